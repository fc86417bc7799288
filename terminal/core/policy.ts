/**
 * The timings and capabilities by which one attempt is decided. Values belong to an acquirer
 * and stand in its profile, each with its source.
 */
export interface AttemptPolicy {
  /** A code older than this is never sent. */
  readonly codeLifeMs: number;
  /** A code that waited for a connection goes out by itself until it is this old (H19). */
  readonly autoSendMs: number;
  /** `paymentExpiryTime` = acquirer time at sending + this. */
  readonly expiryMs: number;
  /** How long after the expiry the acquirer may still be late in refusing; acquirer time. */
  readonly afterExpiryMs: number;
  /** Where the one inquiry that proves an end is put: expiry + this. */
  readonly proofAskMs: number;
  /** No answer to pay for this long: ask. */
  readonly silentMs: number;
  readonly askEveryMs: number;
  /** A success is awaited for this long after sending; then a cancel is decided. */
  readonly limitMs: number;
  /** Longest exchange of a question; the client gives it up then. */
  readonly exchangeMs: number;
  readonly undoPauseMs: number;
  readonly undoPauseMsMax: number;
  /** A person is called this long after the expiry without proof. */
  readonly attentionAnsweringMs: number;
  readonly attentionSilentMs: number;
  /** Slow asking while a person is called. */
  readonly attentionAskMs: number;
  /** How far a payment time may lie before our own sending. */
  readonly paidBeforeSendingMs: number;
  /** Questions on the wire at once, so that a hung client cannot pile them up. */
  readonly inquiriesOpenMax: number;
  /** How often the identical pay may be sent again after a reset. */
  readonly resendsMax: number;
  /** An older code is not sent again. */
  readonly resendCodeAgeMsMax: number;
  readonly capabilities: AcquirerCapabilities;
  /** F codes that end a pay, once an inquiry asked after them agrees. */
  readonly finalForPay: readonly string[];
  /** F codes that definitely refuse a cancel; `tooLate`: cancelling is over for good. */
  readonly cancelRefusals: Readonly<Record<string, 'tooLate' | 'refused'>>;
  /** A payment that stands and refuses this many cancels is refunded instead. */
  readonly refusalsOfSuccessMax: number;
  /** F codes that definitely refuse a refund. */
  readonly refundRefusals: readonly string[];
  /** F codes of a refund that say the shop's balance is too low; it is tried again. */
  readonly balanceTooLow: readonly string[];
}

/** What an acquirer or a wallet can do; the rules and the screens follow it (rule 26). */
export interface AcquirerCapabilities {
  /** `none`: a payment can only be refunded. */
  readonly cancel: 'supported' | 'none';
  /** No cancel sooner after sending than this. */
  readonly cancelNotBeforeMs: number;
  /** Whether S to a cancel proves it, or only what an inquiry says afterwards. */
  readonly cancelProvenBy: 'answer' | 'inquiry';
  /** A cancelled id that was never seen can never be charged; only by the acquirer's word. */
  readonly cancelIsTombstone: boolean;
  readonly partialRefund: boolean;
  /** Display names of wallets whose payments can only be refunded. */
  readonly walletsWithoutCancel: readonly string[];
}
