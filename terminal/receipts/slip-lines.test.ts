import { describe, expect, test } from 'vitest';
import { paymentView } from '../../fixtures/proof/views.ts';
import type { AttemptView, SaleView } from '../../messages/views.ts';
import { toBridgeSchema } from '../../native-bridge/protocol.ts';
import { catalogues, LANGUAGES } from '../../words/languages.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../core/attempt.ts';
import { blankPicture } from './picture.ts';
import type { SlipFacts } from './slip-facts.ts';
import { slipLines } from './slip-lines.ts';
import { everySlip, head, money, paper, paymentFacts, printed } from './test-slips.ts';

describe.each([20, 32, 48])('on paper of %i columns', (columns) => {
  test('nothing is wider than it, and every text is in the printer’s own characters', () => {
    for (const facts of everySlip) {
      const lines = slipLines({ ...facts, mode: 'simulation' }, 12, paper(columns), null);
      toBridgeSchema.parse({ type: 'print', jobId: 'job', lines, opensDrawer: false });
      for (const line of lines) {
        if (line.type === 'text') {
          const width = line.text.length * (line.size === 'large' ? 2 : 1);
          expect(width, line.text).toBeLessThanOrEqual(columns);
          expect(line.text).not.toMatch(/[^ -~ÀÂÉÈÊÇàâéèêçôîù€£¥¢ÄÖÜäöüßñøå°]/);
        }
        if (line.type === 'pair') {
          expect(line.left.length + 1 + line.right.length).toBeLessThanOrEqual(columns);
        }
        if (line.type === 'picture') {
          expect(line.widthDots).toBeLessThanOrEqual(paper(columns).widthDots);
        }
      }
    }
  });
});

test('simulated money and copies are marked at both ends of every slip', () => {
  for (const facts of everySlip) {
    const lines = slipLines({ ...facts, mode: 'simulation' }, 3, paper(48), null);
    const texts = lines.map((line) =>
      line.type === 'text' && line.size === 'large' ? line.text : '',
    );
    const copy = facts.locale === 'en' ? 'COPY 3' : 'COPIE 3';
    for (const end of [texts.slice(0, 3), texts.slice(-3)]) {
      expect(end).toContain('SIMULATION');
      expect(end).toContain(copy);
    }
    const first = slipLines(facts, 0, paper(48), null);
    expect(JSON.stringify(first)).not.toMatch(/SIMULATION|COP/);
  }
});

test('every slip of a payment has its id as a code that the till takes for a receipt', () => {
  const paymentRequestId = 'CC7Q2M9D4XK70000042';
  for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
    const facts = paymentFacts(paymentView(status, { paymentRequestId }));
    const codes = slipLines(facts, 0, paper(32), null).filter(({ type }) => type === 'code');
    expect(codes).toEqual([{ type: 'code', symbology: 'qr', text: paymentRequestId }]);
  }
});

test('an end that is not proven is never printed as one, and the slip says when it was so', () => {
  for (const locale of LANGUAGES) {
    const { headline } = catalogues[locale].receipts.payments.paid(paymentView('paid').attempt);
    for (const status of OPEN_STATUSES) {
      const slip = printed({ ...paymentFacts(paymentView(status)), locale }, 48);
      expect(slip.replaceAll(' ', '')).not.toMatch(new RegExp(`^${headline}$`, 'm'));
      expect(slip).toContain(catalogues[locale].receipts.facts.knownAt);
      expect(slip).toMatch(/14:33:20 (GMT|UTC)\+1/);
    }
  }
});

const CLOSED: readonly SaleView['status'][] = ['paidOtherwise', 'dropped'];

test('of a sale that was closed nobody is told not to pay, and money that came is owed', () => {
  for (const status of CLOSED) {
    for (const open of [
      'submitting',
      'awaitingCustomer',
      'unconfirmed',
      'cancelling',
      'needsAttention',
    ] as const) {
      const slip = printed(paymentFacts(paymentView(open, {}, { status })), 64);
      expect(slip).toContain('This payment is being undone.');
      expect(slip).not.toContain('do not pay');
    }
    const came = printed(paymentFacts(paymentView('paid', {}, { status })), 64);
    expect(came).toContain('P a i d   a f t e r   a l l');
    expect(came).toContain('This money has to be given back.');
    const back = (givenBackMinor: number) =>
      printed(
        paymentFacts(paymentView('paid', { givenBackMinor, unprovenBackMinor: 1 }, { status })),
      );
    expect(back(500)).toContain('This money has to be given back.');
    expect(back(1820)).toContain('The till gives the money back.');
  }
});

function paidSlip(changes: Partial<AttemptView>): string {
  return printed(paymentFacts(paymentView('paid', changes)));
}

