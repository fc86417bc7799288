import type { CallFailure } from '../../messages/failures.ts';
import type { Answer } from '../../messages/table.ts';
import type { Stage, TillView } from '../../messages/views.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { isFinal, type Attempt, type AttemptFacts } from '../core/attempt.ts';
import { businessDayOf } from '../core/business-day.ts';
import { maskCode } from '../core/payment-code.ts';
import type { Sale } from '../core/sale.ts';
import type { TillPorts } from './till-ports.ts';
import { NoticeBoard } from './notice-board.ts';
import { readSaleRequest } from './sale-request.ts';
import { guardScan, type NoticeNow } from './scan-guard.ts';
import { Sending } from './sending.ts';
import { attemptView, saleView, unsentView } from './till-view.ts';

/**
 * One counter: the sale in the foreground, what may be scanned now, and what the screen is told.
 * Decides nothing about an attempt; `PaymentRunner` does.
 */
export class Till {
  readonly #ports: TillPorts;
  #sale: Sale | null = null;
  #attempt: Attempt | null = null;
  readonly #notices: NoticeBoard;
  /** Nothing is shown before it is known what was in the foreground. */
  #isRestored = false;
  readonly #sending: Sending;

  constructor(ports: TillPorts) {
    this.#ports = ports;
    this.#notices = new NoticeBoard(ports.clock, () => this.publish());
    this.#sending = new Sending(ports, () => this.publish());
  }

  /** Shows what was in the foreground when the process before this one ended. */
  restore(recovered: number): void {
    const { store } = this.#ports;
    const open = this.#ports.runner.openAttempts.at(-1) ?? null;
    const saleId = open?.facts.saleId ?? store.foregroundSale();
    this.#sale = saleId === null ? null : store.sales.byId(saleId);
    this.#attempt = open;
    if (open === null && saleId !== null) this.#restoreEnded(saleId);
    this.#isRestored = true;
    if (recovered > 0) this.#notices.say({ code: 'recovered', openAttempts: recovered });
    this.publish();
  }

