import type { Notice } from '../../messages/views.ts';
import type { Clock } from '../ports.ts';
import type { NoticeNow } from './scan-guard.ts';

/** Time to read two sentences twice. */
const SHOWN_MS = 15_000;

/** The one thing that is told beside the stage, until something else is or its time is over. */
export class NoticeBoard {
  readonly #clock: Clock;
  readonly #onOver: () => void;
  #notice: Notice | null = null;

  constructor(clock: Clock, onOver: () => void) {
    this.#clock = clock;
    this.#onOver = onOver;
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  say(notice: NoticeNow): void {
    const said: Notice = { ...notice, at: this.#clock.now() };
    this.#notice = said;
    // An unplugged scanner is still to be plugged in, however long that takes.
    if (said.code === 'scannerUnplugged') return;
    this.#clock.after(SHOWN_MS, () => {
      if (this.#notice !== said) return;
      this.#notice = null;
      this.#onOver();
    });
  }

  clear(): void {
    this.#notice = null;
  }

  /** The scanner is back. */
  clearUnplugged(): void {
    if (this.#notice?.code === 'scannerUnplugged') this.#notice = null;
  }
}
