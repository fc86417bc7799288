import { z } from 'zod';
import type { FromTerminal } from '../../messages/process.ts';
import { CALL_ANSWERED_BY, type CallName, type CallsBy } from '../../messages/table.ts';
import type { StartFailure } from '../../messages/views.ts';

/** What a line of input may ask: every call that the terminal answers, and `scan`. */
type DoorCall = CallsBy<'terminal'> | 'scan';

const calls = [
  ...(Object.keys(CALL_ANSWERED_BY) as CallName[]).filter(
    (name) => CALL_ANSWERED_BY[name] === 'terminal',
  ),
  'scan',
] as DoorCall[];

/** One line of input. The argument is looked at by whoever answers; left out, it is null. */
export const askedLineSchema = z.strictObject({
  id: z.int().nonnegative(),
  call: z.enum(calls),
  argument: z.unknown().optional(),
});

/**
 * Text that is read as if a scanner had read it. It comes in as typed text does, which ends where
 * every scan ends; `scanTyped` holds the limit of its length.
 */
export const scanSchema = z
  .strictObject({ text: z.string() })
  .transform(({ text }) => ({ physical: text, characters: text }));

/** Why a line of input was not understood. */
export type LineProblem =
  /** More bytes than any call has. */
  | 'tooLong'
  | 'notJson'
  /** JSON, but no call of the till: its name, its id or a field too many. */
  | 'notACall';

/** One line of output. */
export type SaidLine =
  | Extract<FromTerminal, { type: 'step' | 'ready' | 'answer' | 'event' }>
  /** Cannot start; the process ends after it. `sentences` say it for people. */
  | {
      readonly type: 'failed';
      readonly failure: StartFailure;
      readonly sentences: readonly string[];
    }
  /** Line number `line` of the input, counted from 1, was passed over. */
  | { readonly type: 'malformed'; readonly line: number; readonly problem: LineProblem };
