import { useState } from 'react';

import type { TillView } from '../../messages/views.ts';
import { PaymentList } from '../components/payment-list.tsx';
import { Shape } from '../components/shape.tsx';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import styles from './open-payments-screen.module.css';
import { canTakeBack } from './payment-actions.tsx';
import { PaymentPanel } from './payment-panel.tsx';
import { PaymentsScreen } from './payments-screen.tsx';

/** The payments that nobody knows the end of yet, the newest first. */
export function OpenPaymentsScreen({ till }: { readonly till: TillView }) {
  const say = useWords().screens.openPayments;
  const calls = useCalls();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const { stage } = till;
  const { total, newest } = till.openPayments;
  const selected =
    newest.find(({ attempt }) => attempt.paymentRequestId === selectedId) ?? newest[0];
  if (selected === undefined) return <NothingOpen />;
  const { paymentRequestId } = selected.attempt;
  return (
    <PaymentsScreen
      title={say.title}
      head={total > newest.length && <p>{say.moreInHistory(newest.length, total)}</p>}
      list={
        <PaymentList
          hasFocusFirst
          payments={newest}
          selectedId={paymentRequestId}
          onSelect={setSelectedId}
          onOpen={(payment) => {
            const isFree = stage.screen === 'sale';
            if (isFree && canTakeBack(payment)) {
              calls.ask('takeBack', { saleId: payment.sale.saleId });
            }
          }}
        />
      }
      panel={<PaymentPanel key={paymentRequestId} payment={selected} stage={stage} calls={calls} />}
    />
  );
}

function NothingOpen() {
  const say = useWords().screens.openPayments;
  return (
    <div className={styles.nothing}>
      <Shape name="tick" />
      <h1 className={styles.title}>{say.none}</h1>
      <p className={styles.sentence}>{say.noneMeans}</p>
    </div>
  );
}
