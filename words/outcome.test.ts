import { describe, expect, test } from 'vitest';

import { paymentView } from '../fixtures/proof/views.ts';
import type { AttemptView, PaymentView } from '../messages/views.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../terminal/core/attempt.ts';
import { SALE_STATUSES } from '../terminal/core/sale.ts';
import { catalogues, LANGUAGES } from './languages.ts';
import { outcomeText } from './outcome.ts';

describe.each(LANGUAGES)('what became of a payment, in %s', (language) => {
  const words = catalogues[language];
  const { nothingCharged } = words.closedSale;

  function tell(payment: PaymentView) {
    const text = outcomeText(payment, '12:41', words);
    return { ...text, whole: `${text.headline}. ${text.rest}` };
  }
  const of = (status: AttemptView['status'], changes: Partial<AttemptView> = {}) =>
    tell(paymentView(status, changes));

  test('begins with its time and its amount', () => {
    for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
      expect(of(status).headline).toMatch(/^12:41 · \D?18[.,]20/);
    }
  });

  test('says that nothing was charged where that is proven, and only there', () => {
    expect(of('declined').whole).toContain(nothingCharged);
    expect(of('cancelled').whole).toContain(nothingCharged);
    expect(of('notSent').whole).toContain(nothingCharged);
    const charged = [of('paid'), of('refunded'), of('refunding'), of('needsAttention')];
    const perhaps = of('cancelled', { mayHaveBeenPaid: true });
    for (const { whole } of [...charged, perhaps]) expect(whole).not.toContain(nothingCharged);
  });

  test('is an alarm when money moves in a way that nobody expects', () => {
    const alarms = [...OPEN_STATUSES, ...FINAL_STATUSES].filter((status) => of(status).isAlarm);
    expect(alarms).toEqual(['refunding', 'needsAttention']);
    for (const status of ['paidOtherwise', 'dropped'] as const) {
      expect(tell(paymentView('paid', {}, { status })).isAlarm).toBe(true);
      expect(tell(paymentView('refunding', {}, { status })).isAlarm).toBe(true);
    }
  });

  test('found at the acquirer is an alarm of its own, and no surprise is kept quiet', () => {
    const found = tell(paymentView('paid', {}, { isFound: true }));
    expect(found.isAlarm).toBe(true);
    expect(found.headline).not.toBe(of('paid').headline);
    expect(found.rest).toBe(words.screens.payment.foundMeans);
  });

  test('paid after its sale was closed goes back, or the manager has to give it back', () => {
    const [goesBack, hasToGoBack] = [1820, 0].map((givenBackMinor) =>
      tell(paymentView('paid', { givenBackMinor }, { status: 'dropped' })),
    );
    expect(goesBack?.rest).toBe(words.outcomes.goesBack);
    expect(hasToGoBack?.rest).toBe(words.outcomes.askToGiveBack);
  });

  test('says that it was paid after all when its sale was closed without it', () => {
    for (const status of ['paid', 'refunding'] as const) {
      const told = SALE_STATUSES.map((sale) => tell(paymentView(status, {}, { status: sale })));
      expect(new Set(told.map(({ headline }) => headline)).size).toBe(2);
    }
  });
});
