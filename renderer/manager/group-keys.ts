import type { PaymentGroup } from '../../messages/day.ts';

/** The key that narrows the day's payments, in the order in which the groups stand. */
export const GROUP_KEYS: { readonly [Group in PaymentGroup]: string } = {
  all: '1',
  taken: '2',
  notKnown: '3',
  notPaid: '4',
  givenBack: '5',
};
