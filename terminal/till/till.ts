import type { Answer, Calls } from '../../messages/table.ts';
import type { PaymentView, Stage, TillView } from '../../messages/views.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { isFinal, type Attempt, type UtcMs } from '../core/attempt.ts';
import type { Sale } from '../core/sale.ts';
import { Charging } from './charging.ts';
import { Foreground } from './foreground.ts';
import { HeldScan, type HeldCode } from './held-scan.ts';
import { Leaving } from './leaving.ts';
import { NoticeBoard } from './notice-board.ts';
import { OpenPayments } from './open-payments.ts';
import { saleView, unsentView } from './payment-view.ts';
import { RecentUnknowns } from './recent-unknowns.ts';
import { guardScan, type NoticeNow } from './scan-guard.ts';
import { scannedAttempt } from './scanned-attempt.ts';
import { Sending } from './sending.ts';
import { failed } from './steps.ts';
import type { TillPorts } from './till-ports.ts';
import { attemptView } from './till-view.ts';
import { typedText } from './typed-scan.ts';

/**
 * One counter: the sale in the foreground, what may be scanned now, and what the screen is told.
 * Decides nothing about an attempt; `PaymentRunner` does.
 */
export class Till {
  readonly #ports: TillPorts;
  readonly #notices: NoticeBoard;
  readonly #sending: Sending;
  readonly #foreground: Foreground;
  readonly #open: OpenPayments;
  readonly #recent: RecentUnknowns;
  readonly #heldScan: HeldScan;
  readonly #charging: Charging;
  readonly #leaving: Leaving;
  /** Nothing is shown before it is known what was in the foreground. */
  #isRestored = false;

