import type { Clock } from './clock.ts';
import { slipBytes } from './escpos-bytes.ts';
import { PrinterErrand } from './printer-errand.ts';
import { faultOf } from './printer-faults.ts';
import {
  notPrinted,
  openDrawer,
  printSlip,
  readStand,
  TOO_LATE,
  type JobEnd,
  type PrinterHabits,
  type Stand,
} from './printer-job.ts';
import type { PrinterFault, PrinterPort } from './printer-port.ts';
import { isStuckBehindOthers, reportOf, SOUGHT, type PrinterReport } from './printer-report.ts';
import { PrinterTalk, within } from './printer-talk.ts';
import type { PrinterSettings, PrintLine } from './protocol.ts';

/** Who wants to know what becomes of the printer and its jobs. */
export interface PrinterOwner {
  /** Told at first, and then once for each change. */
  changed(report: PrinterReport): void;
  /** Told once for each job, also when the printer is given up meanwhile. */
  ended(jobId: string, end: JobEnd): void;
}

interface Slip {
  readonly lines: readonly PrintLine[];
  readonly opensDrawer: boolean;
}

export interface SupervisedPrinter {
  /** One job at a time: a second one ends at once, as `busy`. */
  print(jobId: string, slip: Slip): void;
  openDrawer(jobId: string): void;
  /** Ends the job that is under way. Resolves when the printer is free, or was given up on. */
  stop(): Promise<void>;
}

/**
 * A printer that is ready is looked at so often: less than a sale takes, so that missing paper is
 * known before a slip is asked for, and seldom enough that other tills find the printer free.
 */
const READY_PAUSE_MS = 10_000;
/** Somebody stands before it and loads paper; the slip that waits is to come soon after. */
const STOPPED_PAUSE_MS = 2000;
/** One that is not there: at first as often as a scanner, later as a look in the network costs. */
const AWAY_PAUSE_MIN_MS = 1000;
const AWAY_PAUSE_MAX_MS = 5000;
const AWAY_PAUSE_STEP_MS = 500;
/** Another till's slip holds a printer for some seconds. */
const TRY_PAUSE_MS = 1500;
/** A driver that has not closed its line by then is left to itself. */
const CLOSE_LIMIT_MS = 1000;

const NOT_ASKED: PrinterHabits = {
  answers: null,
  silences: 0,
  confirms: true,
  owesConfirm: false,
};
const GIVEN_UP: PrinterFault = { problem: 'interrupted', detail: 'The printer was let go.' };
const UNPLUGGED: PrinterFault = { problem: 'notFound', detail: 'The printer was unplugged.' };
const BUSY: PrinterFault = { problem: 'busy', detail: 'Another slip is being printed.' };
const NO_DRAWER: PrinterFault = { problem: 'noDrawer', detail: 'No drawer is configured.' };

type Run = (talk: PrinterTalk, own: PrinterErrand) => Promise<JobEnd>;

