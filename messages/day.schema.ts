import { z } from 'zod';
import { paymentViewSchema } from './views.schema.ts';

/** Run-time schemas of `day.ts`. Caps are far above what one day of one till can hold. */
const HOURS_MAX = 26;
const WALLETS_MAX = 256;
const CURRENCIES_MAX = 32;
const PAGE_MAX = 200;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const utcMs = z.number();
const minor = z.int();
const figure = { amountMinor: minor, count: z.int().nonnegative() };

const totalsSchema = z.strictObject({
  currency,
  taken: z.strictObject(figure),
  givenBack: z.strictObject(figure),
  beingGivenBack: z.strictObject(figure),
  netMinor: minor,
  averageMinor: minor.nullable(),
  notKnown: z.strictObject(figure),
  paidOtherwise: z.strictObject(figure),
  hours: z
    .array(z.strictObject({ ...figure, startsAt: utcMs }))
    .max(HOURS_MAX)
    .readonly(),
  wallets: z
    .array(z.strictObject({ ...figure, wallet: z.string().max(256).nullable() }))
    .max(WALLETS_MAX)
    .readonly(),
});

export const dayViewSchema = z.strictObject({
  businessDay: day,
  zone: z.string().max(64),
  cutOff: z.string().max(5),
  startsAt: utcMs,
  endsAt: utcMs,
  readAt: utcMs,
  today: day,
  earlier: day.nullable(),
  later: day.nullable(),
  totals: z.array(totalsSchema).min(1).max(CURRENCIES_MAX).readonly(),
});

export const foundPaymentsSchema = z.strictObject({
  payments: z.array(paymentViewSchema).max(PAGE_MAX).readonly(),
  next: z.string().max(128).nullable(),
});
