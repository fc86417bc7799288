import type { FINAL_STATUSES } from '../terminal/core/attempt.ts';

/** The ways through the window. */
export interface RailWords {
  readonly label: string;
  readonly sale: string;
  readonly open: string;
  /** What the number beside it counts. */
  readonly openCount: (count: number) => string;
  readonly history: string;
  readonly store: string;
  readonly light: string;
  readonly dark: string;
  /** Above another place: how to get back to what the till is doing. */
  readonly toSale: string;
}

export interface OpenPaymentsWords {
  readonly title: string;
  readonly none: string;
  readonly noneMeans: string;
  /** More are open than are listed. */
  readonly moreInHistory: (listed: number, total: number) => string;
  readonly checkAll: string;
  /** What is asked about beside the open ones, on one line; empty: nothing is. */
  readonly alsoAsked: (ended: number, lost: number) => string;
  /** What the till cannot go on with by itself. */
  readonly parked: {
    readonly count: (count: number) => string;
    readonly state: string;
    readonly means: string;
    readonly id: string;
    readonly reason: string;
    readonly unreadable: string;
  };
}

export interface HistoryWords {
  readonly title: string;
  readonly search: string;
  /** What one may type. */
  readonly hint: string;
  readonly chooseOne: string;
  readonly reading: string;
  readonly none: string;
  readonly nothingFound: (text: string) => string;
  /** The list has grown as long as it may. */
  readonly narrow: (listed: number) => string;
}

/** One payment: its facts by name, and what may be done about it. */
export interface PaymentWords {
  readonly list: string;
  readonly takeBack: string;
  readonly takeBackLater: string;
  readonly close: string;
  readonly facts: {
    readonly shortId: string;
    readonly reference: string;
    readonly scanned: string;
    readonly sent: string;
    readonly ended: string;
    readonly asked: string;
    readonly wallet: string;
    readonly customerMoney: string;
    readonly sale: string;
    readonly resultCode: string;
    readonly code: string;
    readonly request: string;
    readonly acquirerId: string;
    readonly refund: string;
    readonly net: string;
    readonly inPortal: string;
  };
  readonly timesAsked: (times: number) => string;
  /** Of a payment that this till had no record of. */
  readonly found: string;
  readonly foundMeans: string;
  /** Of one that a manager has seen paid in the acquirer's portal. */
  readonly inPortal: string;
  readonly partGivenBack: (amount: string) => string;
  /** Not proven to be given back. */
  readonly partOnItsWay: (amount: string) => string;
}

/** What became of a payment that the cashier went on without; the sentences begin with it. */
export interface OutcomeWords {
  readonly label: string;
  readonly told: {
    readonly [Status in (typeof FINAL_STATUSES)[number] | 'refunding' | 'needsAttention']: (
      what: string,
    ) => string;
  };
  /** Nobody at this till knew of it. */
  readonly found: (what: string) => string;
  /** Its sale was closed without it. */
  readonly paidAfterAll: (what: string) => string;
  readonly undoingAfterAll: (what: string) => string;
  readonly askToGiveBack: string;
  readonly goesBack: string;
  readonly seen: string;
  readonly show: string;
  readonly more: (count: number) => string;
}
