import type { Decision } from './event.ts';
import { act, askAt, carry, type Case } from './pursuit.ts';

/** The exchange was reset: the identical pay may go out once more, where policy allows (rule 4). */
export function mayPayAgain({ attempt, now, policy }: Case): boolean {
  const { pursuit, facts } = attempt;
  if (pursuit.resent >= policy.resendsMax || !pursuit.mayResend) return false;
  if (pursuit.undo !== null || pursuit.knownMono !== null || pursuit.payRefusal !== null) {
    return false;
  }
  const sentMono = pursuit.silentMono - policy.silentMs;
  const codeAgeMs = pursuit.sentAt - facts.scannedAt + (now.mono - sentMono);
  return codeAgeMs < policy.resendCodeAgeMsMax;
}

export function payAgain(which: Case): Decision {
  const resent = which.attempt.pursuit.resent + 1;
  return act(askAt(carry(which, { resent }), which.now.mono + which.policy.askEveryMs), [
    { type: 'sendPayAgain' },
  ]);
}
