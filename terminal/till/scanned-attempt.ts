import type { AttemptFacts } from '../core/attempt.ts';
import { maskCode } from '../core/payment-code.ts';
import type { Sale } from '../core/sale.ts';
import type { HeldCode } from './held-scan.ts';
import type { TillPorts } from './till-ports.ts';

/**
 * What never changes of the attempt that a scanned code begins, under an id that is on disk.
 * Null: the file of ids takes no more, so nothing may be sent; arming hears of it.
 */
export function scannedAttempt(
  { ids, arming }: Pick<TillPorts, 'ids' | 'arming'>,
  { saleId, money }: Sale,
  { code, family, scannedAt }: HeldCode,
): AttemptFacts | null {
  try {
    const paymentRequestId = ids.next();
    const codeMasked = maskCode(code);
    return { paymentRequestId, saleId, money, codeFamily: family, codeMasked, scannedAt };
  } catch (error) {
    const { code: errorCode, message } = error as NodeJS.ErrnoException;
    arming.hearStore(errorCode ?? message);
    return null;
  }
}