test('of a paid payment, money on its way back is not said to be back', () => {
  const part = paidSlip({ givenBackMinor: 1000, unprovenBackMinor: 400 });
  expect(part).toMatch(/Given back +€6\.00\n/);
  expect(part).toMatch(/On its way back, not proven +€4\.00\n/);
  expect(part).toMatch(/Kept +€8\.20\n/);
  expect(part).toMatch(/^ +P a i d$/m);
  expect(paidSlip({ givenBackMinor: 1820, unprovenBackMinor: 1820 })).toMatch(/^ +P a i d$/m);
  expect(paidSlip({ givenBackMinor: 1820 })).toContain('M o n e y   r e t u r n e d');
});

test.each([
  ['en', money(300, 'JPY'), '¥300'],
  ['en', money(18_200_000, 'IDR'), 'IDR 182,000.00'],
  ['en', money(5, 'BHD'), 'BHD 0.005'],
  ['en', money(27_480, 'KRW'), 'KRW 27,480'],
  ['fr', money(1820, 'EUR'), '18,20 €'],
  ['fr', money(123_456_700, 'EUR'), '1 234 567,00 €'],
  ['fr', money(300, 'JPY'), '300 JPY'],
])('an amount in %s is one line in characters of the printer: %j', (locale, due, said) => {
  const facts = paymentFacts(paymentView('paid', {}, { money: due }));
  for (const columns of [20, 32, 42]) {
    const lines = slipLines({ ...facts, locale }, 0, paper(columns), null);
    expect(lines.map((line) => (line.type === 'text' ? line.text : ''))).toContain(said);
  }
});

test('what the customer was charged has the code of its currency: two have the same sign', () => {
  const customerMoney = money(13_600, 'CNY');
  expect(printed(paymentFacts(paymentView('paid', { customerMoney })))).toContain('CNY 136.00');
});

test('a payment that a manager saw paid is not said to be cancelled by itself', () => {
  for (const status of ['submitting', 'awaitingCustomer', 'unconfirmed'] as const) {
    const slip = printed(paymentFacts(paymentView(status, { seenInPortal: true })), 64);
    expect(slip).toContain('This till has not verified it.');
    expect(slip).not.toContain('cancels');
  }
});

test('a text from elsewhere cannot disturb the paper, and what is not in its pages is drawn', () => {
  const reference = '\u001b@\u202eTable\r\n12\u0007\u00ad\ufeff';
  const facts = paymentFacts(paymentView('paid', { wallet: '支付宝' }, { reference }), {});
  const slip = printed(facts);
  expect(slip).toMatch(/Reference +"@Table 12"\n/);
  expect(slip).toMatch(/Wallet\n\(picture, right\)\n/);
});

test.each([
  ['unbroken spaces', `Table 12${'\u00a0'.repeat(60)}PAID${'\u00a0\u200b'.repeat(9)}EUR 18.20`],
  ['blank signs', `Table 12${'\u2800'.repeat(60)}PAID EUR 18.20`],
  ['marks of its own', '12" PAID EUR 18.20 “'],
  ['drawn signs', `${'收'.repeat(60)} PAID EUR 18.20`],
])(
  'no line of a reference passes for words of the slip, whatever it has: %s',
  (_what, reference) => {
    const facts = paymentFacts(paymentView('declined', {}, { reference }));
    for (const columns of [20, 32, 42, 48]) {
      const slip = printed(facts, columns);
      expect(slip).not.toMatch(/ {3}PAID/);
      for (const line of slip.split('\n').filter((one) => one.includes('PAID'))) {
        expect(line).toMatch(/^(Reference)? *"[^"]*PAID[^"]*"$/);
      }
      expect(slip).not.toContain('picture, left');
    }
  },
);

test('a slip of another day than its payment says of which day it knows', () => {
  const late = { at: head.at + 24 * 60 * 60_000 };
  const slip = printed(paymentFacts(paymentView('paid'), late));
  expect(slip).toMatch(/As known at +14:33:20 GMT\+1\n +Sun, Nov 22, 2026\n/);
});

test('a copy of which nobody knows the number is marked all the same', () => {
  const texts = slipLines(paymentFacts(paymentView('paid')), null, paper(48), null);
  expect(texts.filter((line) => line.type === 'text' && line.text === 'COPY')).toHaveLength(2);
});

test('the brand is a picture where there is one that the paper can hold, else its name', () => {
  const facts = paymentFacts(paymentView('paid'));
  const brandOf = (widthDots: number) =>
    slipLines(facts, 0, paper(32), blankPicture(widthDots, 8)).map(({ type }) => type)[3];
  expect(brandOf(200)).toBe('picture');
  expect(brandOf(400)).toBe('text');
});

test('is the same whenever it is made', () => {
  for (const facts of everySlip.slice(0, 4)) {
    const again = JSON.parse(JSON.stringify(facts)) as SlipFacts;
    expect(slipLines(again, 1, paper(48), null)).toEqual(slipLines(facts, 1, paper(48), null));
  }
});
