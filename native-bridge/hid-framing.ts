import { HID_LAYOUTS, type HidLayoutName, type HidPart } from './hid-layouts.ts';
import { beginReading, continueReading, finishReading, type HidReading } from './hid-reading.ts';
import type { HidText } from './hid-text.ts';
import { FRAME_BYTES_MAX } from './scan-framing.ts';
import type { SCAN_FAULTS } from './protocol.ts';

export type HidFramed =
  | Extract<HidText, { type: 'code' }>
  | { readonly type: 'fault'; readonly fault: (typeof SCAN_FAULTS)[number] };

/** Reports of one scan follow each other within milliseconds; two scans by hand do not. */
export const FRAGMENT_GAP_MS = 500;
/** What ends a scan where no report says so. */
export const END_SILENCE_MS = 100;
/** A proof that fails so often running was none: a fluke, or another device of the same name. */
const MISFITS_MAX = 3;
const REPORT_BYTES = 64;

/**
 * Reports of one open HID POS scanner into codes; pure: reports and times come in. Make a new
 * one for each open. Never throws, whatever the bytes, and never guesses: each layout that a
 * scan's reports fit reads it, and where two say different things and nothing decides, it is a
 * misread. What decides, in this order:
 *
 * 1. The layout that this device was proven to have, by a scan that no other layout could read.
 * 2. A suffix at the very end of the data.
 * 3. The rest of the data field is clear. A rest that is not clear is an earlier scan's, which
 *    the scanner did not clear away, or the length lies: without a suffix nothing tells which,
 *    and then it is no code.
 */
export class HidFramer {
  private proven: HidLayoutName | null;
  private misfits = 0;
  private readings: readonly HidReading[] = [];
  /** Something was lost: what follows is dropped until the scan ends, or silence. */
  private skipping = false;
  private lastMono = 0;
  private before: Uint8Array | null = null;
  /** Ids of reports that are no scans. Each is said once. */
  private readonly strangers = new Set<number>();

  constructor(proven: HidLayoutName | null) {
    this.proven = proven;
  }

  /** What to remember of this device. */
  get provenLayout(): HidLayoutName | null {
    return this.proven;
  }

  /** When silence ends what is unfinished; null: nothing is. */
  get dueMono(): number | null {
    if (this.readings.length === 0) return this.skipping ? this.lastMono + FRAGMENT_GAP_MS : null;
    const canEnd = this.readings.every(({ end }) => end === 'atSilence');
    return this.lastMono + (canEnd ? END_SILENCE_MS : FRAGMENT_GAP_MS);
  }

  /** Takes a report that arrived at `mono` (monotonic ms). */
  push(report: Uint8Array, mono: number): HidFramed[] {
    const framed = this.settle(mono);
    this.lastMono = mono;
    // Kept for as long as the scan goes on: the driver may write into its own again.
    const kept = report.slice();
    this.take(kept, framed);
    this.before = kept;
    return framed;
  }

  /** Ends what is unfinished when there was silence before `mono`; else does nothing. */
  settle(mono: number): HidFramed[] {
    const framed: HidFramed[] = [];
    if (this.dueMono === null || mono < this.dueMono) return framed;
    if (this.readings.some(({ end }) => end === 'atSilence')) this.finish(framed);
    else this.dropPending(framed);
    this.skipping = false;
    return framed;
  }

  /** The device is gone, or not listened to any more: nothing of it is a code by silence. */
  end(): HidFramed[] {
    const framed: HidFramed[] = [];
    this.dropPending(framed);
    this.skipping = false;
    return framed;
  }

  private take(report: Uint8Array, framed: HidFramed[]): void {
    const parts = this.partsOf(report);
    if (parts.length === 0) {
      this.refuse(report, framed);
    } else if (this.skipping) {
      this.skipping = parts.every(({ end }) => end !== 'here');
    } else {
      this.collect(parts, framed);
    }
  }

  private collect(parts: readonly HidPart[], framed: HidFramed[]): void {
    const isFirst = this.readings.length === 0;
    this.readings = isFirst ? parts.map(beginReading) : continued(this.readings, parts);
    const ends = new Set(this.readings.map(({ end }) => end));
    if (ends.size !== 1) {
      this.lose('noise', !parts.some(({ end }) => end === 'here'), framed);
    } else if (this.readings.some(({ length }) => length > FRAME_BYTES_MAX)) {
      this.lose('tooLong', !ends.has('here'), framed);
    } else if (ends.has('here')) {
      this.finish(framed);
    }
  }