/** Keeps one printer: knows how it is, and does one job at a time. */
export function supervisePrinter(
  port: PrinterPort,
  settings: PrinterSettings,
  clock: Clock,
  owner: PrinterOwner,
): SupervisedPrinter {
  const habits: PrinterHabits = { ...NOT_ASKED };
  let told: PrinterReport = SOUGHT;
  let talk: PrinterTalk | null = null;
  let isStopped = false;
  let errand: PrinterErrand | null = null;
  let isDoubted = false;
  let awayPauseMs = AWAY_PAUSE_MIN_MS;
  let cancelLook: (() => void) | null = null;
  let endPause: (() => void) | null = null;
  /** Who has the line now and who waits for it, one after another. */
  let turn: Promise<void> = Promise.resolve();

  function lookIn(pauseMs: number): void {
    cancelLook?.();
    if (isStopped) return;
    cancelLook = clock.after(pauseMs, () => {
      turn = turn.then(look);
    });
  }

  async function look(): Promise<void> {
    if (isStopped) return;
    const stand = await readNow();
    await giveBack();
    learn(stand);
  }

  async function readNow(): Promise<Stand> {
    try {
      if (habits.answers === false && port.look !== undefined) {
        const fault = await port.look();
        return fault === null ? { status: 'ready', state: null } : stopped(fault);
      }
      const borrowed = await borrow();
      return borrowed instanceof PrinterTalk
        ? await readStand(borrowed, habits)
        : stopped(borrowed);
    } catch (error) {
      return stopped(faultOf(error));
    }
  }

  function learn(stand: Stand): void {
    if (isStopped) return;
    const isNews = told.status === 'ready' && !isDoubted;
    isDoubted = stand.status === 'stopped' && isNews && isStuckBehindOthers(stand.fault.problem);
    if (isDoubted) {
      // Another till may be printing: it is told when the next look finds it so too.
      lookIn(STOPPED_PAUSE_MS);
      return;
    }
    if (stand.status === 'ready') {
      awayPauseMs = AWAY_PAUSE_MIN_MS;
      lookIn(READY_PAUSE_MS);
    } else if (stand.state !== null) {
      lookIn(STOPPED_PAUSE_MS);
    } else {
      lookIn(awayPauseMs);
      awayPauseMs = Math.min(awayPauseMs + AWAY_PAUSE_STEP_MS, AWAY_PAUSE_MAX_MS);
    }
    const report = reportOf(stand, habits);
    // Another one may be there next.
    if (report.status === 'absent') Object.assign(habits, NOT_ASKED);
    tell(report);
  }

  function tell(report: PrinterReport): void {
    if (JSON.stringify(told) === JSON.stringify(report)) return;
    told = report;
    owner.changed(report);
  }

  /** The line that is kept, or a new one. */
  async function borrow(): Promise<PrinterTalk | PrinterFault> {
    if (talk !== null && talk.fault !== null) await giveBack();
    if (isStopped) return GIVEN_UP;
    if (talk !== null) return talk;
    try {
      const opened = await PrinterTalk.open(port, clock, lose);
      if (opened instanceof PrinterTalk) talk = opened;
      return opened;
    } catch (error) {
      return faultOf(error);
    }
  }

  /** While something is done with the line, that finds out by itself. */
  function lose(): void {
    turn = turn.then(async () => {
      const fault = talk?.fault ?? null;
      if (fault === null) return;
      await giveBack();
      learn(stopped(fault.problem === 'failed' ? fault : UNPLUGGED));
    });
  }

  async function giveBack(): Promise<void> {
    const isKept = port.staysOpen && talk?.fault === null && !talk.isUnsure && !isStopped;
    if (talk === null || isKept) return;
    const closing = talk.close().catch(() => undefined);
    talk = null;
    await within(CLOSE_LIMIT_MS, clock, closing);
  }

  function take(jobId: string, type: 'slip' | 'drawer', run: Run): void {
    if (errand !== null || isStopped) {
      owner.ended(jobId, notPrinted(isStopped ? GIVEN_UP : BUSY));
      return;
    }
    const own = new PrinterErrand(type, clock, (end) => {
      errand = null;
      owner.ended(jobId, end);
    });
    errand = own;
    cancelLook?.();
    turn = turn.then(async () => {
      const end = await doErrand(own, run);
      own.end(end);
      await giveBack();
      const isWell = end.ending === 'printed' || end.ending === 'sent';
      if (isWell && told.status === 'ready') lookIn(READY_PAUSE_MS);
      else await look();
    });
  }

  async function doErrand(own: PrinterErrand, run: Run): Promise<JobEnd> {
    try {
      for (let tries = 1; ; tries += 1) {
        if (own.isOver) return notPrinted(TOO_LATE);
        const borrowed = await borrow();
        const end =
          borrowed instanceof PrinterTalk ? await run(borrowed, own) : notPrinted(borrowed);
        const isFree = end.ending !== 'notPrinted' || !isStuckBehindOthers(end.problem);
        if (tries === own.triesMax || isFree) return end;
        await giveBack();
        await pause(TRY_PAUSE_MS);
      }
    } catch (error) {
      return { ...notPrinted(faultOf(error)), ending: 'notKnown' };
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const undo = clock.after(ms, resolve);
      endPause = () => {
        undo();
        resolve();
      };
    });
  }

  owner.changed(told);
  turn = look();
  return {
    print(jobId, slip) {
      let bytes: Uint8Array;
      try {
        bytes = slipBytes(slip, settings);
      } catch (error) {
        owner.ended(jobId, notPrinted(faultOf(error)));
        return;
      }
      take(jobId, 'slip', (open) => printSlip(open, habits, bytes, clock));
    },
    openDrawer(jobId) {
      const pin = settings.drawer;
      if (pin === null) {
        owner.ended(jobId, notPrinted(NO_DRAWER));
        return;
      }
      take(jobId, 'drawer', (open, own) =>
        openDrawer(open, habits, pin, clock, () => own.mayBegin()),
      );
    },
    async stop() {
      isStopped = true;
      cancelLook?.();
      endPause?.();
      void talk?.close().catch(() => undefined);
      await within(
        CLOSE_LIMIT_MS,
        clock,
        turn.then(() => giveBack()),
      );
    },
  };
}

function stopped(fault: PrinterFault): Stand {
  return { status: 'stopped', fault, state: null };
}
