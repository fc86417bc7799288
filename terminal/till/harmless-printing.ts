import type { PrintingView } from '../../messages/printing.ts';
import type { Log } from '../ports.ts';
import type { Printing } from './till-ports.ts';

/** Printing at which a payment cannot fail: whatever it throws is logged, and the payment goes on. */
export class HarmlessPrinting implements Printing {
  readonly #printing: Printing;
  readonly #log: Log;

  constructor(printing: Printing, log: Log) {
    this.#printing = printing;
    this.#log = log;
  }

  get view(): PrintingView {
    return this.#printing.view;
  }

  paidOnStage(paymentRequestId: string): void {
    this.#tell(() => this.#printing.paidOnStage(paymentRequestId));
  }

  paidOtherwise(saleId: string): void {
    this.#tell(() => this.#printing.paidOtherwise(saleId));
  }

  #tell(what: () => void): void {
    try {
      what();
    } catch (error) {
      this.#log.error('printing.failed', { detail: (error as Error).message });
    }
  }
}
