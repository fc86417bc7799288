import type { AttemptView } from '../../messages/views.ts';
import type { Attempt, Pursuit } from '../core/attempt.ts';
import type { Moment } from '../core/event.ts';
import type { AttemptPolicy } from '../core/policy.ts';
import { recordedView, type GivenBack } from './payment-view.ts';

type Now = Pick<Moment, 'at' | 'mono' | 'acquirerAt'>;

/** What stands beside an attempt and is not in it. */
interface BesideAttempt {
  readonly waiting: { readonly diesMono: number; readonly forWord: boolean } | null;
  readonly back: GivenBack;
}

/** An attempt with the waits that are going on now, as instants on the till's clock. */
export function attemptView(
  attempt: Attempt,
  now: Now,
  policy: AttemptPolicy,
  { waiting, back }: BesideAttempt,
): AttemptView {
  const view = { ...recordedView(attempt), ...back };
  if (attempt.status === 'waitingForLink' && waiting !== null) {
    const { diesMono, forWord } = waiting;
    return { ...view, codeDiesAt: wall(diesMono, now), waitsForWord: forWord };
  }
  if (!('pursuit' in attempt)) return view;
  const { pursuit } = attempt;
  return {
    ...view,
    deadlineAt: pursuit.undo === null ? wall(pursuit.limitMono, now) : null,
    provenAt: provenAt(pursuit, now, policy),
  };
}

function wall(mono: number, now: Now): number {
  return Math.round(now.at + (mono - now.mono));
}

/** The instant on the till's clock at which the proving question is asked; null: clock unknown. */
function provenAt(pursuit: Pursuit, now: Now, policy: AttemptPolicy): number | null {
  if (now.acquirerAt === null || pursuit.expiresAt === null) return null;
  return Math.round(now.at + (pursuit.expiresAt + policy.proofAskMs - now.acquirerAt));
}
