import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordedTill, refundedElsewhere } from '../../fixtures/proof/recorded-day.ts';
import { english } from '../../words/english.ts';
import { REPORT_COLUMNS, type ReportColumn } from '../../words/report-columns.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../core/attempt.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES, REFUND_CAUSES } from '../core/refund.ts';
import { exportDay } from './day-export.ts';
import { readDay } from './day-report.ts';

const BEGIN = Date.parse('2026-11-01T00:00:00+01:00');
/** All on which anything that is recorded below can count, whatever the cut-off. */
const DAYS = [
  '2026-10-30',
  '2026-10-31',
  '2026-11-01',
  '2026-11-02',
  '2026-11-03',
  '2026-11-04',
  '2026-11-05',
  '2026-11-06',
];
const CURRENCIES = ['EUR', 'CHF', 'JPY'];

const atHour = (hour: number) => new Date(BEGIN + hour * 3_600_000).toISOString();

const anyPayment = fc.record({
  hour: fc.integer({ min: 0, max: 47 }),
  amountMinor: fc.integer({ min: 1000, max: 9999 }),
  currency: fc.constantFrom(...CURRENCIES),
  // The first ones are those that count.
  status: fc.constantFrom('paid', 'paid', 'refunded', ...FINAL_STATUSES, ...OPEN_STATUSES),
  isRefundedElsewhere: fc.boolean(),
});
const anyRefund = fc.record({
  of: fc.nat(),
  hour: fc.integer({ min: 0, max: 95 }),
  amountMinor: fc.integer({ min: 1, max: 999 }),
  status: fc.constantFrom('refunded', ...FINAL_REFUND_STATUSES, ...OPEN_REFUND_STATUSES),
  cause: fc.constantFrom(...REFUND_CAUSES),
});
const anyDays = fc.record({
  payments: fc.array(anyPayment, { minLength: 1, maxLength: 8 }),
  refunds: fc.array(anyRefund, { maxLength: 8 }),
  paidOtherwise: fc.boolean(),
  /** The cut-off was another one until then. */
  changedAtHour: fc.integer({ min: 0, max: 48 }),
  cutOffs: fc.constantFrom(['04:00', '00:00'], ['00:00', '04:00'], ['04:00', '04:00']),
});
type Days = typeof anyDays extends fc.Arbitrary<infer Made> ? Made : never;

function recordDays({ payments, refunds, paidOtherwise, changedAtHour, cutOffs }: Days) {
  const recorded = new RecordedTill();
  const ids = payments.map(({ hour, status, isRefundedElsewhere, ...money }) => {
    const cutOff = cutOffs[hour < changedAtHour ? 0 : 1] ?? '';
    const saleStatus = status === 'paid' ? 'paid' : 'open';
    const change = isRefundedElsewhere ? { change: refundedElsewhere } : {};
    const sale = { at: atHour(hour), cutOff, saleStatus, payments: [status], ...change } as const;
    return recorded.record({ ...money, ...sale })[0] ?? '';
  });
  if (paidOtherwise) recorded.record({ saleStatus: 'paidOtherwise', payments: [] });
  const reversed = new Set<string>();
  for (const { of, hour, amountMinor, status, cause } of refunds) {
    const id = ids[of % ids.length] ?? '';
    // A payment is undone once.
    if (cause === 'reversal' && reversed.has(id)) continue;
    if (cause === 'reversal') reversed.add(id);
    recorded.giveBack(id, { at: atHour(hour), amountMinor, status, cause });
  }
  return recorded;
}

/** The rows of the file; nothing in it holds a comma or a quote. */
function rowsOf({ till, settings }: RecordedTill, businessDay: string) {
  const { file } = exportDay(till.database, settings, businessDay, english);
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  return lines.map((line) => {
    const cells = line.slice(1, -1).split('","');
    return (column: ReportColumn) => cells[REPORT_COLUMNS.indexOf(column)] ?? '';
  });
}

/** Of a text with the decimals of its currency. */
const minorOf = (text: string) => Number(text.replace('.', ''));

describe('the file of a day', () => {
  test('adds up to what the day says, in each currency, and has each refund once', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const recorded = recordDays(days);
        const { till, settings } = recorded;
        const refunds: string[] = [];
        for (const day of DAYS) {
          const rows = rowsOf(recorded, day);
          refunds.push(...rows.map((cell) => cell('refundRequestId')).filter((id) => id !== ''));
          const { totals } = readDay(till.database, settings, day, BEGIN);
          for (const currency of CURRENCIES) {
            const sum = (column: ReportColumn) =>
              rows
                .filter((cell) => cell('currency') === currency)
                .reduce((all, cell) => all + minorOf(cell(column)), 0);
            const told = totals.find((one) => one.currency === currency);
            expect([
              currency,
              sum('taken'),
              sum('givenBack'),
              sum('taken') - sum('givenBack'),
            ]).toEqual([
              currency,
              told?.taken.amountMinor ?? 0,
              told?.givenBack.amountMinor ?? 0,
              told?.netMinor ?? 0,
            ]);
          }
        }
        const all = till.database
          .prepare<[], string>('SELECT refund_request_id FROM refunds ORDER BY refund_request_id')
          .pluck()
          .all();
        expect(refunds.toSorted()).toEqual(all);
      }),
      // Each makes a database of its own and writes eight files.
      { numRuns: 20 },
    );
  });
});
