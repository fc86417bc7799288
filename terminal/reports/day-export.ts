import type { Database } from 'better-sqlite3';
import { stringify } from 'csv-stringify/sync';
import type { Catalogue } from '../../words/catalogue.ts';
import { decimalText, type ShownMoney } from '../../words/money.ts';
import { REPORT_COLUMNS, type ReportColumn } from '../../words/report-columns.ts';
import { givenBackMinor } from '../core/day-sums.ts';
import { localTimeText } from '../core/local-time.ts';
import type { Refund } from '../core/refund.ts';
import type { Sale } from '../core/sale.ts';
import { Refunds } from '../store/refunds.ts';
import type { StoredAttempt } from '../store/store-port.ts';
import { paymentView } from '../till/payment-view.ts';
import { writeNewFile } from './new-file.ts';
import { countedPayment, recordsOfDay } from './records.ts';
import type { ReportsSettings } from './requests.ts';

type Place = Pick<ReportsSettings, 'mode' | 'exportFolder' | 'storeId' | 'terminalId'>;
type Cells = { readonly [Column in ReportColumn]: string };

/**
 * Writes the day as a table: a row for each payment, and one for each sale that was paid
 * otherwise without any. Throws `CannotWrite`.
 */
export function exportDay(
  database: Database,
  place: Place,
  businessDay: string,
  words: Catalogue,
): { readonly file: string; readonly payments: number } {
  const rows = recordsOfDay(database, businessDay).flatMap(({ sale, payments }) => {
    if (payments.length > 0)
      return payments.map((stored) => {
        const refunds = new Refunds(database).of(idOf(stored));
        return paymentCells(sale, stored, doneMinor(refunds), words);
      });
    return sale.status === 'paidOtherwise' ? [saleCells(sale, words)] : [];
  });
  const file = writeNewFile(
    place.exportFolder,
    fileName(place, businessDay),
    '.csv',
    csvText(rows, words),
  );
  return { file, payments: rows.length };
}

function fileName({ mode, storeId, terminalId }: Place, businessDay: string): string {
  const series = mode === 'simulation' ? 'Countercode-SIM' : 'Countercode';
  return `${series}-${storeId}-${terminalId}-${businessDay}`;
}

/**
 * As RFC 4180 has it, with the mark by which spreadsheets know UTF-8. Every cell is quoted: a
 * reference may hold anything. What a spreadsheet would take for a formula begins with an
 * apostrophe (OWASP, "CSV Injection").
 */
function csvText(rows: readonly Cells[], words: Catalogue): string {
  return stringify([words.report.columns, ...rows], {
    columns: [...REPORT_COLUMNS],
    bom: true,
    delimiter: words.report.delimiter,
    record_delimiter: 'windows',
    quoted_string: true,
    quoted_empty: true,
    escape_formulas: true,
  });
}

function idOf(stored: StoredAttempt): string {
  return stored.readable ? stored.attempt.facts.paymentRequestId : stored.paymentRequestId;
}

function doneMinor(refunds: readonly Refund[]): number {
  return refunds
    .filter(({ status }) => status === 'refunded')
    .reduce((sum, { facts }) => sum + facts.money.amountMinor, 0);
}

function paymentCells(
  sale: Sale,
  stored: StoredAttempt,
  refundedMinor: number,
  words: Catalogue,
): Cells {
  const { currency } = sale.money;
  const givenBack = givenBackMinor(countedPayment(sale, stored)) + refundedMinor;
  const { attempt } = paymentView(sale, stored, givenBack);
  return {
    ...saleCells(sale, words),
    time: localTimeText(attempt.scannedAt, sale.zone),
    shortId: attempt.shortId,
    paymentRequestId: attempt.paymentRequestId,
    paymentId: attempt.paymentId ?? '',
    wallet: attempt.wallet ?? '',
    givenBack: amountText({ amountMinor: givenBack, currency }, words),
    paymentState: words.report.paymentStates[attempt.status],
    resultCode: attempt.resultCode ?? '',
    code: attempt.codeMasked,
  };
}

/** As a spreadsheet of the language reads a number. */
function amountText(money: ShownMoney, words: Catalogue): string {
  return decimalText(money).replace('.', words.report.decimalSign);
}

function saleCells(sale: Sale, words: Catalogue): Cells {
  const { currency } = sale.money;
  return {
    businessDay: sale.businessDay,
    time: localTimeText(sale.createdAt, sale.zone),
    shortId: '',
    paymentRequestId: '',
    paymentId: '',
    reference: sale.reference ?? '',
    wallet: '',
    amount: amountText(sale.money, words),
    currency,
    givenBack: amountText({ amountMinor: 0, currency }, words),
    paymentState: '',
    saleState: words.report.saleStates[sale.status],
    resultCode: '',
    code: '',
  };
}
