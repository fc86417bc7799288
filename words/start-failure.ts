import type { StartFailure } from '../messages/views.ts';
import type { Catalogue, FailureText } from './catalogue.ts';
import { english } from './english.ts';

/** Why the till cannot start and the way out. */
export function startFailureText(failure: StartFailure, words: Catalogue): FailureText {
  // The table's type ties each code to its own failure; TypeScript loses that at the look-up.
  const write = words.startFailures[failure.code] as (failure: StartFailure) => FailureText;
  return write(failure);
}

/**
 * The same for a terminal without a window, line by line. Before a configuration was read nobody
 * has chosen a language: it is English then.
 */
export function startFailureLines(failure: StartFailure): readonly string[] {
  const text = startFailureText(failure, english);
  const { title, money, sentences, facts = [], corrections = [], example } = text;
  return [
    title,
    money,
    ...facts.map((fact) => `${fact.name}: ${fact.text}`),
    ...sentences,
    ...corrections.map(({ field, value, isValueShown, wrong, write, example: line }) => {
      const what = `${field}${isValueShown ? ` (${value})` : ''} ${wrong}`;
      return `- ${what}. ${write}${line === null ? '.' : `, for example: ${line}`}`;
    }),
    ...(example === undefined ? [] : [`${english.stopped.example}:`, example]),
  ];
}
