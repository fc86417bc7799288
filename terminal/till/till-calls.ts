import { callArgumentSchemas } from '../../messages/table.schema.ts';
import type { Answer, Calls, CallsBy } from '../../messages/table.ts';
import type { Till } from './till.ts';

type Handler<Name extends CallsBy<'terminal'>> = (
  till: Till,
  argument: Calls[Name]['argument'],
) => Answer<Calls[Name]['result']>;

const HANDLERS: { readonly [Name in CallsBy<'terminal'>]: Handler<Name> } = {
  readTill: (till) => ({ ok: true, result: till.view() }),
  charge: (till, call) => till.charge(call),
  dropSale: (till, { saleId }) => till.dropSale(saleId),
  scanAgain: (till, { saleId }) => till.scanAgain(saleId),
  nextSale: (till, { saleId }) => till.nextSale(saleId),
  cancelPayment: (till, { paymentRequestId }) => till.cancelPayment(paymentRequestId),
  checkNow: (till, { paymentRequestId }) => till.checkNow(paymentRequestId),
};

/** Carries out one call of the screen; an argument that does not fit the table is `malformed`. */
export function answerCall(till: Till, name: CallsBy<'terminal'>, raw: unknown): Answer<unknown> {
  const parsed = callArgumentSchemas[name].safeParse(raw);
  if (!parsed.success) return { ok: false, failure: 'malformed' };
  // The table ties each name to its own argument; TypeScript loses that at the look-up.
  const handler = HANDLERS[name] as (till: Till, argument: unknown) => Answer<unknown>;
  return handler(till, parsed.data);
}
