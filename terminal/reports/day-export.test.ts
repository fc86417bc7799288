import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RecordedTill, refundedElsewhere } from '../../fixtures/proof/recorded-day.ts';
import { english } from '../../words/english.ts';
import { catalogues, LANGUAGES } from '../../words/languages.ts';
import { REPORT_COLUMNS, type ReportColumn } from '../../words/report-columns.ts';
import { exportDay } from './day-export.ts';

const DAY = '2026-11-02';

/** Reads a CSV of quoted cells as RFC 4180 has it; anything else in it is an error. */
function parseCsv(text: string): string[][] {
  const record = /(?:"(?:[^"]|"")*"(?:[,;]|\r\n))+?(?<=\r\n)/gy;
  const records = text.match(record) ?? [];
  expect(records.join('')).toBe(text);
  return records.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"(?:[,;]|\r\n)/g)].map(([, cell]) =>
      (cell ?? '').replaceAll('""', '"'),
    ),
  );
}

function exported(
  { till, settings }: RecordedTill,
  words = english,
  mode = settings.mode,
  businessDay = DAY,
) {
  const { file, payments } = exportDay(till.database, { ...settings, mode }, businessDay, words);
  const bytes = readFileSync(file, 'utf8');
  const [head = [], ...rows] = parseCsv(bytes.slice(1));
  const named = rows.map(
    (cells) =>
      Object.fromEntries(REPORT_COLUMNS.map((column, place) => [column, cells[place]])) as {
        [Column in ReportColumn]: string;
      },
  );
  return { file, payments, mark: bytes[0], head, rows: named };
}

