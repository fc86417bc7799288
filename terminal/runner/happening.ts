import type { Moment } from '../core/event.ts';

/** An event before it is told when it happened. */
export type WithoutMoment<Event> = Event extends unknown ? Omit<Event, keyof Moment> : never;
