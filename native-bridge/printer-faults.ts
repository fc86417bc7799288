import type { PrinterFault, PrinterProblem } from './printer-port.ts';

/** The system's codes, and what they mean to whoever stands before the printer. */
const PROBLEMS: Readonly<Record<string, PrinterProblem>> = {
  ENOENT: 'notFound',
  ENODEV: 'notFound',
  ENXIO: 'notFound',
  ENOTFOUND: 'notFound',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EBUSY: 'busy',
  ECONNRESET: 'interrupted',
  EPIPE: 'interrupted',
  EIO: 'interrupted',
};

/** Serialport says the same in words alone. */
const PROBLEM_WORDS: readonly (readonly [RegExp, PrinterProblem])[] = [
  [/no such (?:file|device)|file not found/i, 'notFound'],
  [/permission denied|operation not permitted/i, 'noPermission'],
  // Windows denies access to a port that another program has open.
  [/cannot lock|resource busy|temporarily unavailable|access (?:is )?denied/i, 'busy'],
];

/** What went wrong, in the system's own words, and which problem that is. */
export function faultOf(error: unknown): PrinterFault {
  // Of a name with several addresses, each has its own error, and the whole has no words.
  const first = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  const detail = (first instanceof Error ? first.message : String(first)).replace(
    /^(?:Error:? )+/,
    '',
  );
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  const problem =
    PROBLEMS[code] ?? PROBLEM_WORDS.find(([words]) => words.test(detail))?.[1] ?? 'failed';
  return { problem, detail };
}

/** The other side has ended the line without a word. */
export const CUT_OFF: PrinterFault = {
  problem: 'interrupted',
  detail: 'The connection to the printer ended.',
};
