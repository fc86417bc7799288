import type { Answer, Calls } from '../../messages/table.ts';
import type { TillView } from '../../messages/views.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { isFinal, type Attempt } from '../core/attempt.ts';
import type { Refund } from '../core/refund.ts';
import { Charging } from './charging.ts';
import { Checking } from './checking.ts';
import { Foreground } from './foreground.ts';
import { GivingBack } from './giving-back.ts';
import { Leaving } from './leaving.ts';
import { ManagersDecisions } from './managers-word.ts';
import { NoticeBoard } from './notice-board.ts';
import { OpenPayments } from './open-payments.ts';
import { RecentUnknowns } from './recent-unknowns.ts';
import { CAMERA_WAY, type ScanWay } from './same-scan.ts';
import { Scanning } from './scanning.ts';
import { Sending } from './sending.ts';
import { StageViews } from './stage-views.ts';
import { failed } from './steps.ts';
import type { TillPorts } from './till-ports.ts';

/** What nobody stands before is shown together, at most this often. */
const QUIET_PUBLISH_MS = 100;

/**
 * One counter: the sale in the foreground, what may be done now, and what the screen is told.
 * Decides nothing about an attempt; `decide` does.
 */
export class Till {
  readonly givingBack: GivingBack;
  readonly manager: ManagersDecisions;
  readonly checking: Checking;
  readonly #ports: TillPorts;
  readonly #notices: NoticeBoard;
  readonly #sending: Sending;
  readonly #scanning: Scanning;
  readonly #foreground: Foreground;
  readonly #open: OpenPayments;
  readonly #recent: RecentUnknowns;
  readonly #charging: Charging;
  readonly #leaving: Leaving;
  readonly #views: StageViews;
  /** Nothing is shown before it is known what was in the foreground. */
  #isRestored = false;
  #stopPublishing: (() => void) | null = null;

