import type { PaymentGroup } from '../messages/day.ts';
import type { CodeKind, ScanChannel } from '../messages/views.ts';

/** What stands behind the till's own places: the manager's and the technician's. */
export interface StoreWords {
  readonly label: string;
  readonly day: string;
  readonly simulator: string;
  readonly till: string;
  readonly devices: string;
}

/** One trading day, as a manager reads it. */
export interface DayWords {
  readonly earlier: string;
  readonly later: string;
  readonly today: string;
  /** `Europe/Paris · day ends 04:00 · 24 h`; hours are 23 or 25 when the clocks change. */
  readonly bounds: (zone: string, cutOff: string, hours: number) => string;
  readonly readAt: (time: string) => string;
  readonly reading: string;
  /** Above figures that could not be read again. */
  readonly olderFigures: string;
  /** The name of the group of figures of one currency. */
  readonly figures: (currency: string) => string;
  readonly taken: string;
  readonly takenFacts: (count: number, average: string | null) => string;
  readonly givenBack: string;
  /** How many refunds, and what is still on its way. */
  readonly givenBackFacts: (count: number, underWay: string | null) => string;
  readonly net: string;
  readonly netMeans: string;
  readonly notKnown: string;
  /** Payments, and refunds whose end is not proven: both are still asked about. */
  readonly notKnownMeans: (payments: number, refunds: number) => string;
  readonly paidOtherwise: string;
  readonly payments: (count: number) => string;
  readonly sales: (count: number) => string;
  readonly hours: string;
  readonly hour: string;
  readonly amount: string;
  readonly busiest: (hour: string, amount: string, count: number) => string;
  readonly now: string;
  readonly wallets: string;
  readonly otherWallets: string;
  readonly walletNotTold: string;
  readonly nothingTaken: { readonly title: string; readonly means: string };
  readonly groupsLabel: string;
  readonly groups: { readonly [Group in PaymentGroup]: string };
  readonly noneInGroup: string;
  readonly exportCsv: string;
  /** How many payments the file has; refunds have rows of their own, which are not counted. */
  readonly saved: (file: string, count: number) => string;
}

/** The simulated customers and their codes, and what the till makes of them. */
export interface SimulatorWords {
  readonly customer: string;
  readonly phone: (wallet: string) => string;
  /** The phone in a browser of this machine, for a real scanner to read it. */
  readonly phoneAddress: (address: string) => string;
  readonly codes: string;
  readonly kinds: { readonly [Kind in CodeKind]: string };
  readonly through: string;
  readonly channels: { readonly [Channel in ScanChannel]: string };
  readonly tillSays: string;
  /** The till waits for nothing: what a code would do now. */
  readonly noSale: { readonly title: string; readonly advice: string };
  readonly waitsForCode: { readonly title: string; readonly advice: string };
  readonly codeHeld: (seconds: number) => { readonly title: string; readonly advice: string };
  readonly toSale: string;
}
