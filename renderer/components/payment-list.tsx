import type { PaymentView } from '../../messages/views.ts';
import { useWords } from '../language.ts';
import { PaymentRow } from './payment-row.tsx';
import { RowList, type RowListProps } from './row-list.tsx';

type PaymentListProps = Omit<
  RowListProps<PaymentView>,
  'label' | 'items' | 'idOf' | 'nameOf' | 'renderRow'
> & { readonly payments: readonly PaymentView[] };

/** Payments, one to a row, by their `paymentRequestId`. */
export function PaymentList({ payments, ...rest }: PaymentListProps) {
  const words = useWords();
  return (
    <RowList
      {...rest}
      label={words.screens.payment.list}
      items={payments}
      idOf={({ attempt }) => attempt.paymentRequestId}
      nameOf={({ attempt }) => attempt.shortId}
      renderRow={(payment) => <PaymentRow payment={payment} />}
    />
  );
}
