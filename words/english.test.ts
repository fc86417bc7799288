import { describe, expect, test } from 'vitest';

import type { AttemptView, Notice } from '../messages/views.ts';
import {
  ATTENTION_REASONS,
  FINAL_STATUSES,
  NOT_SENT_REASONS,
  OPEN_STATUSES,
} from '../terminal/core/attempt.ts';
import { CODE_FAMILIES, NOT_A_CODE_REASONS } from '../terminal/core/payment-code.ts';
import type { VerdictText } from './catalogue.ts';
import { DECLINE_CODES } from './decline-codes.ts';
import { english } from './english.ts';
import { noticeText } from './notice.ts';

const scanned: AttemptView = {
  paymentRequestId: 'K7Q2M9D4-000042',
  shortId: '7F3K-42',
  status: 'submitting',
  codeMasked: '281006••••5733',
  codeFamily: 'alipayPlus',
  scannedAt: 0,
  sentAt: 0,
  endedAt: null,
  deadlineAt: null,
  provenAt: null,
  asked: 0,
  canCancel: false,
  cancelCause: null,
  attentionReason: null,
  notSentReason: null,
  resultCode: null,
  mayHaveBeenPaid: false,
  refundedElsewhere: false,
  paymentId: null,
  wallet: null,
  customerMoney: null,
};

function say(status: AttemptView['status'], changes: Partial<AttemptView> = {}): VerdictText {
  return english.verdicts[status]({ ...scanned, ...changes, status });
}

const whole = ({ headline, lead, rest }: VerdictText) => `${headline} ${lead} ${rest}`;

describe('a verdict', () => {
  test('warns against a second charge wherever the money is not known to be safe', () => {
    expect(whole(say('unconfirmed'))).toContain('Do not charge again.');
    expect(whole(say('cancelling'))).toContain('Do not charge again.');
    expect(whole(say('refunding'))).toContain('Do not charge again.');
    for (const attentionReason of ATTENTION_REASONS) {
      const said = whole(say('needsAttention', { attentionReason }));
      expect(said).toMatch(/Do not charge again\.|The money is with the shop\./);
    }
  });

  test('says that nothing was charged where that is proven, and only there', () => {
    expect(whole(say('declined', { resultCode: 'EXPIRED_CODE' }))).toContain(
      'Nothing was charged.',
    );
    expect(whole(say('cancelled'))).toContain('Nothing was charged.');
    for (const notSentReason of NOT_SENT_REASONS) {
      expect(whole(say('notSent', { notSentReason }))).toContain('Nothing was charged.');
    }
    const unproven = ['unconfirmed', 'cancelling', 'refunding', 'needsAttention', 'paid'] as const;
    for (const status of unproven) expect(whole(say(status))).not.toContain('Nothing was charged');
  });

  test('promises the money back, not that none was taken, when it may have been paid', () => {
    const said = whole(say('cancelled', { mayHaveBeenPaid: true }));
    expect(said).toContain('the wallet gives it back');
    expect(said).not.toContain('Nothing was charged');
  });

  test('gives every result code a reason and an advice, and shows no code', () => {
    for (const resultCode of [...DECLINE_CODES, 'SOMETHING_NEW', null]) {
      const said = say('declined', { resultCode });
      expect(said.lead).toMatch(/^[A-Z].*\.$/);
      expect(whole(said)).not.toMatch(/[A-Z]{2,}_|undefined|null/);
    }
  });

  test('of an unknown result code is honest about it', () => {
    expect(say('declined', { resultCode: 'SOMETHING_NEW' }).lead).toContain('no reason');
  });

  test('has a short headline without codes for every status', () => {
    for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
      const { headline } = say(status);
      expect(headline.length).toBeGreaterThan(0);
      expect(headline.length).toBeLessThan(40);
      expect(headline).not.toMatch(/[A-Z]{2,}/);
    }
  });
});

describe('a notice', () => {
  test('of a scan that was not charged says so, and what to do', () => {
    const scans: Notice[] = [
      ...NOT_A_CODE_REASONS.map((reason) => ({ at: 0, code: 'notACode', reason }) as const),
      ...CODE_FAMILIES.map((family) => ({ at: 0, code: 'familyNotTaken', family }) as const),
      { at: 0, code: 'scanTooLong' },
      { at: 0, code: 'scanPartial' },
      { at: 0, code: 'scanNoise' },
      { at: 0, code: 'notArmed' },
      { at: 0, code: 'scanNotExpected' },
    ];
    for (const notice of scans) {
      expect(noticeText(notice, english)).toMatch(/^[A-Z].*It was not charged\. .+\.$/);
    }
  });

  test('after a restart counts the payments that are still open', () => {
    expect(noticeText({ at: 0, code: 'recovered', openAttempts: 1 }, english)).toContain(
      '1 payment is still open',
    );
    expect(noticeText({ at: 0, code: 'recovered', openAttempts: 3 }, english)).toContain(
      '3 payments are still open',
    );
  });
});
