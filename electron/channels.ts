import type { EventName } from '../messages/table.ts';

/** The page asks here: `(name, argument)`, answered with an `Answer`. */
export const CALL_CHANNEL = 'till:call';

/** The page hears here: one value of `Events[name]`. */
export function eventChannel(name: EventName): string {
  return `till:event:${name}`;
}
