import type { AttemptPolicy } from '../core/policy.ts';
import { codesThat } from '../core/result-codes.ts';

/** The table of result codes as the decisions read it; the same for both dialects. */
export const RESULT_CODE_POLICY: Pick<
  AttemptPolicy,
  'finalForPay' | 'cancelRefusals' | 'refusalsOfSuccessMax' | 'refundRefusals' | 'balanceTooLow'
> = {
  finalForPay: codesThat('pay', 'notPaid'),
  cancelRefusals: Object.fromEntries([
    ...codesThat('cancel', 'tooLate').map((code) => [code, 'tooLate'] as const),
    ...codesThat('cancel', 'refused').map((code) => [code, 'refused'] as const),
  ]),
  // "Customer paying" passes; a paid order that keeps refusing its cancel does not.
  refusalsOfSuccessMax: 3,
  refundRefusals: codesThat('refund', 'refused'),
  balanceTooLow: codesThat('refund', 'balanceTooLow'),
};

/** Refusals of who we are: nothing is proven of the payment, and the till disarms. */
export const CREDENTIAL_CODES: ReadonlySet<string> = new Set(codesThat('every', 'credentials'));
