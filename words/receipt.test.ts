import { describe, expect, test } from 'vitest';
import { refundView } from '../fixtures/proof/refund-views.ts';
import { paymentView, VIEW_AT } from '../fixtures/proof/views.ts';
import type { AttemptView } from '../messages/views.ts';
import {
  ATTENTION_REASONS,
  FINAL_STATUSES,
  NOT_SENT_REASONS,
  OPEN_STATUSES,
} from '../terminal/core/attempt.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES } from '../terminal/core/refund.ts';
import { isDeclineCode, RESULT_CODES } from '../terminal/core/result-codes.ts';
import type { VerdictText } from './catalogue.ts';
import { catalogues, LANGUAGES } from './languages.ts';
import { paperDay, paperTime, receiptText } from './receipt.ts';

const nothingCharged = { en: 'Nothing was charged.', fr: 'Rien n’a été débité.' };
const doNotPay = { en: 'Please do not pay this again.', fr: 'Ne payez pas de nouveau' };

const CHANGES: readonly Partial<AttemptView>[] = [
  {},
  ...ATTENTION_REASONS.map((attentionReason) => ({ attentionReason })),
  ...NOT_SENT_REASONS.map((notSentReason) => ({ notSentReason })),
  { mayHaveBeenPaid: true },
  { refundedElsewhere: true },
  { seenInPortal: true },
];

function whole({ headline, lead, rest }: VerdictText): string {
  return `${headline} ${lead} ${rest}`;
}

describe.each(LANGUAGES)('a receipt in %s', (language) => {
  const words = catalogues[language];
  const say = (status: AttemptView['status'], changes: Partial<AttemptView> = {}): VerdictText =>
    receiptText(paymentView(status, changes), words);
  const every = [...OPEN_STATUSES, ...FINAL_STATUSES].flatMap((status) =>
    CHANGES.map((changes) => say(status, changes)),
  );
  const refunds = [...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES].flatMap((status) =>
    [{}, ...ATTENTION_REASONS.map((attentionReason) => ({ attentionReason }))].map((changes) =>
      words.receipts.refunds[status](refundView(status, changes)),
    ),
  );

  test('says that nothing was charged where that is proven, and only there', () => {
    for (const status of ['declined', 'notSent', 'cancelled'] as const) {
      expect(say(status).lead).toBe(nothingCharged[language]);
    }
    const elsewhere = [...OPEN_STATUSES, 'paid', 'refunded'] as const;
    for (const status of elsewhere) {
      for (const changes of CHANGES) {
        expect(whole(say(status, changes))).not.toContain(nothingCharged[language]);
      }
    }
    expect(whole(say('cancelled', { mayHaveBeenPaid: true }))).not.toContain(
      nothingCharged[language],
    );
  });

  test('asks not to pay again where the money may have moved', () => {
    for (const status of ['submitting', 'unconfirmed', 'cancelling'] as const) {
      expect(say(status).lead).toContain(doNotPay[language]);
    }
    for (const attentionReason of ATTENTION_REASONS) {
      const { lead } = say('needsAttention', { attentionReason });
      const isWithShop = attentionReason === 'moneyWithShop';
      expect(lead.includes(doNotPay[language])).toBe(!isWithShop);
    }
  });

  test('does not tell a customer which keys to press', () => {
    const declined = Object.keys(RESULT_CODES)
      .filter(isDeclineCode)
      .map((resultCode) => say('declined', { resultCode }));
    for (const text of [...every, ...declined, ...refunds]) {
      expect(whole(text)).not.toMatch(/Enter|\bEsc\b|[A-Z]{2,}_/);
      expect(text.headline).toMatch(/^.{4,24}$/);
    }
  });

  test('gives whole sentences, with the spaces of their language', () => {
    const said = [...every, ...refunds].flatMap(({ lead, rest }) => [lead, rest]);
    for (const text of said) {
      expect(text).toMatch(/^$|^\p{Lu}[^']*\.$/u);
      expect(text).not.toMatch(/ {2}|\.\.\.|undefined|null/);
      if (language === 'fr') expect(text).not.toMatch(/[^\u202f][;:!?]/);
    }
  });

  test('of money on its way back does not say that it is back', () => {
    const { refunded } = words.receipts.refunds;
    const { headline } = refunded(refundView('refunded'));
    for (const status of OPEN_REFUND_STATUSES) {
      expect(words.receipts.refunds[status](refundView(status)).headline).not.toBe(headline);
    }
  });
});

describe('an instant on paper', () => {
  const autumn = Date.UTC(2026, 9, 25, 0, 30, 5);

  test('is in the time of the store, and tells the hour that comes twice apart', () => {
    const times = [autumn, autumn + 3_600_000].map((at) => paperTime(at, 'en', 'Europe/Paris'));
    expect(times).toEqual(['02:30:05 GMT+2', '02:30:05 GMT+1']);
    expect(paperTime(VIEW_AT, 'fr', 'Asia/Kathmandu')).toBe('19:17:19 UTC+5:45');
    expect(paperDay(VIEW_AT, 'en', 'Pacific/Auckland')).toBe('Sun, Nov 22, 2026');
  });
});