  constructor(ports: TillPorts) {
    this.#ports = ports;
    const publish = () => this.publish();
    this.#notices = new NoticeBoard(ports.clock, publish);
    this.#sending = new Sending(ports, publish);
    this.#foreground = new Foreground(ports.store);
    this.#open = new OpenPayments(ports, (attempt) => this.#paymentView(attempt));
    this.#heldScan = new HeldScan(ports.clock, ports.acquirer.policy.codeLifeMs, () =>
      this.#tell({ code: 'heldCodeTooOld' }),
    );
    this.#recent = new RecentUnknowns(ports);
    this.#charging = new Charging(ports, {
      foreground: this.#foreground,
      doubtful: () => [
        ...ports.runner.openAttempts.toReversed(),
        ...this.#open.allTold(),
        ...this.#recent.attempts(),
      ],
      onOpened: (sale, heldScanAt) => this.#saleOpened(sale, heldScanAt),
    });
    const parts = { foreground: this.#foreground, open: this.#open, sending: this.#sending };
    this.#leaving = new Leaving(ports, parts);
  }

  /** Shows what was in the foreground when the process before this one ended. */
  restore(recovered: number): void {
    this.#foreground.restore();
    this.#open.restore(this.#foreground.paymentRequestId);
    this.#recent.restore();
    this.#isRestored = true;
    if (recovered > 0) this.#notices.say({ code: 'recovered', openAttempts: recovered });
    this.publish();
  }

  charge(call: Calls['charge']['argument']): Answer<{ saleId: string | null }> {
    return this.#told(() => this.#charging.charge(call));
  }

  chargeAnyway(key: string): Answer<{ saleId: string }> {
    return this.#told(() => this.#charging.chargeAnyway(key));
  }

  withdrawCharge(key: string): Answer<null> {
    return this.#told(() => this.#charging.withdraw(key));
  }

  forgetScan(heldScanAt: UtcMs): Answer<null> {
    if (this.#heldScan.view?.scannedAt !== heldScanAt) return failed('notNow');
    this.#heldScan.forget();
    this.publish();
    return { ok: true, result: null };
  }

  closeSale(call: Calls['closeSale']['argument']): Answer<null> {
    return this.#told(() => this.#leaving.closeSale(call));
  }

  handOver(call: Calls['handOver']['argument']): Answer<null> {
    return this.#told(() => this.#leaving.handOver(call));
  }

  nextSale(saleId: string): Answer<null> {
    return this.#told(() => this.#leaving.nextSale(saleId));
  }

  takeBack(saleId: string): Answer<null> {
    return this.#told(() => {
      const answer = this.#leaving.takeBack(saleId);
      if (!answer.ok) return answer;
      // "The same customer": nothing is charged, and the code that was held is of this sale.
      this.#charging.forget();
      this.#heldScan.forget();
      return answer;
    });
  }

  /** What else is said stands: this was about another payment. */
  acknowledge(call: Calls['acknowledge']['argument']): Answer<null> {
    const answer = this.#leaving.acknowledge(call);
    this.publish();
    return answer;
  }

  /** Waits for another code, after an end without money. */
  scanAgain(saleId: string): Answer<null> {
    const { arming } = this.#ports;
    const { sale, attempt } = this.#foreground;
    if (sale?.saleId !== saleId || sale.status !== 'open') return failed('notNow');
    if (attempt === null || !isFinal(attempt)) return failed('notNow');
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    return this.#told(() => {
      const answer = this.#leaving.awaitCode(saleId, attempt);
      if (answer.ok) this.#sending.prepare();
      return answer;
    });
  }

  /** The Cancel button: what is shown afterwards is what really happened. */
  cancelPayment(paymentRequestId: string): Answer<null> {
    const { runner } = this.#ports;
    if (this.#sending.facts?.paymentRequestId === paymentRequestId) {
      this.#sending.stop();
      return { ok: true, result: null };
    }
    if (runner.openAttempt(paymentRequestId) === null) return failed('notNow');
    runner.askToCancel(paymentRequestId);
    return { ok: true, result: null };
  }

  checkNow(paymentRequestId: string): Answer<null> {
    const { runner } = this.#ports;
    if (runner.openAttempt(paymentRequestId) === null) return failed('notNow');
    runner.check(paymentRequestId);
    return { ok: true, result: null };
  }

  /** A scan of a scanner that types like a keyboard. */
  scanTyped(scan: Calls['scanTyped']['argument']): Answer<null> {
    this.scanned(typedText(scan));
    return { ok: true, result: null };
  }

  /** Whatever any scanner read. */
  scanned(text: string): void {
    const { store, arming, acquirer, clock } = this.#ports;
    this.#ports.onScanRead(clock.now());
    arming.refresh();
    const { sale, attempt } = this.#foreground;
    const guarded = guardScan(text, {
      isOpen: this.#sending.facts !== null || (attempt !== null && !isFinal(attempt)),
      isEnded: attempt !== null,
      isArmed: arming.isArmed,
      families: acquirer.families,
      isUsed: (code) => store.usedCodes.has(code),
    });
    if (guarded.kind === 'repeated') return;
    if (guarded.kind === 'refused') return this.#tell(guarded.notice);
    const { code, family } = guarded;
    this.#notices.clear();
    if (sale === null) this.#heldScan.hold(code, family);
    else this.#begin(sale, { code, family, scannedAt: clock.now(), scannedMono: clock.mono() });
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
    const before = this.#foreground.attempt?.status;
    const isOnStage = this.#foreground.changed(attempt);
    // What was said beside the former state may contradict this one.
    if (isOnStage && attempt.status !== before) this.#notices.clear();
    this.#open.changed(attempt);
    this.#recent.changed(attempt);
    this.publish();
  }

  publish(): void {
    if (this.#isRestored) this.#ports.onView(this.view());
  }

  view(): TillView {
    const { facts, clock, arming } = this.#ports;
    const onStage = this.#foreground.paymentRequestId;
    return {
      mode: facts.mode,
      storeName: facts.storeName,
      terminalId: facts.terminalId,
      currency: facts.currency,
      zone: facts.zone,
      languages: facts.languages,
      clock: { at: clock.now(), rate: clock.rate },
      arming: arming.view,
      link: arming.link,
      scanners: this.#ports.scanners(),
      stage: this.#stage(),
      heldScan: this.#heldScan.view,
      openPayments: this.#open.openView(onStage),
      outcomes: this.#open.outcomes(onStage),
      notice: this.#notices.notice,
    };
  }

  #stage(): Stage {
    const { sale, attempt } = this.#foreground;
    if (sale === null) {
      const question = this.#charging.question((one) => this.#paymentView(one));
      return question === null ? { screen: 'sale' } : { screen: 'sameCustomer', question };
    }
    const unsent = this.#sending.facts;
    if (unsent !== null) {
      return { screen: 'attempt', sale: saleView(sale), attempt: unsentView(unsent) };
    }
    if (attempt === null) return { screen: 'showCode', sale: saleView(sale) };
    return { screen: 'attempt', ...this.#viewOf(sale, attempt) };
  }

  #paymentView(attempt: Attempt): PaymentView | null {
    const sale = this.#ports.store.sales.byId(attempt.facts.saleId);
    return sale === null ? null : this.#viewOf(sale, attempt);
  }

  #viewOf(sale: Sale, attempt: Attempt): PaymentView {
    const { clock, acquirerClock, acquirer } = this.#ports;
    const now = { at: clock.now(), mono: clock.mono(), acquirerAt: acquirerClock.now() };
    return { sale: saleView(sale), attempt: attemptView(attempt, now, acquirer.policy) };
  }

  /** The held code goes out only if it is the one that the cashier was asked about. */
  #saleOpened(sale: Sale, heldScanAt: number | null): void {
    this.#sending.prepare();
    const isOther = (this.#heldScan.view?.scannedAt ?? null) !== heldScanAt;
    const held = this.#heldScan.take();
    this.#notices.clear();
    if (isOther) {
      this.#notices.say({ code: held === null ? 'heldCodeTooOld' : 'scanNotExpected' });
    } else if (held !== null && this.#ports.store.usedCodes.has(held.code)) {
      this.#notices.say({ code: 'codeUsed' });
    } else if (held !== null) {
      this.#begin(sale, held);
    } else if (heldScanAt !== null) {
      this.#notices.say({ code: 'heldCodeTooOld' });
    }
  }

  /** A code on its way: rules 1, 2 and 7 from here on are `Sending`'s. */
  #begin(sale: Sale, scan: HeldCode): void {
    const facts = scannedAttempt(this.#ports, sale, scan);
    if (facts === null) return this.#tell({ code: 'notArmed' });
    void this.#sending.begin(facts, scan.code, sale.reference, scan.scannedMono);
  }

  /** A step that was taken leaves what was said beside the former one behind. */
  #told<Result>(step: () => Answer<Result>): Answer<Result> {
    const noticeBefore = this.#notices.notice;
    const answer = step();
    if (answer.ok && this.#notices.notice === noticeBefore) this.#notices.clear();
    this.publish();
    return answer;
  }

  #tell(notice: NoticeNow): void {
    this.#notices.say(notice);
    this.publish();
  }
}