  /** Opens a sale, or finds the one that this key opened before. */
  charge(call: {
    key: string;
    amountMinor: number;
    reference: string | null;
  }): Answer<{ saleId: string }> {
    const { store, facts, clock, arming } = this.#ports;
    const known = store.sales.byCallKey(call.key);
    if (known !== null) {
      const isShown = known.saleId === this.#sale?.saleId;
      return isShown ? { ok: true, result: { saleId: known.saleId } } : failed('notNow');
    }
    if (this.#sale !== null) return failed('busy');
    const request = readSaleRequest(call, facts);
    if (!request.ok) return request;
    const { money, reference } = request;
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    const createdAt = clock.now();
    const sale: Sale = {
      saleId: this.#ports.ids.nextSale(),
      callKey: call.key,
      money,
      reference,
      status: 'open',
      businessDay: businessDayOf(createdAt, facts),
      zone: facts.zone,
      cutOff: facts.cutOff,
      createdAt,
    };
    return this.#step(sale.saleId, 'saleOpened', { ...money, reference }, () => {
      store.sales.insert(sale);
      store.setForegroundSale(sale.saleId);
      return () => {
        this.#sale = sale;
        this.#sending.prepare();
        return { saleId: sale.saleId };
      };
    });
  }

  /** Back to the amount; only while nothing was scanned for the sale. */
  dropSale(saleId: string): Answer<null> {
    if (this.#sale?.saleId !== saleId || this.#attempt !== null || this.#sending.facts !== null) {
      return failed('notNow');
    }
    return this.#leaveSale('saleDropped', 'dropped');
  }

  /** Waits for another code, after an end without money. */
  scanAgain(saleId: string): Answer<null> {
    const { arming } = this.#ports;
    if (this.#sale?.saleId !== saleId || this.#attempt === null) return failed('notNow');
    if (!isFinal(this.#attempt) || this.#attempt.status === 'paid') return failed('notNow');
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    this.#attempt = null;
    this.#notices.clear();
    this.#sending.prepare();
    this.publish();
    return { ok: true, result: null };
  }

  nextSale(saleId: string): Answer<null> {
    if (this.#sale?.saleId !== saleId || this.#attempt === null) return failed('notNow');
    if (!isFinal(this.#attempt)) return failed('notNow');
    const isPaid = this.#attempt.status === 'paid';
    return isPaid ? this.#leaveSale('saleLeft', null) : this.#leaveSale('saleDropped', 'dropped');
  }

  /** The Cancel button: what is shown afterwards is what really happened. */
  cancelPayment(paymentRequestId: string): Answer<null> {
    if (this.#sending.facts?.paymentRequestId === paymentRequestId) {
      this.#sending.stop();
      return { ok: true, result: null };
    }
    if (!this.#isPursued(paymentRequestId)) return failed('notNow');
    this.#ports.runner.askToCancel(paymentRequestId);
    return { ok: true, result: null };
  }

  checkNow(paymentRequestId: string): Answer<null> {
    if (!this.#isPursued(paymentRequestId)) return failed('notNow');
    this.#ports.runner.check(paymentRequestId);
    return { ok: true, result: null };
  }

  /** A complete code from any scanner. */
  scanned(text: string): void {
    const { store, arming, acquirer, clock } = this.#ports;
    arming.refresh();
    const guarded = guardScan(text, {
      isOpen: this.#sending.facts !== null || (this.#attempt !== null && !isFinal(this.#attempt)),
      isExpected: this.#sale !== null && this.#attempt === null,
      isEnded: this.#attempt !== null,
      isArmed: arming.isArmed,
      families: acquirer.families,
      isUsed: (code) => store.usedCodes.has(code),
    });
    if (guarded.kind === 'repeated') return;
    if (guarded.kind === 'refused') return this.#tell(guarded.notice);
    if (this.#sale === null) return this.#tell({ code: 'scanNotExpected' });
    const { code, family } = guarded;
    const paymentRequestId = this.#nextId();
    if (paymentRequestId === null) return this.#tell({ code: 'notArmed' });
    const facts: AttemptFacts = {
      paymentRequestId,
      saleId: this.#sale.saleId,
      money: this.#sale.money,
      codeFamily: family,
      codeMasked: maskCode(code),
      scannedAt: clock.now(),
    };
    this.#notices.clear();
    void this.#sending.begin(facts, code, this.#sale.reference);
    this.publish();
  }

  /** Bytes that were no code. */
  scanFailed(fault: Extract<FromBridge, { type: 'scanFault' }>['fault']): void {
    const codes = { tooLong: 'scanTooLong', noise: 'scanNoise', partial: 'scanPartial' } as const;
    this.#tell({ code: codes[fault] });
  }

  scannerUnplugged(): void {
    this.#tell({ code: 'scannerUnplugged' });
  }

  scannersChanged(): void {
    const areReady = this.#ports.scanners().every(({ status }) => status === 'ready');
    if (areReady) this.#notices.clearUnplugged();
    this.publish();
  }

  attemptChanged(attempt: Attempt): void {
    if (attempt.facts.saleId === this.#sale?.saleId) {
      // What was said beside the former state may contradict this one.
      if (attempt.status !== this.#attempt?.status) this.#notices.clear();
      this.#attempt = attempt;
    }
    this.publish();
  }

  publish(): void {
    if (this.#isRestored) this.#ports.onView(this.view());
  }

  view(): TillView {
    const { facts, clock, arming } = this.#ports;
    return {
      mode: facts.mode,
      storeName: facts.storeName,
      terminalId: facts.terminalId,
      currency: facts.currency,
      zone: facts.zone,
      clock: { at: clock.now(), rate: clock.rate },
      arming: arming.view,
      link: arming.link,
      scanners: this.#ports.scanners(),
      stage: this.#stage(),
      notice: this.#notices.notice,
    };
  }

  #stage(): Stage {
    if (this.#sale === null) return { screen: 'sale' };
    const sale = saleView(this.#sale);
    const unsent = this.#sending.facts;
    if (unsent !== null) return { screen: 'attempt', sale, attempt: unsentView(unsent) };
    if (this.#attempt === null) return { screen: 'showCode', sale };
    const { clock, acquirerClock, acquirer } = this.#ports;
    const now = { at: clock.now(), mono: clock.mono(), acquirerAt: acquirerClock.now() };
    return { screen: 'attempt', sale, attempt: attemptView(this.#attempt, now, acquirer.policy) };
  }

  #leaveSale(type: string, status: 'dropped' | null): Answer<null> {
    const sale = this.#sale as Sale;
    return this.#step(sale.saleId, type, {}, () => {
      const { store, runner } = this.#ports;
      if (status !== null) store.sales.setStatus(sale.saleId, status);
      const waiting = runner.openAttempts.at(-1) ?? null;
      store.setForegroundSale(waiting?.facts.saleId ?? null);
      return () => {
        this.#sending.release();
        this.#attempt = waiting;
        this.#sale = waiting && store.sales.byId(waiting.facts.saleId);
        return null;
      };
    });
  }

  /** One step of a sale: what `write` does is committed with its journal row, then takes effect. */
  #step<Result>(
    subject: string,
    type: string,
    facts: Record<string, unknown>,
    write: () => () => Result,
  ): Answer<Result> {
    const { store, clock, arming } = this.#ports;
    let takeEffect: () => Result;
    try {
      takeEffect = store.write(() => {
        store.journal.append({ at: clock.now(), subject, type, facts });
        return write();
      });
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      arming.hearStore(code ?? message);
      return failed('storeFailed');
    }
    this.#notices.clear();
    const result = takeEffect();
    this.publish();
    return { ok: true, result };
  }

  /** A result that nobody left yet is shown again; one that cannot be read is not charged over. */
  #restoreEnded(saleId: string): void {
    const stored = this.#ports.store.attempts.newestOf(saleId);
    if (stored === null) return;
    if (stored.readable) this.#attempt = stored.attempt;
    else this.#sale = null;
  }

  /** Null: the file of ids takes no more, so nothing may be sent. */
  #nextId(): string | null {
    try {
      return this.#ports.ids.next();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#ports.arming.hearStore(code ?? message);
      return null;
    }
  }

  #isPursued(paymentRequestId: string): boolean {
    const attempt = this.#attempt;
    return (
      attempt !== null && !isFinal(attempt) && attempt.facts.paymentRequestId === paymentRequestId
    );
  }

  #tell(notice: NoticeNow): void {
    this.#notices.say(notice);
    this.publish();
  }
}

function failed(failure: CallFailure): { ok: false; failure: CallFailure } {
  return { ok: false, failure };
}
