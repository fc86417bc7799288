import type { PrinterView, PrintingView } from '../../messages/printing.ts';
import type { Answer, Calls } from '../../messages/table.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { catalogues, languageOf } from '../../words/languages.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
import { pinFailure } from '../till/managers-word.ts';
import { failed } from '../till/steps.ts';
import type { ManagersWord, Printing, TillFacts } from '../till/till-ports.ts';
import type { PrintEnded } from './print-ports.ts';
import type { PrintQueue } from './print-queue.ts';
import type { PrinterSetup } from './print-settings.ts';
import type { SlipReader } from './slip-reader.ts';

interface PrintDeskPorts {
  readonly facts: Pick<TillFacts, 'languages'>;
  /** Null: no printer is configured, and nothing is ever printed. */
  readonly printer: PrinterSetup | null;
  readonly clock: Clock;
  readonly store: Store;
  readonly pin: ManagersWord;
  readonly queue: PrintQueue;
  readonly reader: SlipReader;
}

type PrinterStatus = Extract<FromBridge, { type: 'printerStatus' }>;
type Asked = Answer<{ jobId: string }>;

/** Who asks for paper, or for the drawer, and what is to stand there. */
export class PrintDesk implements Printing {
  readonly #ports: PrintDeskPorts;
  #printer: PrinterView | null;

  constructor(ports: PrintDeskPorts) {
    this.#ports = ports;
    this.#printer = ports.printer === null ? null : { ...ports.printer.view, ...STARTING };
  }

  /** After a start. */
  restore(): void {
    if (this.#printer !== null) this.#ports.queue.restore();
  }

  stop(): void {
    this.#ports.queue.stop();
  }

  get view(): PrintingView {
    return { printer: this.#printer, jobs: this.#ports.queue.jobs };
  }

  printSlip({ about, language }: Calls['printSlip']['argument']): Asked {
    if (this.#printer === null) return failed('noPrinter');
    const locale = localeOf(language);
    if (locale === null) return failed('malformed');
    const work = this.#ports.reader.slip(about, locale);
    return work === null ? failed('notNow') : this.#ports.queue.add(work);
  }

  printTest({ language }: Calls['printTest']['argument']): Asked {
    if (this.#printer === null) return failed('noPrinter');
    const locale = localeOf(language);
    if (locale === null) return failed('malformed');
    const { queue, reader } = this.#ports;
    return { ok: true, result: queue.doNow({ type: 'test', facts: reader.test(locale) }) };
  }

  /** By hand and without a sale: it stands in the journal before the drawer springs open. */
  async openDrawer({ pin }: Calls['openDrawer']['argument']): Promise<Asked> {
    if (this.#printer === null) return failed('noPrinter');
    if (!this.#printer.hasDrawer) return failed('noDrawer');
    const refusal = pinFailure(await this.#ports.pin.check(pin));
    if (refusal !== null) return refusal;
    if (!this.#writesDown('till', 'manager')) return failed('printNotKept');
    return { ok: true, result: this.#ports.queue.doNow({ type: 'drawer' }) };
  }

  retryPrint({ jobId }: Calls['retryPrint']['argument']): Answer<null> {
    return this.#ports.queue.retry(jobId);
  }

  dropPrints({ jobIds }: Calls['dropPrints']['argument']): Answer<null> {
    return this.#ports.queue.drop(jobIds);
  }

  paidOnStage(paymentRequestId: string): void {
    const { printer, queue, facts, reader } = this.#ports;
    if (printer?.prints !== 'always') return;
    const work = reader.slip({ paymentRequestId }, localeOf(facts.languages[0] ?? '') ?? 'en');
    if (work === null) return;
    const answer = queue.add(work);
    if (answer.ok) return;
    queue.tellLost(work, answer.failure === 'printQueueFull' ? 'queueFull' : 'notWritten');
  }

  /** That a payment was closed is written already: the drawer does not wait for another line. */
  paidOtherwise(saleId: string): void {
    const { printer, queue } = this.#ports;
    if (printer === null || !printer.view.hasDrawer || !printer.opensDrawerOn.paidOtherwise) return;
    queue.doNow({ type: 'drawer' });
    this.#writesDown(saleId, 'paidOtherwise');
  }

  /** What the bridge says of the printer. */
  heardStatus({ status, problem, detail, answers }: Omit<PrinterStatus, 'type'>): void {
    if (this.#printer === null) return;
    this.#printer = { ...this.#printer, status, problem, detail, answers };
    this.#ports.queue.printerIs(status === 'ready' && problem === null);
  }

  heardEnd(ended: PrintEnded): void {
    this.#ports.queue.ended(ended);
  }

  /** The bridge is gone, for now or for good; `detail`: why it is not started again at once. */
  linkLost(detail: string | null): void {
    if (this.#printer === null) return;
    const gone = { status: 'faulted', problem: 'restarting', detail } as const;
    this.#printer = { ...this.#printer, ...(detail === null ? STARTING : gone) };
    this.#ports.queue.linkLost();
  }

  #writesDown(subject: string, cause: 'manager' | 'paidOtherwise'): boolean {
    const { store, clock } = this.#ports;
    const entry = { at: clock.now(), subject, type: 'drawerOpened', facts: { cause } };
    try {
      store.write(() => store.journal.append(entry));
      return true;
    } catch {
      return false;
    }
  }
}

const STARTING = { status: 'opening', problem: null, detail: null } as const;

/** Of the catalogue that a slip speaks; null: there is none of this language. */
function localeOf(language: string): string | null {
  const name = languageOf(language);
  return name === null ? null : catalogues[name].locale;
}
