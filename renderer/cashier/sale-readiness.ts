import type { CallFailure } from '../../messages/failures.ts';
import type { TillView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { scannerAdvice, scannerInUse } from '../components/scanner-in-use.ts';

/** What stands between the cashier and Charge, in words. */
export type Readiness = ToldReadiness | AskedReadiness;

export interface ToldReadiness {
  readonly kind: 'ready' | 'waiting' | 'wrong';
  readonly title: string;
  readonly advice: string;
  /** Whether Charge may be pressed. Whether it is carried out, the terminal decides. */
  readonly mayCharge: boolean;
}

/** A code is held: its own card says what Charge would do. */
interface AskedReadiness {
  readonly kind: 'asked';
  readonly mayCharge: boolean;
}

interface Draft {
  readonly amountMinor: number;
  readonly failure: CallFailure | null;
  /** A scanner that types was heard in this window. */
  readonly isTypingHeard: boolean;
}

/** The one thing to be told now: the newest failure first, the plain invitation last. */
export function saleReadiness(
  { arming, scanners, heldScan }: TillView,
  draft: Draft,
  words: Catalogue,
): Readiness {
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
  if (heldScan !== null) return { kind: 'asked', mayCharge };
  const scanner = scannerAdvice(scannerInUse(scanners, draft.isTypingHeard), words);
  if (scanner !== '') {
    return { kind: 'wrong', title: say.scannerNotReady, advice: scanner, mayCharge };
  }
  if (!mayCharge) return { kind: 'waiting', ...say.needsAmount, mayCharge };
  return { kind: 'ready', ...say.ready, mayCharge };
}
