import { unhandled } from '../core/check.ts';
import { LOG_EVENTS, type FactKind, type LogCall } from './log-events.ts';
import { maskCount, maskId, maskText, maskWord } from './mask.ts';

/** A stack or a list of faults in a message; more would only fill the log. */
const DETAIL_LENGTH_MAX = 4_000;

type Fact = string | number | null;

/**
 * What is written of an event: only the facts that the table names, each as its kind allows. The
 * one way into the log, whoever writes the line.
 */
export function logRecord(...[event, facts]: LogCall): Readonly<Record<string, Fact>> {
  const kinds: Readonly<Record<string, FactKind>> = LOG_EVENTS[event];
  const given: Readonly<Record<string, Fact>> = facts ?? {};
  const kept = Object.entries(kinds).map(([name, kind]) => [name, keep(kind, given[name])]);
  return { event, ...Object.fromEntries(kept) };
}

function keep(kind: FactKind, fact: Fact | undefined): Fact {
  if (fact === null || fact === undefined) return null;
  switch (kind) {
    case 'id':
      return maskId(String(fact));
    case 'word':
      return maskWord(String(fact));
    case 'count':
      return maskCount(Number(fact));
    case 'detail':
      // Cut last: half a code would not be known for one.
      return maskText(String(fact)).slice(0, DETAIL_LENGTH_MAX);
    default:
      return unhandled(kind);
  }
}