  /** All reports of the scan have come. */
  private finish(framed: HidFramed[]): void {
    const answers = this.readings
      .map((reading) => ({
        layout: reading.layout,
        ...finishReading(reading, reading.layout === this.proven),
      }))
      .filter(({ text }) => text.type !== 'noise');
    const closed = answers.filter(({ trust }) => trust === 'closed');
    const deciding = closed.length > 0 ? closed : answers;
    const isAlone = this.readings.length === 1;
    this.readings = [];
    const [answer, ...others] = deciding;
    const isAgreed =
      answer !== undefined && others.every(({ text }) => sameText(text, answer.text));
    if (answer === undefined || deciding.every(({ trust }) => trust === 'weak')) {
      framed.push({ type: 'fault', fault: 'noise' });
    } else if (!isAgreed) {
      framed.push({ type: 'fault', fault: 'mismatch' });
    } else if (answer.text.type === 'code') {
      if (answer.mayBeTail) {
        framed.push({ type: 'fault', fault: 'partial' });
        return;
      }
      framed.push(answer.text);
      if (isAlone && answer.proves) this.proven = answer.layout;
    }
  }

  /** The ways to read a report, all of them until the device is proven to have one. */
  private partsOf(report: Uint8Array): readonly HidPart[] {
    const own = HID_LAYOUTS.find(({ name }) => name === this.proven)?.decode(report) ?? null;
    if (own !== null) {
      this.misfits = 0;
      return [own];
    }
    const parts = HID_LAYOUTS.flatMap(({ decode }) => decode(report) ?? []);
    if (this.proven === null) return parts.filter((part) => this.isPossible(part));
    if (parts.length > 0) this.misfits += 1;
    if (this.misfits >= MISFITS_MAX) {
      this.proven = null;
      this.misfits = 0;
    }
    return [];
  }

  /** Bytes behind the data that are not what stood there before are not an earlier scan's. */
  private isPossible({ rest }: HidPart): boolean {
    const before = this.before;
    if (rest === null || before === null) return true;
    return rest.bytes.every((byte, place) => byte === 0 || byte === before[rest.at + place]);
  }

  /** No layout reads it. A torn report may be of any scan under way, or begin one. */
  private refuse(report: Uint8Array, framed: HidFramed[]): void {
    const id = report[0] ?? 0;
    // A report of another size is a torn one; of a device whose layout is known, a damaged one,
    // unless it makes sense in another layout.
    const isWhole = report.length === REPORT_BYTES;
    const isUnread = isWhole && (this.proven === null || isReadable(report));
    const fault = isUnread ? 'mismatch' : 'noise';
    const isStranger = id !== 1 && id !== 2 && this.readings.length === 0 && !this.skipping;
    if (isStranger) {
      if (!this.strangers.has(id)) framed.push({ type: 'fault', fault });
      this.strangers.add(id);
      return;
    }
    const saysMore = !isWhole || report[REPORT_BYTES - 1] !== 0;
    this.lose(fault, saysMore, framed);
  }

  /** Says it once for the whole scan. */
  private lose(
    fault: (typeof SCAN_FAULTS)[number],
    isMoreToCome: boolean,
    framed: HidFramed[],
  ): void {
    if (!this.skipping) framed.push({ type: 'fault', fault });
    this.readings = [];
    this.skipping = isMoreToCome;
  }

  private dropPending(framed: HidFramed[]): void {
    if (this.readings.length > 0) framed.push({ type: 'fault', fault: 'partial' });
    this.readings = [];
  }
}

/** Each reading goes on with the part of its own layout; one without such a part was none. */
function continued(readings: readonly HidReading[], parts: readonly HidPart[]): HidReading[] {
  return readings.flatMap((reading) => {
    const part = parts.find(({ layout }) => layout === reading.layout);
    return part === undefined ? [] : (continueReading(reading, part) ?? []);
  });
}

function isReadable(report: Uint8Array): boolean {
  return HID_LAYOUTS.some(({ decode }) => decode(report) !== null);
}

function sameText(a: HidText, b: HidText): boolean {
  if (a.type !== 'code' || b.type !== 'code') return a.type === b.type;
  return a.text === b.text && a.symbology === b.symbology;
}
