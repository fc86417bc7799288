import type { Clock } from './clock.ts';
import { pulseAtOnceBytes, pulseBytes } from './drawer.ts';
import type { PrinterFault } from './printer-port.ts';
import { isPaperOut, type PrinterState } from './printer-status.ts';
import type { PrinterTalk } from './printer-talk.ts';
import type { PRINT_ENDINGS, PrinterSettings } from './protocol.ts';

/** How a job ended, as the terminal is told. */
export interface JobEnd {
  readonly ending: (typeof PRINT_ENDINGS)[number];
  readonly problem: PrinterFault['problem'] | null;
  readonly detail: string | null;
}

/** What is known of a printer since it was last away. */
export interface PrinterHabits {
  /** Whether it answers `DLE EOT`; null: not known yet. */
  answers: boolean | null;
  /** How often it was asked for nothing while that was not known. */
  silences: number;
  /** False: it answers, but never `GS r`. */
  confirms: boolean;
  /** It was asked `GS r` and has not answered: a late answer must not be taken for another. */
  owesConfirm: boolean;
}

/** One that is busy for another till answers the next time. More would be printed by some. */
const SILENCES_MAX = 3;
/** A slip of half a metre takes 10 s on a slow printer. */
const CONFIRM_LIMIT_MS = 20_000;
/** One that never confirmed is not waited for each time. */
const KNOWN_CONFIRM_LIMIT_MS = 2000;
/** What stops it meanwhile is to be told soon. */
const CHECK_PAUSE_MS = 1000;
/** A bolt has moved and the drawer sprung open by then. */
const DRAWER_MS = 500;
/** What has not come to the drawer by then is taken back: nobody stands before it any more. */
const PULSE_LIMIT_MS = 2000;
/** Answers that were owed come one upon the other, nothing being printed between them. */
const SETTLE_MS = 1000;

export type Stand =
  /** `state` is null for a printer that never says anything. */
  | { readonly status: 'ready'; readonly state: PrinterState | null }
  | {
      readonly status: 'stopped';
      readonly fault: PrinterFault;
      readonly state: PrinterState | null;
    };

/** Asks a printer how it is; one that was asked in vain is not asked again. */
export async function readStand(talk: PrinterTalk, habits: PrinterHabits): Promise<Stand> {
  talk.begin(habits.owesConfirm);
  if (habits.answers === false) return { status: 'ready', state: null };
  const state = await talk.readState();
  if (talk.fault !== null) return { status: 'stopped', fault: talk.fault, state: null };
  if (state === null) {
    if (habits.answers === true) return { status: 'stopped', fault: SILENT, state: null };
    habits.silences += 1;
    if (habits.silences === SILENCES_MAX) habits.answers = false;
    return { status: 'ready', state: null };
  }
  habits.answers = true;
  const { problem, detail } = state;
  if (problem !== null) return { status: 'stopped', fault: { problem, detail }, state };
  await settleOwed(talk, habits);
  return { status: 'ready', state };
}

/**
 * An answer that is owed by an earlier job would confirm the next one. So the printer is asked
 * once more, with nothing to print: what comes then, and what came before it, is all of them.
 */
async function settleOwed(talk: PrinterTalk, habits: PrinterHabits): Promise<void> {
  if (!habits.owesConfirm || !habits.confirms || !(await talk.confirm())) return;
  while ((await talk.next('paper', SETTLE_MS)) !== null) habits.owesConfirm = false;
  talk.begin(habits.owesConfirm);
}

const SILENT: PrinterFault = { problem: 'silent', detail: 'The printer no longer answers.' };
/** Why a drawer stays closed that could not be opened in time. */
export const TOO_LATE: PrinterFault = {
  problem: 'busy',
  detail: 'The printer was not free in time.',
};

/** Prints, unless the printer says that it cannot: then nothing was on paper and is none. */
export async function printSlip(
  talk: PrinterTalk,
  habits: PrinterHabits,
  bytes: Uint8Array,
  clock: Clock,
): Promise<JobEnd> {
  const stand = await readStand(talk, habits);
  if (stand.status === 'stopped') return notPrinted(stand.fault);
  const mark = talk.takenBytes;
  // Until it is sure that all has arrived, none of it may come later by itself.
  talk.isUnsure = true;
  const isBelieved = !habits.owesConfirm;
  if (!(await talk.send(bytes)) || !(await ask(talk, habits))) {
    const fault = talk.fault ?? { problem: 'silent', detail: 'The printer takes no more bytes.' };
    return talk.takenBytes === mark ? notPrinted(fault) : notKnown(fault);
  }
  const isPatient = habits.confirms && isBelieved;
  const limitMs = isPatient ? CONFIRM_LIMIT_MS : KNOWN_CONFIRM_LIMIT_MS;
  return settled(talk, await confirmed(talk, habits, clock, { limitMs, isBelieved, isPatient }));
}

function ask(talk: PrinterTalk, habits: PrinterHabits, stallLimitMs?: number): Promise<boolean> {
  habits.owesConfirm = true;
  return talk.confirm(stallLimitMs);
}

