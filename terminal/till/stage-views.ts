import type { AlsoAskedView, PaymentView, Stage } from '../../messages/views.ts';
import type { Attempt } from '../core/attempt.ts';
import type { Sale } from '../core/sale.ts';
import type { Charging } from './charging.ts';
import type { Foreground } from './foreground.ts';
import { saleView, unsentView } from './payment-view.ts';
import type { Sending } from './sending.ts';
import type { TillPorts } from './till-ports.ts';
import { attemptView } from './till-view.ts';

interface StageParts {
  readonly foreground: Foreground;
  readonly charging: Charging;
  readonly sending: Sending;
}

/** What the screen is told of payments: on the stage, and wherever else one is named. */
export class StageViews {
  readonly #ports: TillPorts;
  readonly #parts: StageParts;

  constructor(ports: TillPorts, parts: StageParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  alsoAsked(): AlsoAskedView {
    const { rechecks, orphans, store } = this.#ports;
    return { ended: rechecks.count, lost: orphans.count, parked: store.work.parked() };
  }

  stage(): Stage {
    const { foreground, charging, sending } = this.#parts;
    const { sale, attempt } = foreground;
    if (sale === null) {
      const question = charging.question((one) => this.payment(one));
      return question === null ? { screen: 'sale' } : { screen: 'sameCustomer', question };
    }
    const unsent = sending.facts;
    if (unsent !== null) {
      return { screen: 'attempt', sale: saleView(sale), attempt: unsentView(unsent) };
    }
    if (attempt === null) return { screen: 'showCode', sale: saleView(sale) };
    return { screen: 'attempt', ...this.#viewOf(sale, attempt) };
  }

  /** Null: its sale is not there. */
  payment(attempt: Attempt): PaymentView | null {
    const sale = this.#ports.store.sales.byId(attempt.facts.saleId);
    return sale === null ? null : this.#viewOf(sale, attempt);
  }

  #viewOf(sale: Sale, attempt: Attempt): PaymentView {
    const { clock, acquirerClock, acquirer, refunds } = this.#ports;
    const { paymentRequestId } = attempt.facts;
    const now = { at: clock.now(), mono: clock.mono(), acquirerAt: acquirerClock.now() };
    const isPaid = attempt.status === 'paid';
    const beside = {
      waiting: this.#parts.sending.waiting(paymentRequestId),
      back: {
        givenBackMinor: isPaid ? refunds.givenBackMinor(paymentRequestId) : 0,
        unprovenBackMinor: isPaid ? refunds.unprovenMinor(paymentRequestId) : 0,
      },
    };
    return { sale: saleView(sale), attempt: attemptView(attempt, now, acquirer.policy, beside) };
  }
}
