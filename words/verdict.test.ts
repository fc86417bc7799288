import { describe, expect, test } from 'vitest';

import { paymentView } from '../fixtures/proof/views.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../terminal/core/attempt.ts';
import { catalogues, LANGUAGES } from './languages.ts';
import { verdictText } from './verdict.ts';

const whole = ({ headline, lead, rest }: ReturnType<typeof verdictText>) =>
  `${headline} ${lead} ${rest}`;
const english = catalogues.en;

describe('the payment of a sale that was closed without it', () => {
  test.each(OPEN_STATUSES)('says first that it is being undone: %s', (status) => {
    const payment = paymentView(status, { cancelCause: 'intent' }, { status: 'dropped' });
    expect(verdictText(payment, english).lead).toBe(
      'The sale was dropped. This payment is being undone.',
    );
  });

  test.each(FINAL_STATUSES)('says how the sale ended, and never to charge again: %s', (status) => {
    const payment = paymentView(status, {}, { status: 'paidOtherwise' });
    const said = whole(verdictText(payment, english));
    expect(said).toContain('The sale was paid another way.');
    expect(said).not.toMatch(/charged again|scan|fresh code/);
  });

  test('goes back when it was paid just before, and says so first', () => {
    const goesBack = paymentView('paid', { givenBackMinor: 1820 }, { status: 'dropped' });
    expect(verdictText(goesBack, english).lead).toBe('The till gives the money back.');
    const refused = paymentView('paid', { givenBackMinor: 0 }, { status: 'dropped' });
    expect(verdictText(refused, english).lead).toContain('ask the manager');
  });

  test('says that nothing was charged where that is proven', () => {
    const payment = paymentView('declined', {}, { status: 'dropped' });
    expect(whole(verdictText(payment, english))).toContain('Nothing was charged.');
    const perhaps = paymentView('cancelled', { mayHaveBeenPaid: true }, { status: 'dropped' });
    expect(whole(verdictText(perhaps, english))).not.toContain('Nothing was charged.');
  });
});

test.each(LANGUAGES)('of an open sale the verdict is told as it is: %s', (language) => {
  for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
    const payment = paymentView(status);
    const words = catalogues[language];
    expect(verdictText(payment, words)).toEqual(words.verdicts[status](payment.attempt));
  }
});