describe('the table of a day', () => {
  test('has a row for each payment, with all that an accountant matches', () => {
    const recorded = new RecordedTill();
    recorded.record({ reference: 'Table 12', payments: ['declined', 'paid'] });
    const { rows, payments, head } = exported(recorded);
    expect(head).toEqual(REPORT_COLUMNS.map((column) => english.report.columns[column]));
    expect(payments).toBe(2);
    expect(rows).toEqual([
      expect.objectContaining({ paymentState: 'not paid', resultCode: 'USER_BALANCE_NOT_ENOUGH' }),
      {
        businessDay: DAY,
        time: '2026-11-02T14:32:20+01:00',
        shortId: '7F3K-2',
        paymentRequestId: 'SIMAB12CD7F3K000002',
        paymentId: 'P1',
        reference: 'Table 12',
        wallet: 'Lotus Wallet',
        amount: '18.20',
        currency: 'EUR',
        givenBack: '0.00',
        paymentState: 'paid',
        saleState: 'paid',
        resultCode: '',
        code: '281006…5733',
        kind: 'payment',
        taken: '18.20',
        refundRequestId: '',
        refundAmount: '0.00',
        refundState: '',
      },
    ]);
  });

  test('has what was paid otherwise without a payment, and no other sale without one', () => {
    const recorded = new RecordedTill();
    recorded.record({ saleStatus: 'paidOtherwise', payments: [] });
    recorded.record({ saleStatus: 'dropped', payments: [] });
    recorded.record({ saleStatus: 'paidOtherwise', payments: ['cancelled'] });
    const { rows } = exported(recorded);
    expect(rows.map(({ paymentState, saleState }) => [paymentState, saleState])).toEqual([
      ['', 'paid another way'],
      ['cancelled', 'paid another way'],
    ]);
  });

  test('says what was given back, by whomever', () => {
    const recorded = new RecordedTill();
    recorded.record({ payments: ['refunded'], saleStatus: 'open' });
    recorded.record({ change: refundedElsewhere });
    expect(exported(recorded).rows.map(({ givenBack }) => givenBack)).toEqual(['18.20', '4.20']);
  });

  test('has a refund under the day on which it was begun, by itself', () => {
    const recorded = new RecordedTill();
    const at = '2026-11-01T12:00:00+01:00';
    const [yesterday = ''] = recorded.record({ at, reference: 'Table 12' });
    const back = { at: '2026-11-02T15:00:00+01:00', amountMinor: 500, status: 'refunded' } as const;
    const refundRequestId = recorded.giveBack(yesterday, back);
    recorded.record();
    const { rows, payments } = exported(recorded);
    expect(payments).toBe(1);
    expect(rows.map(({ kind }) => kind)).toEqual(['payment', 'refund']);
    expect(rows[1]).toEqual({
      businessDay: DAY,
      time: '2026-11-02T15:00:00+01:00',
      shortId: '7F3K-1',
      paymentRequestId: yesterday,
      paymentId: 'P1',
      reference: 'Table 12',
      wallet: 'Lotus Wallet',
      amount: '0.00',
      currency: 'EUR',
      givenBack: '5.00',
      paymentState: '',
      saleState: '',
      resultCode: '',
      code: '281006…5733',
      kind: 'refund',
      taken: '0.00',
      refundRequestId,
      refundAmount: '5.00',
      refundState: 'given back',
    });
    const before = exported(recorded, english, 'simulation', '2026-11-01').rows;
    expect(before.map(({ kind, givenBack }) => [kind, givenBack])).toEqual([['payment', '0.00']]);
  });

  test('tells of a refund that is in no sum, and counts it in none', () => {
    const recorded = new RecordedTill();
    const at = '2026-11-02T15:00:00+01:00';
    const [cancelled = ''] = recorded.record({ saleStatus: 'dropped', payments: ['cancelled'] });
    recorded.giveBack(cancelled, { at, amountMinor: 1820, status: 'refunded', cause: 'reversal' });
    const [paid = ''] = recorded.record();
    recorded.giveBack(paid, { at, amountMinor: 300, status: 'unconfirmed' });
    recorded.giveBack(paid, { at, amountMinor: 200, status: 'refused' });
    const refunds = exported(recorded).rows.slice(2);
    expect(
      refunds.map((row) => [row.kind, row.refundAmount, row.refundState, row.givenBack]),
    ).toEqual([
      ['refund by the till itself', '18.20', 'given back', '0.00'],
      ['refund', '3.00', 'not known yet', '0.00'],
      ['refund', '2.00', 'refused', '0.00'],
    ]);
  });

  test('writes an amount with the decimals of its currency', () => {
    const recorded = new RecordedTill();
    recorded.record({ amountMinor: 1820, currency: 'JPY' });
    recorded.record({ amountMinor: 5, currency: 'KWD' });
    expect(exported(recorded).rows.map(({ amount }) => amount)).toEqual(['1820', '0.005']);
  });

  test('has a payment that cannot be read as one that needs attention', () => {
    const recorded = new RecordedTill();
    const [paymentRequestId = ''] = recorded.record();
    recorded.spoil(paymentRequestId);
    expect(exported(recorded).rows).toEqual([
      expect.objectContaining({
        paymentRequestId,
        paymentState: 'needs attention',
        amount: '18.20',
      }),
    ]);
  });

  test('begins with the mark of UTF-8', () => {
    expect(exported(new RecordedTill()).mark).toBe('\uFEFF');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'makes no formula of %j for a spreadsheet',
    (reference) => {
      const recorded = new RecordedTill();
      recorded.record({ reference });
      expect(exported(recorded).rows[0]?.reference).toBe(`'${reference}`);
    },
  );

  test.each(['a "big", round table', 'two\nlines', 'two\r\nlines', 'Élysée 漢字 🍵', ';', "'"])(
    'keeps %j as it was written',
    (reference) => {
      const recorded = new RecordedTill();
      recorded.record({ reference });
      expect(exported(recorded).rows[0]?.reference).toBe(reference);
    },
  );

  test.each(LANGUAGES)('speaks the language that is asked for: %s', (language) => {
    const recorded = new RecordedTill();
    recorded.record();
    const { report } = catalogues[language];
    const { head, rows } = exported(recorded, catalogues[language]);
    expect(head).toContain(report.columns.amount);
    expect(rows[0]?.paymentState).toBe(report.paymentStates.paid);
    // Spreadsheets of France take a comma for the decimal sign, and so a semicolon between cells.
    expect(rows[0]?.amount).toBe(language === 'fr' ? '18,20' : '18.20');
  });

  test('is named after its till and day, marked as simulated, and never overwritten', () => {
    const recorded = new RecordedTill();
    const { exportFolder } = recorded.settings;
    const files = [exported(recorded).file, exported(recorded).file];
    expect(files).toEqual([
      join(exportFolder, 'Countercode-SIM-cafe-till-2-2026-11-02.csv'),
      join(exportFolder, 'Countercode-SIM-cafe-till-2-2026-11-02-2.csv'),
    ]);
    const live = exported(recorded, english, 'live').file;
    expect(basename(live)).toBe('Countercode-cafe-till-2-2026-11-02.csv');
  });
});
