import type { CallFailure } from '../../messages/failures.ts';
import type { TillView } from '../../messages/views.ts';
import { scannerAdvice } from '../components/scanner-in-use.ts';
import { words } from '../language.ts';

/** What stands between the cashier and Charge, in words. */
export interface Readiness {
  readonly kind: 'ready' | 'waiting' | 'wrong';
  readonly title: string;
  readonly advice: string;
  /** Whether Charge may be pressed. Whether it is carried out, the terminal decides. */
  readonly mayCharge: boolean;
}

interface Draft {
  readonly amountMinor: number;
  readonly burstLeftOut: boolean;
  readonly failure: CallFailure | null;
}

/** The one thing to be told now: the newest failure first, the plain invitation last. */
export function saleReadiness({ arming, scanners }: TillView, draft: Draft): Readiness {
  const say = words.screens.sale;
  if (arming.status === 'disarmed') {
    const advice = words.arming.disarmed[arming.reason];
    return { kind: 'wrong', title: say.notArmed, advice, mayCharge: false };
  }
  if (arming.status === 'checking') {
    const advice = words.arming.checking;
    return { kind: 'waiting', title: say.checking, advice, mayCharge: false };
  }
  const mayCharge = draft.amountMinor > 0;
  if (draft.failure !== null) {
    const advice = words.callFailures[draft.failure];
    return { kind: 'wrong', title: say.notCharged, advice, mayCharge };
  }
  if (draft.burstLeftOut) {
    return { kind: 'wrong', title: say.burst.title, advice: say.burst.advice, mayCharge };
  }
  const scanner = scannerAdvice(scanners);
  if (scanner !== '') {
    return { kind: 'wrong', title: say.scannerNotReady, advice: scanner, mayCharge };
  }
  if (!mayCharge) return { kind: 'waiting', ...say.needsAmount, mayCharge };
  return { kind: 'ready', ...say.ready, mayCharge };
}
