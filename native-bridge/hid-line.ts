import { unhandled } from './check.ts';
import type { Clock } from './clock.ts';
import { HidFramer } from './hid-framing.ts';
import type { HidLayoutName } from './hid-layouts.ts';
import type { ScannerListener } from './scanner.ts';

/** The life of one open HID scanner: its reports are framed, silence is noticed, and the end is told once. */
export class HidLine {
  private readonly framer: HidFramer;
  private readonly clock: Clock;
  private readonly listener: ScannerListener;
  private isOpen = true;
  private stopWaiting: () => void = () => {};

  constructor(proven: HidLayoutName | null, clock: Clock, listener: ScannerListener) {
    this.framer = new HidFramer(proven);
    this.clock = clock;
    this.listener = listener;
  }

  /** What to remember of this device. */
  get provenLayout(): HidLayoutName | null {
    return this.framer.provenLayout;
  }

  /** A report has come. */
  push(report: Uint8Array): void {
    if (!this.isOpen) return;
    this.listener.came?.('report', report);
    this.tell(this.framer.push(report, this.clock.mono()));
    this.awaitSilence();
  }

  /** The device went away. */
  cut(): void {
    if (!this.isOpen) return;
    this.tell(this.framer.end());
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
    const { dueMono } = this.framer;
    if (!this.isOpen || dueMono === null) return;
    this.stopWaiting = this.clock.after(dueMono - this.clock.mono(), () => {
      this.tell(this.framer.settle(this.clock.mono()));
      this.awaitSilence();
    });
  }

  private tell(framed: ReturnType<HidFramer['push']>): void {
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
