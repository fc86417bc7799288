import type { StartFailure } from '../messages/views.ts';
import type { Catalogue, FailureText } from './catalogue.ts';
import { english } from './english.ts';

/**
 * Why the till cannot start and the way out, for the screen and for a terminal without one.
 * Before a configuration was read nobody has chosen a language: it is English then.
 */
export function startFailureText(failure: StartFailure, words: Catalogue = english): FailureText {
  // The table's type ties each code to its own failure; TypeScript loses that at the look-up.
  const write = words.startFailures[failure.code] as (failure: StartFailure) => FailureText;
  return write(failure);
}
