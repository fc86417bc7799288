import { describe, expect, test } from 'vitest';
import type { AttemptView, Notice } from '../messages/views.ts';
import {
  ATTENTION_REASONS,
  FINAL_STATUSES,
  NOT_SENT_REASONS,
  OPEN_STATUSES,
} from '../terminal/core/attempt.ts';
import { attemptStage, paymentView } from '../fixtures/proof/views.ts';
import { CODE_FAMILIES, NOT_A_CODE_REASONS } from '../terminal/core/payment-code.ts';
import { isDeclineCode, RESULT_CODES } from '../terminal/core/result-codes.ts';
import type { VerdictText } from './catalogue.ts';
import { catalogues, languageOf, LANGUAGES, type Language } from './languages.ts';
import { noticeText } from './notice.ts';

/** The sentences by which money is kept safe, in each language. */
const safe: { readonly [Name in Language]: Readonly<Record<Sentence, string>> } = {
  en: {
    doNotCharge: 'Do not charge again.',
    nothingCharged: 'Nothing was charged.',
    scanNotCharged: 'It was not charged.',
    moneyWithShop: 'The money is with the shop.',
    walletGivesBack: 'the wallet gives it back',
    noReason: 'no reason',
    nothingLeft: 'Nothing has left the till.',
    oneOpen: '1 payment is still open',
    threeOpen: '3 payments are still open',
    manager: 'manager',
    technician: 'technician',
  },
  fr: {
    doNotCharge: 'N’encaissez pas de nouveau.',
    nothingCharged: 'Rien n’a été débité.',
    scanNotCharged: 'Cette lecture n’a rien débité.',
    moneyWithShop: 'L’argent est au magasin.',
    walletGivesBack: 'le portefeuille le rembourse',
    noReason: 'sans raison',
    nothingLeft: 'Rien n’a quitté la caisse.',
    oneOpen: '1 paiement est encore en cours',
    threeOpen: '3 paiements sont encore en cours',
    manager: 'responsable',
    technician: 'technicien',
  },
};
type Sentence =
  | 'doNotCharge'
  | 'nothingCharged'
  | 'scanNotCharged'
  | 'moneyWithShop'
  | 'walletGivesBack'
  | 'noReason'
  | 'nothingLeft'
  | 'oneOpen'
  | 'threeOpen'
  | 'manager'
  | 'technician';

const SCANS: readonly Notice[] = [
  ...NOT_A_CODE_REASONS.map((reason) => ({ at: 0, code: 'notACode', reason }) as const),
  ...CODE_FAMILIES.map(
    (family) => ({ at: 0, code: 'familyNotTaken', family, application: null }) as const,
  ),
  { at: 0, code: 'familyNotTaken', family: 'emvConsumerPresented', application: 'GCASH' },
  { at: 0, code: 'codeNotCarried' },
  { at: 0, code: 'scanTooLong' },
  { at: 0, code: 'scanPartial' },
  { at: 0, code: 'scanUnended' },
  { at: 0, code: 'scanNoise' },
  { at: 0, code: 'notArmed' },
  { at: 0, code: 'scanNotExpected' },
  { at: 0, code: 'heldCodeTooOld' },
];

const SENTENCE = /^\p{Lu}.*\.$/u;
const whole = ({ headline, lead, rest }: VerdictText): string => `${headline} ${lead} ${rest}`;

describe.each(LANGUAGES)('a verdict in %s', (language) => {
  const { doNotCharge, nothingCharged, ...sentences } = safe[language];

  function say(status: AttemptView['status'], changes: Partial<AttemptView> = {}): VerdictText {
    return catalogues[language].verdicts[status](paymentView(status, changes).attempt);
  }

  test('warns against a second charge wherever the money is not known to be safe', () => {
    expect(whole(say('unconfirmed'))).toContain(doNotCharge);
    expect(whole(say('cancelling'))).toContain(doNotCharge);
    expect(whole(say('refunding'))).toContain(doNotCharge);
    for (const attentionReason of ATTENTION_REASONS) {
      const { lead } = say('needsAttention', { attentionReason });
      expect([doNotCharge, sentences.moneyWithShop]).toContain(lead);
    }
  });

  test('says that nothing was charged where that is proven, and only there', () => {
    expect(whole(say('declined', { resultCode: 'EXPIRED_CODE' }))).toContain(nothingCharged);
    expect(whole(say('cancelled'))).toContain(nothingCharged);
    for (const notSentReason of NOT_SENT_REASONS) {
      expect(whole(say('notSent', { notSentReason }))).toContain(nothingCharged);
    }
    const unproven = ['unconfirmed', 'cancelling', 'refunding', 'needsAttention', 'paid'] as const;
    for (const status of unproven) expect(whole(say(status))).not.toContain(nothingCharged);
  });

  test('says that nothing has left the till while it waits for a connection, or for a word', () => {
    const waiting = [false, true].map((waitsForWord) => say('waitingForLink', { waitsForWord }));
    for (const text of waiting) expect(text.rest).toContain(sentences.nothingLeft);
    expect(waiting[0]?.headline).not.toBe(waiting[1]?.headline);
  });

  test('seen in the portal is still not verified, and not to be charged again', () => {
    const { lead, rest } = say('needsAttention', { seenInPortal: true });
    expect(lead).toBe(doNotCharge);
    expect(rest).not.toBe(say('needsAttention').rest);
  });

  test('promises the money back, not that none was taken, when it may have been paid', () => {
    const said = whole(say('cancelled', { mayHaveBeenPaid: true }));
    expect(said).toContain(sentences.walletGivesBack);
    expect(said).not.toContain(nothingCharged);
  });

  test('gives every result code a reason and an advice, and shows no code', () => {
    for (const resultCode of [
      ...Object.keys(RESULT_CODES).filter(isDeclineCode),
      'SOMETHING_NEW',
      null,
    ]) {
      const said = say('declined', { resultCode });
      expect(said.lead).toMatch(SENTENCE);
      expect(whole(said)).not.toMatch(/[A-Z]{2,}_|undefined|null/);
    }
  });

  test('sends to the one who can put it right: the manager, or the technician', () => {
    for (const [resultCode, { declines, actor }] of Object.entries(RESULT_CODES)) {
      if (!declines || (actor !== 'manager' && actor !== 'technician')) continue;
      expect(say('declined', { resultCode }).rest).toContain(sentences[actor]);
    }
  });

  test('says of a code that can be tried again what to press before the scan', () => {
    const press = `${catalogues[language].screens.actions.scanAgain} (Enter)`;
    for (const resultCode of ['EXPIRED_CODE', 'INVALID_CODE', 'USER_BALANCE_NOT_ENOUGH', null]) {
      expect(say('declined', { resultCode }).rest).toContain(press);
    }
    for (const notSentReason of ['noConnection', 'codeTooOld', 'restarted'] as const) {
      expect(say('notSent', { notSentReason }).rest).toContain(press);
    }
  });

  test('of an unknown result code is honest about it', () => {
    expect(say('declined', { resultCode: 'SOMETHING_NEW' }).lead).toContain(sentences.noReason);
  });

  test('has a short headline without codes for every status', () => {
    for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
      const { headline } = say(status);
      expect(headline.length).toBeGreaterThan(0);
      expect(headline.length).toBeLessThan(40);
      expect(headline).not.toMatch(/[A-Z]{2,}/);
    }
  });

  test('has a headline of its own for every status', () => {
    const headlines = [...OPEN_STATUSES, ...FINAL_STATUSES].map((status) => say(status).headline);
    expect(new Set(headlines).size).toBe(headlines.length);
  });
});