  constructor(ports: TillPorts) {
    this.#ports = ports;
    const publish = () => this.publish();
    this.#notices = new NoticeBoard(ports.clock, publish);
    this.#sending = new Sending(ports, publish);
    this.#foreground = new Foreground(ports.store);
    this.#scanning = new Scanning(ports, {
      foreground: this.#foreground,
      sending: this.#sending,
      notices: this.#notices,
      onChange: publish,
    });
    this.#open = new OpenPayments(ports, (attempt) => this.#views.payment(attempt));
    this.#recent = new RecentUnknowns(ports);
    this.#charging = new Charging(ports, {
      foreground: this.#foreground,
      doubtful: (money) => [
        ...ports.store.attempts.openAlike(money).flatMap((id) => ports.runner.peek(id) ?? []),
        ...this.#open.allTold(),
        ...this.#recent.attempts(),
      ],
      onOpened: (sale, heldScanAt) => this.#scanning.saleOpened(sale, heldScanAt),
    });
    const parts = { foreground: this.#foreground, open: this.#open, sending: this.#sending };
    this.#leaving = new Leaving(ports, parts);
    this.#views = new StageViews(ports, {
      foreground: this.#foreground,
      charging: this.#charging,
      sending: this.#sending,
    });
    this.givingBack = new GivingBack(ports);
    this.manager = new ManagersDecisions(ports, this.#foreground, this.#leaving);
    this.checking = new Checking(ports);
  }

  /** Shows what was in the foreground when the process before this one ended. */
  restore(recovered: number): void {
    this.#foreground.restore();
    // What the stage shows does not wait for its turn.
    const onStage = this.#foreground.paymentRequestId;
    if (onStage !== null) this.#ports.runner.openAttempt(onStage);
    this.#open.restore(onStage);
    this.#recent.restore();
    this.givingBack.restore();
    this.#isRestored = true;
    if (recovered > 0) this.#notices.say({ code: 'recovered', openAttempts: recovered });
    this.publish();
  }

  /** Nothing is shown any more. */
  stop(): void {
    this.#isRestored = false;
    this.#stopPublishing?.();
  }

  /** The payment that nothing else may delay; null: none is awaited. */
  urgentPayment(): string | null {
    const { attempt } = this.#foreground;
    return attempt === null || isFinal(attempt) ? null : attempt.facts.paymentRequestId;
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

  forgetScan(heldScanAt: number): Answer<null> {
    const answer = this.#scanning.forget(heldScanAt);
    if (answer.ok) this.publish();
    return answer;
  }

  closeSale(call: Calls['closeSale']['argument']): Answer<null> {
    const answer = this.#told(() => this.#leaving.closeSale(call));
    if (answer.ok && call.as === 'paidOtherwise') this.#ports.printing.paidOtherwise(call.saleId);
    return answer;
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
      this.#scanning.forget(null);
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

  /** The cashier's word for a code that waited for a connection. */
  sendNow(paymentRequestId: string): Answer<null> {
    const { arming } = this.#ports;
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    if (!this.#sending.sendNow(paymentRequestId)) return failed('notNow');
    return { ok: true, result: null };
  }

  scanTyped(scan: Calls['scanTyped']['argument']): Answer<null> {
    this.#scanning.typed(scan);
    return { ok: true, result: null };
  }

  /** A code that the window's camera saw. */
  scanSeen({ text, symbology }: Calls['scanSeen']['argument']): Answer<null> {
    this.scanned(symbology + text, CAMERA_WAY);
    return { ok: true, result: null };
  }

  /** Whatever any scanner read. */
  scanned(text: string, way: ScanWay): void {
    this.#scanning.read(text, way);
  }

  scanFailed(fault: Extract<FromBridge, { type: 'scanFault' }>['fault'], way: ScanWay): void {
    this.#scanning.failed(fault, way);
  }

  scannerUnplugged(): void {
    this.#notices.say({ code: 'scannerUnplugged' });
    this.publish();
  }

  scannersChanged(): void {
    const areReady = this.#ports.scanners().every(({ status }) => status === 'ready');
    if (areReady) this.#notices.clearUnplugged();
    this.publish();
  }

  attemptChanged(attempt: Attempt): void {
    if (isFinal(attempt)) this.#sending.forget(attempt.facts.paymentRequestId);
    const before = this.#foreground.attempt?.status;
    const isOnStage = this.#foreground.changed(attempt);
    // What was said beside the former state may contradict this one.
    if (isOnStage && attempt.status !== before) this.#notices.clear();
    this.#open.changed(attempt);
    this.#recent.changed(attempt);
    if (!isOnStage) {
      this.publishSoon();
      return;
    }
    this.publish();
    const isNewlyPaid = attempt.status === 'paid' && before !== 'paid';
    if (isNewlyPaid) this.#ports.printing.paidOnStage(attempt.facts.paymentRequestId);
  }

  refundChanged(refund: Refund): void {
    this.givingBack.changed(refund);
    this.publish();
  }

  /** A payment that the till's records had lost is told until somebody has seen it. */
  paymentFound(attempt: Attempt): void {
    this.#open.left(attempt.facts.paymentRequestId, 'unconfirmed');
    this.publish();
  }

  publish(): void {
    this.#stopPublishing?.();
    this.#stopPublishing = null;
    if (this.#isRestored) this.#ports.onView(this.view());
  }

  /** With whatever else is shown within a moment. */
  publishSoon(): void {
    if (!this.#isRestored) return;
    this.#stopPublishing ??= this.#ports.clock.after(QUIET_PUBLISH_MS, () => this.publish());
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
      stage: this.#views.stage(),
      heldScan: this.#scanning.held,
      openPayments: this.#open.openView(onStage),
      givingBack: this.givingBack.list,
      alsoAsked: this.#views.alsoAsked(),
      outcomes: this.#open.outcomes(onStage),
      printing: this.#ports.printing.view,
      notice: this.#notices.notice,
    };
  }

  /** A step that was taken leaves what was said beside the former one behind. */
  #told<Result>(step: () => Answer<Result>): Answer<Result> {
    const noticeBefore = this.#notices.notice;
    const answer = step();
    if (answer.ok && this.#notices.notice === noticeBefore) this.#notices.clear();
    this.publish();
    return answer;
  }
}
