import type { PrinterListener, PrinterPort } from './printer-port.ts';
import { statusQuestion } from './printer-status.ts';

/** To each question of how it is: well. */
export const WELL = 0x12;

/** For tests: a printer on a cable that is kept open, whose answers are given by hand. */
export class PrinterCable {
  /** What the printer was given, in hexadecimal digits; questions of how it is are left out. */
  readonly taken: string[] = [];
  /** Whether what was under way was thrown away, for each time that it was closed. */
  readonly closings: boolean[] = [];
  opened = 0;
  /** How often it was asked how it is. */
  questions = 0;
  /** Answers how it is, at once. */
  answers = true;
  /** Takes no more bytes, as one does that has sent XOFF. */
  isStalled = false;
  /** Opening waits until this is done. */
  opening: Promise<unknown> = Promise.resolve();
  private listener: PrinterListener | null = null;

  say(...bytes: readonly number[]): void {
    this.listener?.heard(Uint8Array.from(bytes));
  }

  get port(): PrinterPort {
    return {
      staysOpen: true,
      open: async (listener) => {
        await this.opening;
        this.listener = listener;
        this.opened += 1;
        let takenBytes = 0;
        return {
          status: 'opened',
          line: {
            get takenBytes() {
              return takenBytes;
            },
            write: (bytes) => {
              takenBytes += bytes.length;
              return this.take(bytes);
            },
            finish: async () => true,
            close: async ({ discards }) => {
              if (this.listener !== null) this.closings.push(discards);
              this.listener = null;
            },
          },
        };
      },
    };
  }

  private async take(bytes: Uint8Array): Promise<void> {
    if (this.isStalled) await new Promise(() => undefined);
    const isQuestion = bytes[0] === statusQuestion(1)[0] && bytes.length === 3;
    if (!isQuestion) {
      this.taken.push(Buffer.from(bytes).toString('hex'));
      return;
    }
    this.questions += 1;
    if (this.answers) this.say(WELL);
  }
}
