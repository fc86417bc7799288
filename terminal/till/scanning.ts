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
import { guardScan } from './scan-guard.ts';
import { scannedAttempt } from './scanned-attempt.ts';
import type { Sending } from './sending.ts';
import { failed } from './steps.ts';
import type { TillPorts } from './till-ports.ts';
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

  constructor(ports: TillPorts, parts: ScanningParts) {
    this.#ports = ports;
    this.#parts = parts;
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
    this.read(typedText(scan));
  }

  read(text: string): void {
    const { store, arming, acquirer, clock } = this.#ports;
    const { foreground, sending, notices, onChange } = this.#parts;
    this.#ports.onScanRead(clock.now());
    arming.refresh();
    const receipt = this.#receiptOf(text);
    if (receipt !== null) {
      const shortId = shortIdOf(receipt);
      notices.say({ code: 'receiptScanned', paymentRequestId: receipt, shortId });
      onChange();
      return;
    }
    const { sale, attempt } = foreground;
    const guarded = guardScan(text, {
      isOpen: sending.facts !== null || (attempt !== null && !isFinal(attempt)),
      isEnded: attempt !== null,
      isArmed: arming.isArmed,
      families: acquirer.families,
      codeLengthMax: acquirer.codeLengthMax,
      isUsed: (code) => store.usedCodes.has(code),
    });
    if (guarded.kind === 'repeated') return;
    if (guarded.kind === 'refused') {
      notices.say(guarded.notice);
      onChange();
      return;
    }
    const { code, family } = guarded;
    notices.clear();
    if (sale === null) this.#held.hold(code, family);
    else this.#begin(sale, { code, family, scannedAt: clock.now(), scannedMono: clock.mono() });
    onChange();
  }

  /** The id of one of this till's own payments; null: it is none. */
  #receiptOf(text: string): string | null {
    const id = splitSymbology(text.trim()).text.toUpperCase();
    // A payment code is digits alone, and is never looked up here.
    const isLikeOurs = /^[A-Z][0-9A-Z]{7,63}$/.test(id);
    return isLikeOurs && this.#ports.store.attempts.has(id) ? id : null;
  }

  /** Bytes that were no code. */
  failed(fault: Extract<FromBridge, { type: 'scanFault' }>['fault']): void {
    const codes = {
      tooLong: 'scanTooLong',
      noise: 'scanNoise',
      partial: 'scanPartial',
      unended: 'scanUnended',
    } as const;
    this.#parts.notices.say({ code: codes[fault] });
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

  /** A code on its way: rules 1, 2 and 7 from here on are `Sending`'s. */
  #begin(sale: Sale, scan: HeldCode): void {
    const facts = scannedAttempt(this.#ports, sale, scan);
    if (facts === null) {
      this.#parts.notices.say({ code: 'notArmed' });
      this.#parts.onChange();
      return;
    }
    void this.#parts.sending.begin(facts, scan.code, sale.reference, scan.scannedMono);
  }
}
