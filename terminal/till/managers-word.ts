import type { Answer, Calls } from '../../messages/table.ts';
import { unhandled } from '../core/check.ts';
import type { PinCheck } from '../staff/manager-pin.ts';
import type { Foreground } from './foreground.ts';
import type { Leaving } from './leaving.ts';
import { failed } from './steps.ts';
import type { TillPorts } from './till-ports.ts';

type SeenAttempt = Calls['chargeAgain']['argument'];

/** What only a manager may decide about a payment whose end is not known (rule 22). */
export class ManagersDecisions {
  readonly #ports: Pick<TillPorts, 'pin' | 'arming'>;
  readonly #foreground: Foreground;
  readonly #leaving: Leaving;

  constructor(ports: Pick<TillPorts, 'pin' | 'arming'>, foreground: Foreground, leaving: Leaving) {
    this.#ports = ports;
    this.#foreground = foreground;
    this.#leaving = leaving;
  }

  /** The sale waits for another code; the payment before it is undone, whatever becomes of it. */
  chargeAgain(call: SeenAttempt): Promise<Answer<null>> {
    const { arming } = this.#ports;
    return this.#allowed(call, () => {
      arming.refresh();
      if (!arming.isArmed) return failed('notArmed');
      return this.#leaving.releaseForAnother(call);
    });
  }

  /** Seen as paid in the acquirer's portal: the till is freed, and it stays to be verified. */
  seenInPortal(call: SeenAttempt): Promise<Answer<null>> {
    return this.#allowed(call, () => this.#leaving.leaveSeenInPortal(call));
  }

  /** Looked at before the PIN and after it, which takes its time. */
  async #allowed(call: SeenAttempt, decide: () => Answer<null>): Promise<Answer<null>> {
    if (!this.#isShown(call)) return failed('notNow');
    const refusal = pinFailure(await this.#ports.pin.check(call.pin));
    if (refusal !== null) return refusal;
    return this.#isShown(call) ? decide() : failed('notNow');
  }

  #isShown({ paymentRequestId, status }: SeenAttempt): boolean {
    const { attempt } = this.#foreground;
    if (attempt?.facts.paymentRequestId !== paymentRequestId) return false;
    return attempt.status === status && status === 'needsAttention';
  }
}

/** Null: it was the manager's. */
export function pinFailure(check: PinCheck): Answer<never> | null {
  switch (check.status) {
    case 'right':
      return null;
    case 'wrong':
      return failed('pinWrong');
    case 'locked':
      return failed('pinLocked');
    case 'notSet':
      return failed('pinNotSet');
    case 'storeFailed':
      return failed('storeFailed');
    default:
      return unhandled(check);
  }
}
