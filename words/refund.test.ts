import { describe, expect, test } from 'vitest';

import { givingBackView, refundView, reversalView } from '../fixtures/proof/refund-views.ts';
import { paymentView } from '../fixtures/proof/views.ts';
import type { RefundView } from '../messages/refunds.ts';
import { ATTENTION_REASONS } from '../terminal/core/attempt.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES } from '../terminal/core/refund.ts';
import { catalogues, LANGUAGES, type Language } from './languages.ts';
import { givingBackText, refundText } from './refund.ts';

const STATUSES = [...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES];

/** The sentences by which nobody is given the same money twice, in each language. */
const safe: { readonly [Name in Language]: Readonly<Record<'notTwice' | 'atShop', string>> } = {
  en: { notTwice: 'Do not give it back another way.', atShop: 'the money is with the shop' },
  fr: { notTwice: 'Ne rendez pas la somme autrement.', atShop: 'l’argent est au magasin' },
};

describe.each(LANGUAGES)('money on its way back, in %s', (language) => {
  const words = catalogues[language];
  const { notTwice, atShop } = safe[language];
  const whole = (refund: RefundView): string => Object.values(refundText(refund, words)).join(' ');
  const told = (refund: RefundView, payment = paymentView('cancelled')) =>
    givingBackText(givingBackView(refund, payment), '12:41', words);

  test('is called returned only once that is proven', () => {
    const headlines = STATUSES.map((status) => refundText(refundView(status), words).headline);
    const returned = refundText(refundView('refunded'), words).headline;
    expect(headlines.filter((headline) => headline === returned)).toHaveLength(1);
    for (const headline of headlines) expect(headline.length).toBeLessThan(40);
  });

  test('warns against giving it back twice while nothing is proven', () => {
    for (const status of ['requested', 'submitting', 'unconfirmed'] as const) {
      expect(whole(refundView(status))).toContain(notTwice);
    }
    for (const attentionReason of ATTENTION_REASONS) {
      const said = whole(refundView('needsAttention', { attentionReason })).toLowerCase();
      expect([notTwice.toLowerCase(), atShop].some((safely) => said.includes(safely))).toBe(true);
    }
    expect(whole(refundView('refunded'))).not.toContain(notTwice);
  });

  test('that is refused is with the shop, and its code is no headline', () => {
    expect(whole(refundView('refused'))).toContain(atShop);
    expect(whole(refundView('refused'))).not.toMatch(/[A-Z]{2,}_/);
  });

  test('is told with its time and its amount, whoever gives it back', () => {
    for (const cause of ['asked', 'reversal', 'elsewhere'] as const) {
      for (const status of STATUSES) {
        const { headline } = told(refundView(status, { cause, amountMinor: 420 }));
        expect(headline).toMatch(/^12:41 · \D?4[.,]20/);
      }
    }
  });

  test('is an alarm while the till undoes a success, and until a refusal was seen', () => {
    const alarms = (make: (status: RefundView['status']) => RefundView) =>
      STATUSES.filter((status) => told(make(status)).isAlarm);
    expect(alarms(reversalView)).toEqual(STATUSES.filter((status) => status !== 'refunded'));
    expect(alarms(refundView)).toEqual(['needsAttention', 'refused']);
    expect(told(refundView('refunded', { cause: 'elsewhere' })).isAlarm).toBe(true);
  });

  test('says why the till undoes a payment: its sale was closed, or it had ended', () => {
    const dropped = paymentView('paid', {}, { status: 'dropped' });
    const afterClosing = told(reversalView('requested'), dropped).rest;
    expect(afterClosing).not.toBe(told(reversalView('requested')).rest);
  });
});
