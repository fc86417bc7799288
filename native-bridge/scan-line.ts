import { unhandled } from './check.ts';
import type { Clock } from './clock.ts';
import { ScanFramer, SILENCE_MS, type Framed } from './scan-framing.ts';
import type { ScannerListener } from './scanner.ts';

/** What a port may add to the life of a line. */
interface LineOptions {
  /** For each open, and for each new start within one. */
  readonly makeFramer?: () => ScanFramer;
  /** What to make of what was framed, before it is told. */
  readonly weigh?: (item: Framed) => Framed;
  /** There were bytes, and now there is silence. */
  readonly quiet?: () => void;
  /** Whether the device still answers. A code that silence ends needs it. */
  readonly isThere?: () => Promise<boolean>;
  /** A frame has come, whole or bad. The device waits for a word. */
  readonly answer?: (isWhole: boolean) => void;
}

/**
 * The life of one open line, the same for every port that reads bytes: they are framed, silence
 * is noticed, and the end is told once, however often the driver tells it.
 */
export class ScanLine {
  private framer: ScanFramer;
  private readonly clock: Clock;
  private readonly listener: ScannerListener;
  private readonly options: LineOptions;
  private isOpen = true;
  /** Bytes have come since it was quiet. */
  private isStirred = false;
  private lastPushMono = 0;
  private pushes = 0;
  private badFrameCount = 0;
  private stopWaiting: () => void = () => {};

  constructor(clock: Clock, listener: ScannerListener, options: LineOptions = {}) {
    this.clock = clock;
    this.listener = listener;
    this.options = options;
    this.framer = this.makeFramer();
  }

  /** Bytes have come. */
  push(bytes: Uint8Array): void {
    if (!this.isOpen) return;
    this.listener.came?.('bytes', bytes);
    this.pushes += 1;
    this.isStirred = true;
    this.lastPushMono = this.clock.mono();
    this.tell(this.framer.push(bytes, this.lastPushMono));
    this.awaitSilence();
  }

  /** What was begun is of no use any more: the line is read at another speed now. */
  restart(): void {
    this.framer = this.makeFramer();
    this.badFrameCount = 0;
  }

  /** The device went away. */
  cut(): void {
    this.tell(this.framer.end(), 'gone');
    if (!this.isOpen) return;
    this.hangUp();
    this.listener.gone();
  }

  /** Nothing more is to be heard. */
  hangUp(): void {
    this.isOpen = false;
    this.stopWaiting();
  }

  private makeFramer(): ScanFramer {
    return this.options.makeFramer?.() ?? new ScanFramer();
  }

  private awaitSilence(): void {
    this.stopWaiting();
    const awaitsQuiet = this.isStirred && this.options.quiet !== undefined;
    if (!this.isOpen || (!this.framer.isWaiting && !awaitsQuiet)) return;
    const waitMs = this.framer.isWaiting ? this.framer.waitMs : SILENCE_MS;
    const silentMs = this.clock.mono() - this.lastPushMono;
    this.stopWaiting = this.clock.after(waitMs - silentMs, () => this.hearSilence());
  }

  private hearSilence(): void {
    if (this.framer.isCodeBySilence && this.options.isThere !== undefined) {
      void this.confirm(this.options.isThere);
    } else {
      this.settle();
    }
  }

  /**
   * Half a code before an unplug is followed by silence too, and a busy machine hears its own
   * timer before the bytes that wait for it. So the device is asked, twice, since what had
   * arrived is read while it answers; what is no longer the last word is not a code.
   */
  private async confirm(isThere: () => Promise<boolean>): Promise<void> {
    const { pushes } = this;
    const isAlive = (await isThere()) && (await isThere());
    if (!this.isOpen || pushes !== this.pushes) return;
    if (isAlive) this.settle();
    else this.tell(this.framer.end());
  }

  private settle(): void {
    const mono = this.clock.mono();
    this.tell(this.framer.settle(mono));
    if (this.isOpen && this.isStirred && mono - this.lastPushMono >= SILENCE_MS) {
      this.isStirred = false;
      this.options.quiet?.();
    }
    this.awaitSilence();
  }

  private tell(framed: readonly Framed[], device: 'there' | 'gone' = 'there'): void {
    const at = this.clock.now();
    let isBad = this.framer.badFrameCount > this.badFrameCount;
    this.badFrameCount = this.framer.badFrameCount;
    for (const item of framed) {
      if (!this.isOpen) return;
      const weighed = this.options.weigh?.(item) ?? item;
      this.tellOne(weighed, at);
      if (device === 'gone') continue;
      if (weighed.type === 'code') this.answer(true);
      else isBad = true;
    }
    if (isBad && device === 'there') this.answer(false);
  }

  private tellOne(item: Framed, at: number): void {
    switch (item.type) {
      case 'code':
        this.listener.scanned({ text: item.text, symbology: item.symbology, at });
        break;
      case 'fault':
        this.listener.misread(item.fault, at);
        break;
      default:
        unhandled(item);
    }
  }

  private answer(isWhole: boolean): void {
    if (this.isOpen) this.options.answer?.(isWhole);
  }
}
