import type { CodeFamily } from '../core/payment-code.ts';
import type { AttemptPolicy } from '../core/policy.ts';
import { RESULT_CODE_POLICY } from './result-code-policy.ts';

/**
 * The Antom/AMS acquirer as data: timings, capabilities and result codes, each with its source.
 * "Sheet" marks what must still be confirmed by the acquirer in writing (`docs/acquirer-sheet.md`).
 */
export const AMS_POLICY: AttemptPolicy = {
  // Alipay+ `getPaymentCode`: a payment code is valid for one minute.
  codeLifeMs: 60_000,
  // The customer still stands there; later the cashier is asked.
  autoSendMs: 15_000,
  // Outlasts the asking (65 s); 75 s once the acquirer confirms that it enforces it. Sheet.
  expiryMs: 90_000,
  // Room for the acquirer's own clocks; its answer may be signed seconds after its decision.
  afterExpiryMs: 5_000,
  proofAskMs: 5_200,
  // Best practice of docs.antom.com/ac/ams_upm/bp: ask 5 s after pay, every 3 s, 20 times.
  silentMs: 5_000,
  askEveryMs: 3_000,
  limitMs: 65_000,
  // docs.antom.com/ac/aba_zh-cn/best_practice: 10 s for an exchange.
  exchangeMs: 10_000,
  undoPauseMs: 1_000,
  undoPauseMsMax: 60_000,
  attentionAnsweringMs: 300_000,
  attentionSilentMs: 600_000,
  attentionAskMs: 60_000,
  // `paymentTime` is told to the second, by machines whose clocks differ a little.
  paidBeforeSendingMs: 60_000,
  inquiriesOpenMax: 4,
  // Until the acquirer confirms that two pays of one id in flight are one payment. Sheet.
  resendsMax: 0,
  // A code lives a minute: half of it is left for the second try.
  resendCodeAgeMsMax: 30_000,
  capabilities: {
    cancel: 'supported',
    cancelNotBeforeMs: 0,
    cancelProvenBy: 'answer',
    // H1: AlipayHK says SUCCESS for a cancel of what was never created. Sheet.
    cancelIsTombstone: false,
    partialRefund: true,
    // docs.antom.com/ac/cashierpay/cancel.md: Indonesian methods and JKOPay cannot be cancelled.
    walletsWithoutCancel: ['DANA', 'GoPay', 'OVO', 'ShopeePay', 'JKOPay'],
  },
  ...RESULT_CODE_POLICY,
};

/** Families that are charged through this acquirer; others are explained, never sent. */
export const AMS_FAMILIES: readonly CodeFamily[] = ['alipayPlus', 'alipay'];
