/**
 * Everything the till's log can say: the events by name, and which facts each has. What is not
 * here does not compile. A fact is of a kind, and the kind says what may stand in the file.
 */
export type FactKind =
  /** An id of ours, as `PaymentIds` makes them. */
  | 'id'
  /** One word of a program: a reason, a state, a name of a call, a code of an error. */
  | 'word'
  /** A whole number: how many, or how many milliseconds. */
  | 'count'
  /** Free text, such as a message or a stack: it is masked, and cut. */
  | 'detail';

export const LOG_EVENTS = {
  'terminal.started': { mode: 'word', runtime: 'word' },
  'terminal.ready': { startMs: 'count' },
  'terminal.notStarted': { failure: 'word' },
  'terminal.ending': {},

  'till.afterUncleanEnd': {},
  'till.recovered': { openAttempts: 'count' },
  'till.disarmed': { reason: 'word', detail: 'detail' },
  'attempt.heardAfterEnd': { paymentRequestId: 'id', outcome: 'word' },
  'attempt.nothingProven': { paymentRequestId: 'id', why: 'word', code: 'word' },
  'attempt.unreadable': { paymentRequestId: 'id' },
  /** It cannot be processed and waits for a person. */
  'work.parked': { subject: 'id', reason: 'detail' },
  'store.failed': { code: 'word', message: 'detail' },
  'store.notScrubbed': { message: 'detail' },

  'printing.notWritten': { code: 'word', message: 'detail' },
  'printing.notDrawn': { detail: 'detail' },
  'printing.notRead': { detail: 'detail' },
  'printing.failed': { detail: 'detail' },
  'printing.brandNotRead': { problem: 'word' },
  'printing.fontsNotRead': { detail: 'detail' },
  'printing.unreadable': { jobId: 'id' },

  'recording.lost': { detail: 'detail' },

  'reports.failed': { call: 'word', detail: 'detail' },
  'reports.workerEnded': { how: 'detail' },

  'shell.started': { electron: 'detail' },
  'shell.ending': { exitCode: 'count' },
  'page.unresponsive': {},
  'page.gone': { reason: 'word' },
  'call.refused': { what: 'detail' },
  'call.unanswered': { call: 'word' },
  'call.answerMalformed': { call: 'word' },

  'message.malformed': { problem: 'detail' },
  'process.malformed': { child: 'word', problem: 'detail' },
  'process.said': { child: 'word', line: 'detail' },
  'process.ended': { child: 'word', how: 'detail' },
  'process.givenUp': { child: 'word', detail: 'detail' },
  uncaughtException: { detail: 'detail' },
  'log.fileLost': { detail: 'detail' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FactKind>>>>;

type Events = typeof LOG_EVENTS;
type LogEvent = keyof Events;

interface FactTypes {
  readonly id: string;
  readonly word: string;
  readonly count: number;
  readonly detail: string;
}

type FactsOf<Facts extends Readonly<Record<string, FactKind>>> = {
  readonly [Name in keyof Facts]: FactTypes[Facts[Name]] | null;
};

/** What a line of the log is made from: an event, with its facts where it has some. */
export type LogCall = {
  [Event in LogEvent]: keyof Events[Event] extends never
    ? [event: Event]
    : [event: Event, facts: FactsOf<Events[Event]>];
}[LogEvent];
