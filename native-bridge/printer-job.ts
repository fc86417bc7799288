import type { Clock } from './clock.ts';
import { pulseAtOnceBytes, pulseBytes } from './drawer.ts';
import { CONFIRM } from './escpos-bytes.ts';
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
  return problem === null
    ? { status: 'ready', state }
    : { status: 'stopped', fault: { problem, detail }, state };
}

const SILENT: PrinterFault = { problem: 'silent', detail: 'The printer no longer answers.' };

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
  talk.paper = null;
  const isTaken = await talk.send(Buffer.concat([bytes, CONFIRM]));
  if (!isTaken) {
    const fault = talk.fault ?? { problem: 'silent', detail: 'The printer takes no more bytes.' };
    return talk.takenBytes === mark ? notPrinted(fault) : notKnown(fault);
  }
  return confirmed(talk, habits, clock);
}

/** Waits until the printer has worked through everything, or says why it does not. */
async function confirmed(talk: PrinterTalk, habits: PrinterHabits, clock: Clock): Promise<JobEnd> {
  const limitMs = habits.confirms ? CONFIRM_LIMIT_MS : KNOWN_CONFIRM_LIMIT_MS;
  const endMono = clock.mono() + limitMs;
  for (;;) {
    const paper = talk.paper ?? (await talk.next('paper', CHECK_PAUSE_MS)) ?? talk.paper;
    if (paper !== null) {
      habits.confirms = true;
      return isPaperOut(paper)
        ? notKnown({ problem: 'paperOut', detail: `GS r 1: ${paper.toString(16)}` })
        : { ending: 'printed', problem: null, detail: null };
    }
    if (talk.fault !== null) return notKnown(talk.fault);
    if (habits.answers !== true) return sent(talk);
    const state = await talk.readState();
    if (state !== null && state.problem !== null) {
      return notKnown({ problem: state.problem, detail: state.detail });
    }
    if (clock.mono() < endMono) continue;
    if (talk.isAnswerOwed) return notKnown(SILENT);
    // It answered after the last byte, and bytes come in order: it has them all.
    habits.confirms = false;
    return { ending: 'sent', problem: null, detail: 'The printer does not answer GS r 1.' };
  }
}

/** Of a printer that never says anything, the line alone can tell that it has taken all. */
async function sent(talk: PrinterTalk): Promise<JobEnd> {
  return (await talk.finish())
    ? { ending: 'sent', problem: null, detail: null }
    : notKnown(talk.fault ?? { problem: 'silent', detail: 'The printer did not take every byte.' });
}

/**
 * Opens the drawer. A printer that cannot print is asked to do it at once or not at all: a pulse
 * that waits for new paper would open the drawer when nobody expects it.
 */
export async function openDrawer(
  talk: PrinterTalk,
  habits: PrinterHabits,
  pin: NonNullable<PrinterSettings['drawer']>,
  clock: Clock,
): Promise<JobEnd> {
  const stand = await readStand(talk, habits);
  if (stand.status === 'ready') {
    const end = await printPulse(talk, habits, pulseBytes(pin), clock);
    if (end.ending !== 'printed' || stand.state === null) return end;
    await talk.pause(DRAWER_MS);
    return { ...end, detail: pinDetail(stand.state, await talk.readState()) };
  }
  if (stand.state === null) return notPrinted(stand.fault);
  await talk.send(pulseAtOnceBytes(pin));
  await talk.pause(DRAWER_MS);
  const after = await talk.readState();
  const isMoved = after !== null && after.isDrawerPinHigh !== stand.state.isDrawerPinHigh;
  return isMoved
    ? { ending: 'printed', problem: null, detail: pinDetail(stand.state, after) }
    : notPrinted(stand.fault);
}

async function printPulse(
  talk: PrinterTalk,
  habits: PrinterHabits,
  pulse: Uint8Array,
  clock: Clock,
): Promise<JobEnd> {
  talk.paper = null;
  const isTaken = await talk.send(Buffer.concat([pulse, CONFIRM]));
  return isTaken ? confirmed(talk, habits, clock) : notKnown(talk.fault ?? SILENT);
}

function pinDetail(before: PrinterState, after: PrinterState | null): string {
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
