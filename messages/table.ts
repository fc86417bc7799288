import type { CallFailure } from './failures.ts';
import type { ShellView, TillView } from './views.ts';

/**
 * The one table of what the screen may ask and hear. Types, run-time schemas
 * (`table.schema.ts`), the preload and every double derive from it.
 * `by` says which process answers.
 */
export interface Calls {
  /** The whole truth, now; null while the terminal is not ready. */
  readTill: { by: 'terminal'; argument: null; result: TillView | null };
  readShell: { by: 'shell'; argument: null; result: ShellView };
  /** Opens a sale and waits for its code. The same key is the same sale. */
  charge: {
    by: 'terminal';
    argument: { key: string; amountMinor: number; reference: string | null };
    result: { saleId: string };
  };
  /** Back from "show your code" to the amount; only while nothing was scanned. */
  dropSale: { by: 'terminal'; argument: { saleId: string }; result: null };
  /** Waits for another code for the same sale, after an end without money. */
  scanAgain: { by: 'terminal'; argument: { saleId: string }; result: null };
  /** The Cancel button: asks for a cancel; what is shown next is what really happened. */
  cancelPayment: { by: 'terminal'; argument: { paymentRequestId: string }; result: null };
  /** Leaves a final result behind. */
  nextSale: { by: 'terminal'; argument: { saleId: string }; result: null };
  /** Asks the acquirer about the payment now. */
  checkNow: { by: 'terminal'; argument: { paymentRequestId: string }; result: null };
  /** A simulated customer shows a code to the virtual scanner. */
  presentCode: { by: 'world'; argument: { customerId: string }; result: null };
  /** A simulated customer answers the password question on the phone. */
  answerPrompt: {
    by: 'world';
    argument: { customerId: string; confirms: boolean };
    result: null;
  };
  /** Starts the till's own processes again after they were given up. */
  restartTill: { by: 'shell'; argument: null; result: null };
}

export interface Events {
  till: TillView;
  shell: ShellView;
  /** A scan has just been read; for the click, before anything is known of it. */
  scanRead: { at: number };
}

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type CallsBy<By extends Calls[CallName]['by']> = {
  [Name in CallName]: Calls[Name]['by'] extends By ? Name : never;
}[CallName];

/** A call never throws across a process: it comes back as one of these. */
export type Answer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly failure: CallFailure };

/** What the preload exposes as `window.till`. */
export interface TillDoor {
  call<Name extends CallName>(
    name: Name,
    argument: Calls[Name]['argument'],
  ): Promise<Answer<Calls[Name]['result']>>;
  /** Returns the function that stops listening. */
  on<Name extends EventName>(name: Name, listener: (value: Events[Name]) => void): () => void;
}

export const CALL_ANSWERED_BY = {
  readTill: 'terminal',
  readShell: 'shell',
  charge: 'terminal',
  dropSale: 'terminal',
  scanAgain: 'terminal',
  cancelPayment: 'terminal',
  nextSale: 'terminal',
  checkNow: 'terminal',
  presentCode: 'world',
  answerPrompt: 'world',
  restartTill: 'shell',
} as const satisfies { readonly [Name in CallName]: Calls[Name]['by'] };

export const EVENT_NAMES = ['till', 'shell', 'scanRead'] as const satisfies readonly EventName[];
