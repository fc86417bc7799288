import type { Notice } from '../../messages/views.ts';
import { emvApplications } from '../core/emv-code.ts';
import { recognise, type CodeFamily } from '../core/payment-code.ts';

/** A notice before it is told when it was said. */
export type NoticeNow = Notice extends infer One
  ? One extends Notice
    ? Omit<One, 'at'>
    : never
  : never;

/** What the till knows when a scan comes in. */
export interface ScanMoment {
  /** A payment is on its way: a second code is never queued behind it. */
  readonly isOpen: boolean;
  /** A result is shown that nobody has left yet. */
  readonly isEnded: boolean;
  readonly isArmed: boolean;
  readonly families: readonly CodeFamily[];
  /** Longest code that the acquirer's requests carry. */
  readonly codeLengthMax: number;
  readonly isUsed: (code: string) => boolean;
}

export type GuardedScan =
  /** The code of the payment that is shown, held to the scanner too long: nothing comes of it. */
  | { readonly kind: 'repeated'; readonly code: string }
  | { readonly kind: 'usable'; readonly code: string; readonly family: CodeFamily }
  | { readonly kind: 'refused'; readonly notice: NoticeNow };

/** Whether a scan may be charged or held for it; if not, what the cashier is told. */
export function guardScan(text: string, moment: ScanMoment): GuardedScan {
  const recognition = recognise(text);
  if (recognition.kind === 'notACode') {
    return refused({ code: 'notACode', reason: recognition.reason });
  }
  const { code, family } = recognition;
  if ((moment.isOpen || moment.isEnded) && moment.isUsed(code)) return { kind: 'repeated', code };
  if (moment.isOpen) return refused({ code: 'scanWhileOpen' });
  if (moment.isEnded) return refused({ code: 'scanAfterEnd' });
  if (!moment.families.includes(family)) {
    return refused({ code: 'familyNotTaken', family, application: applicationOf(code) });
  }
  if (code.length > moment.codeLengthMax) return refused({ code: 'codeNotCarried' });
  if (moment.isUsed(code)) return refused({ code: 'codeUsed' });
  if (!moment.isArmed) return refused({ code: 'notArmed' });
  return { kind: 'usable', code, family };
}

/** The wallet that an EMV code names first; other codes name none. */
function applicationOf(code: string): string | null {
  return emvApplications(code)?.[0]?.name ?? null;
}

function refused(notice: NoticeNow): GuardedScan {
  return { kind: 'refused', notice };
}
