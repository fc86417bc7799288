import { PaymentRow } from '../components/payment-row.tsx';
import { StateRow } from '../components/state-row.tsx';
import { useWords } from '../language.ts';
import { RefundRow } from './giving-back/refund-row.tsx';
import type { OpenItem, Parked } from './open-items.ts';

/** One thing of the open list, in its row. */
export function OpenItemRow({ item }: { readonly item: OpenItem }) {
  switch (item.kind) {
    case 'payment':
      return <PaymentRow payment={item.payment} />;
    case 'refund':
      return <RefundRow givingBack={item.givingBack} />;
    case 'parked':
      return <ParkedRow parked={item.parked} />;
    default:
      return item satisfies never;
  }
}

function ParkedRow({ parked }: { readonly parked: Parked }) {
  const { state } = useWords().screens.openPayments.parked;
  return (
    <StateRow
      look={{ tone: 'notKnown', shape: 'question', filled: true }}
      time=""
      amount=""
      state={state}
      facts={[parked.subject]}
      id=""
    />
  );
}
