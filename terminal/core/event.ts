import type { Asked, CancelAnswer, InquiryAnswer, PayAnswer, RefundAnswer } from './answers.ts';
import type { Attempt, MonoMs, UtcMs } from './attempt.ts';

/** Every clock at one moment, and one draw of chance for jitter. */
export interface Moment {
  readonly at: UtcMs;
  readonly mono: MonoMs;
  /** The acquirer's clock, a lower bound; null until learned in this process. */
  readonly acquirerAt: UtcMs | null;
  /** In [0, 1). */
  readonly chance: number;
}

/** What happened to an attempt. */
export type AttemptEvent = Moment &
  (
    | { readonly type: 'payAnswered'; readonly answer: PayAnswer }
    | { readonly type: 'inquiryAnswered'; readonly asked: Asked; readonly answer: InquiryAnswer }
    | { readonly type: 'cancelAnswered'; readonly asked: Asked; readonly answer: CancelAnswer }
    | { readonly type: 'refundAnswered'; readonly answer: RefundAnswer }
    /** The Cancel button: a cancel is wanted, a success before its first byte is kept. */
    | { readonly type: 'cancelAsked' }
    /** The customer pays another way or left: a success is not wanted any more. */
    | { readonly type: 'undoAsked' }
    /** A manager saw it paid in the acquirer's portal: the goods are gone (rule 22). */
    | { readonly type: 'paidSeen' }
    | { readonly type: 'checkAsked' }
    /** The moment named by `wakeMonoOf` came. */
    | { readonly type: 'ticked' }
    /** Its code became too old while no connection stood. */
    | { readonly type: 'codeDied' }
    /**
     * The process is new; all that was on the wire is gone. `afterCrash`: the one before ended
     * uncleanly, or the database was restored, so that what it wrote last may be lost.
     */
    | { readonly type: 'restarted'; readonly afterCrash: boolean }
  );

/** What is to be done after the commit. */
export type AttemptEffect =
  | { readonly type: 'sendPayAgain' }
  | { readonly type: 'sendInquiry' }
  | { readonly type: 'sendCancel' }
  | {
      readonly type: 'sendRefund';
      readonly refundRequestId: string;
      readonly paymentId: string;
    };

export interface Decision {
  readonly next: Attempt;
  readonly effects: readonly AttemptEffect[];
  /** An end that is not beyond doubt: the acquirer is asked about it again later (rule 18). */
  readonly asksAgain: boolean;
}
