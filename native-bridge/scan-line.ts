import { unhandled } from './check.ts';
import type { Clock } from './clock.ts';
import { ScanFramer, SILENCE_MS, type Framed } from './scan-framing.ts';
import type { ScannerListener } from './scanner.ts';

/**
 * The life of one open line, the same for every port that reads bytes: they are framed, silence
 * is noticed, and the end is told once, however often the driver tells it.
 */
export class ScanLine {
  private readonly framer = new ScanFramer();
  private readonly clock: Clock;
  private readonly listener: ScannerListener;
  private isOpen = true;
  private stopWaiting: () => void = () => {};

  constructor(clock: Clock, listener: ScannerListener) {
    this.clock = clock;
    this.listener = listener;
  }

  /** Bytes have come. */
  push(bytes: Uint8Array): void {
    if (!this.isOpen) return;
    this.tell(this.framer.push(bytes, this.clock.mono()));
    this.awaitSilence();
  }

  /** The device went away. */
  cut(): void {
    this.tell(this.framer.end());
    if (!this.isOpen) return;
    this.hangUp();
    this.listener.gone();
  }

  /** Nothing more is to be heard. */
  hangUp(): void {
    this.isOpen = false;
    this.stopWaiting();
  }

  private awaitSilence(): void {
    this.stopWaiting();
    if (!this.isOpen || !this.framer.isWaiting) return;
    this.stopWaiting = this.clock.after(SILENCE_MS, () => {
      this.tell(this.framer.settle(this.clock.mono()));
      this.awaitSilence();
    });
  }

  private tell(framed: readonly Framed[]): void {
    const at = this.clock.now();
    for (const item of framed) {
      if (!this.isOpen) return;
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
  }
}
