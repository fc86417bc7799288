import type { Database } from 'better-sqlite3';
import { stringify } from 'csv-stringify/sync';
import type { Catalogue } from '../../words/catalogue.ts';
import { decimalText, type ShownMoney } from '../../words/money.ts';
import { REPORT_COLUMNS, type ReportColumn } from '../../words/report-columns.ts';
import { assert } from '../core/check.ts';
import { givenBackMinor, isGivenBack, takenMinor } from '../core/day-sums.ts';
import { localTimeText } from '../core/local-time.ts';
import type { Sale } from '../core/sale.ts';
import { Attempts } from '../store/attempts.ts';
import { Sales } from '../store/sales.ts';
import type { StoredAttempt } from '../store/store-port.ts';
import { paymentView } from '../till/payment-view.ts';
import { writeNewFile } from './new-file.ts';
import { countedPayment, recordsOfDay } from './records.ts';
import { refundsOfDay, type DatedRefund } from './refund-days.ts';
import type { ReportsSettings } from './requests.ts';

type Place = Pick<ReportsSettings, 'mode' | 'exportFolder' | 'storeId' | 'terminalId'>;
type Cells = { readonly [Column in ReportColumn]: string };

/**
 * Writes the day as a table whose columns `taken` and `givenBack` add up to the sums of the day: a
 * row for each payment, one for each sale that was paid otherwise without any, and behind them one
 * for each refund that was begun on the day, of payments of any day. Throws `CannotWrite`.
 */
export function exportDay(
  database: Database,
  place: Place,
  businessDay: string,
  words: Catalogue,
): { readonly file: string; readonly payments: number } {
  const rows = recordsOfDay(database, businessDay).flatMap(({ sale, payments }) => {
    if (payments.length > 0) return payments.map((stored) => paymentCells(sale, stored, words));
    return sale.status === 'paidOtherwise' ? [saleCells(sale, words)] : [];
  });
  const refunds = refundsOfDay(database, businessDay).map((refund) =>
    refundCells(database, refund, words),
  );
  const file = writeNewFile(
    place.exportFolder,
    fileName(place, businessDay),
    '.csv',
    csvText([...rows, ...refunds], words),
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

function paymentCells(sale: Sale, stored: StoredAttempt, words: Catalogue): Cells {
  const counted = countedPayment(sale, stored);
  const { currency } = counted.money;
  const givenBack = givenBackMinor(counted);
  const { attempt } = paymentView(sale, stored, {
    givenBackMinor: givenBack,
    unprovenBackMinor: 0,
  });
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
    kind: words.report.kinds.payment,
    taken: amountText({ amountMinor: takenMinor(counted), currency }, words),
  };
}

/** States of the payment are left empty: what filters or sums payments by them takes no refund. */
function refundCells(database: Database, refund: DatedRefund, words: Catalogue): Cells {
  const stored = new Attempts(database, '').byId(refund.paymentRequestId);
  assert(stored !== null, 'a refund has a payment');
  const { saleId } = stored.readable ? stored.attempt.facts : stored;
  const sale = new Sales(database).byId(saleId);
  assert(sale !== null, 'a payment has a sale');
  const { currency } = refund.money;
  const none = amountText({ amountMinor: 0, currency }, words);
  const amount = amountText(refund.money, words);
  return {
    ...paymentCells(sale, stored, words),
    businessDay: refund.businessDay,
    time: localTimeText(refund.at, refund.hours.zone),
    amount: none,
    currency,
    // Of a payment that never counted as taken, nothing counts as given back either.
    givenBack: isGivenBack(refund) ? amount : none,
    paymentState: '',
    saleState: '',
    resultCode: '',
    kind: words.report.kinds[refund.cause],
    taken: none,
    refundRequestId: refund.refundRequestId,
    refundAmount: amount,
    refundState: words.report.refundStates[refund.status],
  };
}

/** As a spreadsheet of the language reads a number. */
function amountText(money: ShownMoney, words: Catalogue): string {
  return decimalText(money).replace('.', words.report.decimalSign);
}

function saleCells(sale: Sale, words: Catalogue): Cells {
  const { currency } = sale.money;
  const none = amountText({ amountMinor: 0, currency }, words);
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
    givenBack: none,
    paymentState: '',
    saleState: words.report.saleStates[sale.status],
    resultCode: '',
    code: '',
    kind: words.report.kinds.sale,
    taken: none,
    refundRequestId: '',
    refundAmount: none,
    refundState: '',
  };
}
