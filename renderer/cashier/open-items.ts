import type { GivingBackView } from '../../messages/refunds.ts';
import type { AlsoAskedView, PaymentView, TillView } from '../../messages/views.ts';

export type Parked = AlsoAskedView['parked'][number];

/** One thing whose end is not proven; `id` is its own in the list. */
export type OpenItem = { readonly id: string } & (
  | { readonly kind: 'payment'; readonly payment: PaymentView }
  | { readonly kind: 'refund'; readonly givingBack: GivingBackView }
  | { readonly kind: 'parked'; readonly parked: Parked }
);

/** How many there are, listed or not. */
export function openCount({ openPayments, givingBack, alsoAsked }: TillView): number {
  return openPayments.total + givingBack.total + alsoAsked.parked.length;
}

/** The payments first: they are what a cashier looks for. */
export function openItems({ openPayments, givingBack, alsoAsked }: TillView): readonly OpenItem[] {
  return [
    ...openPayments.newest.map((payment) => {
      const id = payment.attempt.paymentRequestId;
      return { id, kind: 'payment', payment } as const;
    }),
    ...givingBack.newest
      .filter(({ refund }) => refund.endedAt === null)
      .map((one) => {
        const id = one.refund.refundRequestId;
        return { id, kind: 'refund', givingBack: one } as const;
      }),
    ...alsoAsked.parked.map((parked) => {
      return { id: `parked ${parked.subject}`, kind: 'parked', parked } as const;
    }),
  ];
}
