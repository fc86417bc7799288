/**
 * What a scanned text is. Recognition decides what is sent: nothing that is not a payment
 * code ever reaches the acquirer. Sources: acquirer protocol research, sections 4.1 to 4.6
 * (Alipay+ code format specification; alipay domestic 16-24 digits 25..30; WeChat micropay
 * 18 digits 10..15; EMVCo consumer-presented QR, which always begins with Base64 of
 * `85 05 "CPV01"`).
 */
export const CODE_FAMILIES = ['alipayPlus', 'alipay', 'weChatPay', 'emvConsumerPresented'] as const;
export type CodeFamily = (typeof CODE_FAMILIES)[number];

/** Why a scan is not a payment code that could be charged. */
export const NOT_A_CODE_REASONS = [
  'empty',
  'productBarcode',
  'link',
  'merchantCode',
  'halfCode',
  'tooLong',
  'unknown',
] as const;
export type NotACodeReason = (typeof NOT_A_CODE_REASONS)[number];

export type Recognition =
  | { readonly kind: 'paymentCode'; readonly family: CodeFamily; readonly code: string }
  | { readonly kind: 'notACode'; readonly reason: NotACodeReason };

/** Longest text a payment code can be: an EMV code of 512 characters (EMV CPM 1.1, 2.2). */
export const CODE_LENGTH_MAX = 512;
