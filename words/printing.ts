import type { PrinterView, PrintJobView } from '../messages/printing.ts';
import type { Catalogue } from './catalogue.ts';

/** What the status bar says of the printer; empty: nothing is wrong with it. */
export function printerWord({ status, problem }: PrinterView, { printing }: Catalogue): string {
  return problem === null ? printing.printer[status] : printing.problems[problem].word;
}

/** In short, what became of a slip, and on a second line what is in its way. */
export function printStateText(job: PrintJobView, { printing }: Catalogue): string {
  const { status, problem, copy } = job;
  if (status === 'printed' && copy > 0) return printing.copyPrinted(copy);
  const state = printing.states[status];
  return problem === null ? state : `${state}\n${printing.problems[problem].word}`;
}

/** What is asked about a slip that is not printed by itself, and what may be in its way. */
export function printAskText(
  job: PrintJobView,
  { printing }: Catalogue,
): { readonly headline: string; readonly rest: string } {
  const { thing, status, problem } = job;
  const { what, stale, notKnown } = printing.asks;
  const isNamed = thing.type === 'payment' || thing.type === 'refund';
  const name = isNamed ? what[thing.type](thing.shortId) : '';
  const headline = status === 'notKnown' ? notKnown(name) : stale(name);
  if (problem === null) return { headline, rest: '' };
  const { word, remedy } = printing.problems[problem];
  return { headline, rest: `${word}. ${remedy}` };
}
