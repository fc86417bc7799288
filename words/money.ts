import { decimalsOf, type Currency } from '../terminal/core/money.ts';

/** Any amount a screen may show: also one that is being typed, and nought. */
export interface ShownMoney {
  /** A whole number in the smallest unit of the currency. */
  readonly amountMinor: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** Decimals of a currency: 0, 2 or 3. */
function currencyDecimals(currency: string): number {
  return decimalsOf(currency as Currency);
}

/**
 * The exact decimal text of an amount: 1820 EUR is `18.20`, 5 KWD is `0.005`, 300 JPY is `300`.
 * Made by moving the point in the digits, so that no amount ever passes through a fraction.
 */
export function decimalText({ amountMinor, currency }: ShownMoney): string {
  const decimals = currencyDecimals(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `€18.20`, as the language writes it, with the currency's own decimals. */
export function moneyText(money: ShownMoney, locale: string): string {
  return moneyFormat(money.currency, locale).format(exactNumber(money));
}

/** `€1.2K`: rounded, for a picture beside which the exact amount is written. */
export function roughMoneyText(money: ShownMoney, locale: string): string {
  const { currency } = money;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
  });
  return format.format(exactNumber(money));
}

/** `46%`, as the language writes it; `share` is 0 to 1. */
export function shareText(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
}

/** The sign and the figure apart, for an echo in which the figure is the larger. */
export interface MoneyParts {
  readonly sign: string;
  readonly figure: string;
  /** Whether the language writes the sign before the figure. */
  readonly signFirst: boolean;
}

export function moneyParts(money: ShownMoney, locale: string): MoneyParts {
  const parts = moneyFormat(money.currency, locale).formatToParts(exactNumber(money));
  const signIndex = parts.findIndex((part) => part.type === 'currency');
  const figure = parts.filter((part) => part.type !== 'currency' && part.type !== 'literal');
  return {
    sign: parts[signIndex]?.value ?? money.currency,
    figure: figure.map((part) => part.value).join(''),
    signFirst: signIndex < parts.findIndex((part) => part.type === 'integer'),
  };
}

function moneyFormat(currency: string, locale: string): Intl.NumberFormat {
  const decimals = currencyDecimals(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** Intl reads the decimal text digit by digit; a number would be rounded first. */
function exactNumber(money: ShownMoney): Intl.StringNumericLiteral {
  return decimalText(money) as Intl.StringNumericLiteral;
}
