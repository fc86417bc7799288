import type { Framed } from './scan-framing.ts';

/** In the order in which scanners are sold with them; 9600 is what nearly all come with. */
export const BAUD_RATES = [9600, 115_200, 19_200, 38_400, 57_600, 4800, 2400, 1200] as const;
/**
 * Digits with their end are no accident of a wrong speed. Other text may be one: at half the speed
 * of its line, digits read as letters.
 */
const PROOF = /^\d{8,}$/;
/** Half a code is also what a pulled cable leaves, and letters a link; twice is a wrong speed. */
const UNCLEAR_MAX = 2;
/** A proven speed is doubted only when nothing is readable any more: it is another scanner. */
const MISREADS_MAX = 3;

/**
 * The speed of one device, found by test scans: a scan that is noise moves on to the next speed
 * once the line is quiet, one of digits keeps it. Real USB-CDC devices ignore the speed, so their
 * first scan is clean.
 */
export class BaudSearch {
  private readonly wanted: number | 'auto';
  private place = 0;
  private isProven = false;
  private misreads = 0;
  private unclear = 0;
  /** What has come since the line was last quiet. */
  private burst: 'nothing' | 'clean' | 'unclear' | 'misread' = 'nothing';

  constructor(wanted: number | 'auto') {
    this.wanted = wanted;
  }

  get rate(): number {
    return this.wanted === 'auto' ? (BAUD_RATES[this.place] ?? BAUD_RATES[0]) : this.wanted;
  }

  get isSearching(): boolean {
    return this.wanted === 'auto' && !this.isProven;
  }

  /** What of a wrong speed happens to look like a code is none. */
  weigh(item: Framed): Framed {
    if (item.type === 'fault') {
      if (item.fault === 'noise' || item.fault === 'tooLong') this.burst = 'misread';
      else if (item.fault === 'partial' && this.burst === 'nothing') this.burst = 'unclear';
      return item;
    }
    if (this.isSearching && this.burst === 'misread') return { type: 'fault', fault: 'noise' };
    if (!PROOF.test(item.text)) {
      if (this.burst === 'nothing') this.burst = 'unclear';
      return item;
    }
    if (this.burst !== 'misread') this.burst = 'clean';
    this.isProven = true;
    return item;
  }

  /** The line is quiet again. True: it is to be read at the next speed from now on. */
  quiet(): boolean {
    const { burst } = this;
    this.burst = 'nothing';
    if (burst === 'clean') this.misreads = 0;
    this.unclear = burst === 'unclear' ? this.unclear + 1 : 0;
    if (burst === 'misread' || (this.isSearching && this.unclear === UNCLEAR_MAX)) {
      this.misreads += 1;
    } else {
      return false;
    }
    if (this.wanted !== 'auto' || (this.isProven && this.misreads < MISREADS_MAX)) return false;
    this.moveOn();
    return true;
  }

  /**
   * Whoever tries a scanner out scans again and again, and a slow one is not heard at all at some
   * of the higher speeds: a search that is under way is not left where nothing is heard.
   */
  get isUnderWay(): boolean {
    return this.isSearching && this.place > 0;
  }

  moveOn(): void {
    this.place = (this.place + 1) % BAUD_RATES.length;
    this.isProven = false;
    this.misreads = 0;
    this.unclear = 0;
  }
}
