import { refundView } from '../../fixtures/proof/refund-views.ts';
import { paymentView, VIEW_AT } from '../../fixtures/proof/views.ts';
import type { RefundView } from '../../messages/refunds.ts';
import type { PaymentView } from '../../messages/views.ts';
import { type PrintLine } from '../../native-bridge/protocol.ts';
import { LANGUAGES } from '../../words/languages.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../core/attempt.ts';
import { parseCurrency, parseMinorUnits, type Money } from '../core/money.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES } from '../core/refund.ts';
import type { Paper, SlipFacts } from './slip-facts.ts';
import { slipLines } from './slip-lines.ts';

type Head = Omit<Extract<SlipFacts, { kind: 'test' }>, 'kind'>;

export const head: Head = {
  mode: 'live',
  storeName: 'Maison Verte',
  merchantName: 'Verte Alimentation SARL',
  terminalId: 'T-2',
  zone: 'Europe/Paris',
  locale: 'en',
  at: VIEW_AT + 61_000,
  brand: 'Alipay+',
};

export function paper(columns: number): Paper {
  return { columns, widthDots: columns * 12, codePages: ['cp437', 'cp858'] };
}

export function paymentFacts(payment: PaymentView, changes: Partial<Head> = {}): SlipFacts {
  return { ...head, ...changes, kind: 'payment', payment };
}

export function refundFacts(refund: RefundView, changes: Partial<Head> = {}): SlipFacts {
  return { ...head, ...changes, kind: 'refund', payment: paymentView('paid'), refund };
}

export function money(amountMinor: number, currency: string): Money {
  const [minor, code] = [parseMinorUnits(amountMinor), parseCurrency(currency)];
  if (minor === null || code === null) throw new Error(`No money: ${amountMinor} ${currency}`);
  return { amountMinor: minor, currency: code };
}

/** The paper as one reads it: what is large is spaced out, as wide as it is printed. */
function read(lines: readonly PrintLine[], columns: number): string[] {
  return lines.map((line) => {
    switch (line.type) {
      case 'text': {
        const text = line.size === 'large' ? line.text.split('').join(' ') : line.text;
        const space = columns - text.length;
        const indent = { left: 0, center: Math.floor(space / 2), right: space }[line.align];
        return `${' '.repeat(Math.max(0, indent))}${text}`;
      }
      case 'pair':
        return line.left + line.right.padStart(columns - line.left.length);
      case 'rule':
        return '-'.repeat(columns);
      case 'gap':
        return '';
      case 'picture':
        return `(picture, ${line.align})`;
      case 'code':
        return `(${line.symbology} ${line.text})`;
      default:
        return line satisfies never;
    }
  });
}

export function printed(facts: SlipFacts, columns = 42, copy = 0): string {
  return `\n${read(slipLines(facts, copy, paper(columns), null), columns).join('\n')}\n`;
}

export const everySlip: readonly SlipFacts[] = LANGUAGES.flatMap((locale) => {
  const payments = [...OPEN_STATUSES, ...FINAL_STATUSES].map((status) =>
    paymentFacts(paymentView(status), { locale }),
  );
  const refunds = [...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES].map((status) =>
    refundFacts(refundView(status), { locale }),
  );
  return [payments, refunds, { ...head, locale, kind: 'test' } as const].flat();
});