describe.each(LANGUAGES)('a notice in %s', (language) => {
  const words = catalogues[language];
  const { scanNotCharged, oneOpen, threeOpen } = safe[language];
  const recovered = (openAttempts: number): string =>
    noticeText({ at: 0, code: 'recovered', openAttempts }, { screen: 'sale' }, words);

  test.each(SCANS)('of a scan that was not charged says so, and what to do: $code', (notice) => {
    const [what, advice] = noticeText(notice, { screen: 'sale' }, words).split(
      ` ${scanNotCharged} `,
    );
    expect(what).toMatch(SENTENCE);
    expect(advice).toMatch(SENTENCE);
  });

  test('of a wallet that is not taken calls it by its name', () => {
    const said = CODE_FAMILIES.map((family) =>
      noticeText(
        { at: 0, code: 'familyNotTaken', family, application: 'GCASH' },
        { screen: 'sale' },
        words,
      ),
    );
    expect(new Set(said).size).toBe(CODE_FAMILIES.length);
    expect(said.filter((text) => !text.includes('(GCASH)'))).toEqual([]);
  });

  test('of a scan in front of a result names the press that comes first', () => {
    const { scanAgain, nextSale } = words.screens.actions;
    const text = (status: 'declined' | 'paid', sale: 'open' | 'paid' | 'dropped'): string =>
      noticeText(
        { at: 0, code: 'scanAfterEnd' },
        attemptStage(status, {}, { status: sale }),
        words,
      );
    expect(text('declined', 'open')).toContain(`${scanAgain} (Enter)`);
    expect(text('declined', 'dropped')).toContain(`${nextSale} (Enter)`);
    expect(text('paid', 'paid')).toContain(`${nextSale} (Enter)`);
    expect(text('paid', 'paid')).toContain(scanNotCharged);
  });

  test('of a scan while a payment waits for a word names the press that sends it', () => {
    const [asks, waits] = [true, false].map((waitsForWord) => {
      const stage = attemptStage('waitingForLink', { waitsForWord });
      return noticeText({ at: 0, code: 'scanWhileOpen' }, stage, words);
    });
    expect(asks).toMatch(/Enter\b.*\bEsc\b/);
    expect(waits).not.toContain('Enter');
  });

  test('after a restart counts the payments that are still open', () => {
    expect(recovered(1)).toContain(oneOpen);
    expect(recovered(3)).toContain(threeOpen);
  });
});

describe('a language', () => {
  test('has a catalogue that names it', () => {
    expect(LANGUAGES.map((language) => catalogues[language].locale)).toEqual([...LANGUAGES]);
    expect(LANGUAGES.map((language) => catalogues[language].name)).toEqual(['English', 'Français']);
  });

  test.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['EN-gb', 'en'],
    ['frr', null],
    ['zh-Hans', null],
    ['', null],
  ])('of the tag %j is %j', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});

test.each(LANGUAGES)(
  'no PIN that is refused is named where another is asked for: %s',
  (language) => {
    expect(catalogues[language].callFailures.pinRefused).not.toMatch(/\d{4}/);
  },
);

test.each(LANGUAGES)(
  'what was given back is counted in refunds, not in payments: %s',
  (language) => {
    const { givenBackFacts, payments } = catalogues[language].screens.day;
    for (const count of [0, 1, 2]) expect(givenBackFacts(count, null)).not.toBe(payments(count));
  },
);