/** Of a job that went well nothing is on its way; unless what was heard is no printer's. */
function settled(talk: PrinterTalk, end: JobEnd): JobEnd {
  if (talk.strays > 0) return notKnown({ problem: 'failed', detail: talk.strangeWords });
  if (end.ending === 'notKnown') return end;
  talk.isUnsure = false;
  return end;
}

interface Patience {
  readonly limitMs: number;
  /** False: an answer may be an earlier job's, and says nothing of this one. */
  readonly isBelieved: boolean;
  /** Who does not answer in so long a time never will. */
  readonly isPatient: boolean;
  /** How long a printer that never says anything may take for the last bytes. */
  readonly finishMs?: number;
}

/** Waits until the printer has worked through everything, or says why it does not. */
async function confirmed(
  talk: PrinterTalk,
  habits: PrinterHabits,
  clock: Clock,
  { limitMs, isBelieved, isPatient, finishMs }: Patience,
): Promise<JobEnd> {
  const endMono = clock.mono() + limitMs;
  for (;;) {
    const paper = talk.paper ?? (await talk.next('paper', CHECK_PAUSE_MS)) ?? talk.paper;
    talk.paper = null;
    if (paper !== null) habits.confirms = true;
    if (paper !== null && isBelieved) {
      habits.owesConfirm = false;
      return isPaperOut(paper)
        ? notKnown({ problem: 'paperOut', detail: `GS r 1: ${paper.toString(16)}` })
        : { ending: 'printed', problem: null, detail: null };
    }
    if (talk.fault !== null) return notKnown(talk.fault);
    if (habits.answers !== true) return sent(talk, finishMs);
    const state = await talk.readState();
    if (state !== null && state.problem !== null) {
      return notKnown({ problem: state.problem, detail: state.detail });
    }
    if (clock.mono() < endMono) continue;
    if (talk.isAnswerOwed) return notKnown(SILENT);
    // It answered after the last byte, and bytes come in order: it has them all.
    if (isPatient) habits.confirms = false;
    return { ending: 'sent', problem: null, detail: 'The printer did not answer GS r 1.' };
  }
}

/** Of a printer that never says anything, the line alone can tell that it has taken all. */
async function sent(talk: PrinterTalk, limitMs?: number): Promise<JobEnd> {
  return (await talk.finish(limitMs))
    ? { ending: 'sent', problem: null, detail: null }
    : notKnown(talk.fault ?? { problem: 'silent', detail: 'The printer did not take every byte.' });
}

/**
 * Opens the drawer, now or never: `mayBegin` is asked right before the pulse, and is false once
 * it comes too late. A printer that cannot print is asked to do it at once or not at all: a pulse
 * that waits for new paper would open the drawer when nobody expects it.
 */
export async function openDrawer(
  talk: PrinterTalk,
  habits: PrinterHabits,
  pin: NonNullable<PrinterSettings['drawer']>,
  clock: Clock,
  mayBegin: () => boolean,
): Promise<JobEnd> {
  const stand = await readStand(talk, habits);
  const { state } = stand;
  if (stand.status === 'stopped' && state === null) return notPrinted(stand.fault);
  if (!mayBegin()) return notPrinted(TOO_LATE);
  talk.isUnsure = true;
  if (stand.status === 'ready') {
    const end = settled(talk, await printPulse(talk, habits, pulseBytes(pin), clock));
    if (end.ending !== 'printed' || state === null) return end;
    await talk.pause(DRAWER_MS);
    return { ...end, detail: pinDetail(state, await talk.readState()) };
  }
  await talk.send(pulseAtOnceBytes(pin), PULSE_LIMIT_MS);
  await talk.pause(DRAWER_MS);
  const after = await talk.readState();
  const isMoved = after !== null && after.isDrawerPinHigh !== stand.state?.isDrawerPinHigh;
  return isMoved
    ? settled(talk, { ending: 'printed', problem: null, detail: pinDetail(state, after) })
    : notPrinted(stand.fault);
}

async function printPulse(
  talk: PrinterTalk,
  habits: PrinterHabits,
  pulse: Uint8Array,
  clock: Clock,
): Promise<JobEnd> {
  const isBelieved = !habits.owesConfirm;
  const isTaken =
    (await talk.send(pulse, PULSE_LIMIT_MS)) && (await ask(talk, habits, PULSE_LIMIT_MS));
  return isTaken
    ? confirmed(talk, habits, clock, {
        limitMs: PULSE_LIMIT_MS,
        isBelieved,
        isPatient: false,
        finishMs: PULSE_LIMIT_MS,
      })
    : notKnown(talk.fault ?? SILENT);
}

function pinDetail(before: PrinterState | null, after: PrinterState | null): string {
  const [was, is] = [before, after].map((state) => {
    if (state === null) return 'not known';
    return state.isDrawerPinHigh ? 'high' : 'low';
  });
  return `Drawer contact: ${was} before, ${is} after.`;
}

export function notPrinted({ problem, detail }: PrinterFault): JobEnd {
  return { ending: 'notPrinted', problem, detail };
}

function notKnown({ problem, detail }: PrinterFault): JobEnd {
  return { ending: 'notKnown', problem, detail };
}
