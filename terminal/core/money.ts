/** An amount in the smallest unit of its currency (cents, yen). Always a safe integer. */
export type MinorUnits = number & { readonly __brand: 'MinorUnits' };

/** A currency code of ISO 4217, for example `EUR`. */
export type Currency = string & { readonly __brand: 'Currency' };

export interface Money {
  readonly amountMinor: MinorUnits;
  readonly currency: Currency;
}

/**
 * ISO 4217 currencies whose minor unit is not 1/100 (list one, "Mnr unt" column).
 * Every other three-letter code has two decimals.
 */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Decimals of a currency: 0, 2 or 3. */
export function decimalsOf(currency: Currency): number {
  return DECIMALS[currency] ?? 2;
}

/**
 * The least step between amounts that can be paid, in the smallest unit. ISO 4217 gives the rupiah
 * two decimals; acquirers take whole ones only ("the last two digits must be 00": `Amount.java` of
 * the official SDK).
 */
export function paymentStepMinor(currency: Currency): number {
  return currency === 'IDR' ? 100 : 1;
}

/** Three capital letters, or null. */
export function parseCurrency(text: string): Currency | null {
  return /^[A-Z]{3}$/.test(text) ? (text as Currency) : null;
}

/** A positive whole number of minor units that JavaScript holds exactly, or null. */
export function parseMinorUnits(value: number): MinorUnits | null {
  return Number.isSafeInteger(value) && value > 0 ? (value as MinorUnits) : null;
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency;
}
