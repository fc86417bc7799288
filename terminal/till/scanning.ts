import type { Answer, Calls } from '../../messages/table.ts';
import type { HeldScanView } from '../../messages/views.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { isFinal, type UtcMs } from '../core/attempt.ts';
import { shortIdOf } from '../id-file.ts';
import type { Sale } from '../core/sale.ts';
import { splitSymbology } from '../core/symbology.ts';
import type { Foreground } from './foreground.ts';
import { HeldScan, type HeldCode } from './held-scan.ts';
import type { NoticeBoard } from './notice-board.ts';
import { guardScan, type NoticeNow } from './scan-guard.ts';
import { KEYBOARD_WAY, SameScan, type ScanWay } from './same-scan.ts';
import { scannedAttempt } from './scanned-attempt.ts';
import type { Sending } from './sending.ts';
import { failed } from './steps.ts';
import type { ScanMade, TillPorts } from './till-ports.ts';
import { typedText } from './typed-scan.ts';

interface ScanningParts {
  readonly foreground: Foreground;
  readonly sending: Sending;
  readonly notices: NoticeBoard;
  readonly onChange: () => void;
}

/** From whatever any scanner read to a code that is held, on its way, or explained. */
export class Scanning {
  readonly #ports: TillPorts;
  readonly #parts: ScanningParts;
  readonly #held: HeldScan;
  readonly #same: SameScan;

  constructor(ports: TillPorts, parts: ScanningParts) {
    this.#ports = ports;
    this.#parts = parts;
    this.#same = new SameScan(ports.clock);
    this.#held = new HeldScan(ports.clock, ports.acquirer.policy.codeLifeMs, () => {
      parts.notices.say({ code: 'heldCodeTooOld' });
      parts.onChange();
    });
  }

  get held(): HeldScanView | null {
    return this.#held.view;
  }

  /** Forgets the code that is held, if it is this one; null: whichever. */
  forget(heldScanAt: UtcMs | null): Answer<null> {
    if (heldScanAt !== null && this.#held.view?.scannedAt !== heldScanAt) return failed('notNow');
    this.#held.forget();
    return { ok: true, result: null };
  }

  /** A scan of a scanner that types like a keyboard. */
  typed(scan: Calls['scanTyped']['argument']): void {
    this.read(typedText(scan), KEYBOARD_WAY);
  }

  /** One path for every scan, whichever way it came. */
  read(text: string, way: ScanWay): void {
    const { clock, onScanMade } = this.#ports;
    this.#ports.onScanRead(clock.now());
    onScanMade({ at: clock.now(), way, made: this.#make(text, way) });
    this.#parts.onChange();
  }

  #make(text: string, way: ScanWay): ScanMade['made'] {
    const { store, arming, acquirer, clock } = this.#ports;
    const { foreground, sending, notices } = this.#parts;
    arming.refresh();
    const receipt = this.#receiptOf(text);
    if (receipt !== null) {
      const shortId = shortIdOf(receipt);
      return this.#explain({ code: 'receiptScanned', paymentRequestId: receipt, shortId });
    }
    const { sale, attempt } = foreground;
    const guarded = guardScan(text, {
      isOpen: sending.facts !== null || (attempt !== null && !isFinal(attempt)),
      isEnded: attempt !== null,
      isArmed: arming.isArmed,
      families: acquirer.families,
      codeLengthMax: acquirer.codeLengthMax,
      isUsed: (code) => sending.holds(code) || store.usedCodes.has(code),
    });
    if (guarded.kind === 'repeated') return this.#again(guarded.code, way);
    if (guarded.kind === 'refused') return this.#explain(guarded.notice);
    const { code, family } = guarded;
    if (this.#held.holds(code)) return this.#again(code, way);
    this.#same.accept(code, way);
    notices.clear();
    if (sale === null) {
      this.#held.hold(code, family);
      return 'held';
    }
    const scan = { code, family, scannedAt: clock.now(), scannedMono: clock.mono() };
    return this.#begin(sale, scan) ? 'charging' : 'notArmed';
  }

  /** It counts once, and whoever heard it read twice is told so. */
  #again(code: string, way: ScanWay): ScanMade['made'] {
    const before = this.#same.wayOf(code);
    const isByTwoWays = before !== null && before !== way;
    return this.#explain({ code: 'sameCodeAgain', isByTwoWays });
  }

  #explain(notice: NoticeNow): ScanMade['made'] {
    this.#parts.notices.say(notice);
    return notice.code;
  }

  /** The id of one of this till's own payments; null: it is none. */
  #receiptOf(text: string): string | null {
    const id = splitSymbology(text.trim()).text.toUpperCase();
    // A payment code is digits alone, and is never looked up here.
    const isLikeOurs = /^[A-Z][0-9A-Z]{7,63}$/.test(id);
    return isLikeOurs && this.#ports.store.attempts.has(id) ? id : null;
  }

  /** Bytes that were no code. */
  failed(fault: Extract<FromBridge, { type: 'scanFault' }>['fault'], way: ScanWay): void {
    const codes = {
      tooLong: 'scanTooLong',
      noise: 'scanNoise',
      mismatch: 'scanNoise',
      partial: 'scanPartial',
      unended: 'scanUnended',
    } as const;
    const { clock, onScanMade } = this.#ports;
    onScanMade({ at: clock.now(), way, made: this.#explain({ code: codes[fault] }) });
    this.#parts.onChange();
  }

  /** The held code goes out only if it is the one that the cashier was asked about. */
  saleOpened(sale: Sale, heldScanAt: UtcMs | null): void {
    const { sending, notices } = this.#parts;
    sending.prepare();
    const isOther = (this.#held.view?.scannedAt ?? null) !== heldScanAt;
    const held = this.#held.take();
    notices.clear();
    if (isOther) {
      notices.say({ code: held === null ? 'heldCodeTooOld' : 'scanNotExpected' });
    } else if (held !== null && this.#ports.store.usedCodes.has(held.code)) {
      notices.say({ code: 'codeUsed' });
    } else if (held !== null) {
      this.#begin(sale, held);
    } else if (heldScanAt !== null) {
      notices.say({ code: 'heldCodeTooOld' });
    }
  }

  /** A code on its way: rules 1, 2 and 7 from here on are `Sending`'s. False: the till may not. */
  #begin(sale: Sale, scan: HeldCode): boolean {
    const facts = scannedAttempt(this.#ports, sale, scan);
    if (facts === null) {
      this.#parts.notices.say({ code: 'notArmed' });
      this.#parts.onChange();
      return false;
    }
    void this.#parts.sending.begin(facts, scan.code, sale.reference, scan.scannedMono);
    return true;
  }
}
