import { useState, type ReactNode } from 'react';

import type { TillView } from '../../messages/views.ts';
import { PaymentDialog } from '../cashier/payment-dialog.tsx';
import { usePaymentSearch, type SearchedWithin } from '../cashier/payment-search.ts';
import { ActionButton } from '../components/action-button.tsx';
import { PaymentList } from '../components/payment-list.tsx';
import { useWords } from '../language.ts';
import styles from './day-payments.module.css';

interface DayPaymentsProps {
  readonly till: TillView;
  /** Which payments of which day; others are another component, by their `key`. */
  readonly within: SearchedWithin;
  /** At the foot: what is done with all of the day's payments. */
  readonly children: ReactNode;
}

/** The payments behind the figures, the newest first; each opens with all that is known of it. */
export function DayPayments({ till, within: asked, children }: DayPaymentsProps) {
  const words = useWords();
  const say = words.screens.day;
  const [within] = useState(asked);
  const { payments, failure, isCut, readMore, readAgain } = usePaymentSearch('', within);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const opened = payments?.find(({ attempt }) => attempt.paymentRequestId === openId);
  return (
    <div className={styles.payments}>
      {failure !== null && (
        <div className={styles.state} role="alert">
          <p>{words.callFailures[failure]}</p>
          <ActionButton
            label={words.screens.actions.tryAgain}
            keyName="Y"
            look="small"
            onPress={readAgain}
          />
        </div>
      )}
      {payments === null && failure === null && (
        <output className={styles.state}>{say.reading}</output>
      )}
      {payments?.length === 0 && <output className={styles.state}>{say.noneInGroup}</output>}
      {payments !== null && payments.length > 0 && (
        <>
          {isCut && (
            <output className={styles.state}>
              {words.screens.history.narrow(payments.length)}
            </output>
          )}
          <div className={styles.list} ref={keepPageKeys}>
            <PaymentList
              payments={payments}
              selectedId={selectedId}
              onSelect={setSelectedId}
              onOpen={({ attempt }) => setOpenId(attempt.paymentRequestId)}
              onEnd={readMore}
            />
          </div>
        </>
      )}
      <div className={styles.foot}>
        {children}
        <div className={styles.show}>
          <ActionButton
            label={words.outcomes.show}
            keyName="V"
            look="small"
            disabled={selectedId === null}
            onPress={() => setOpenId(selectedId)}
          />
        </div>
      </div>
      {opened !== undefined && (
        <PaymentDialog payment={opened} stage={till.stage} onClose={() => setOpenId(null)} />
      )}
    </div>
  );
}

/** In the list these keys turn its pages, not the days; the list has heard them by here. */
function keepPageKeys(list: HTMLElement | null): () => void {
  const { body } = document;
  const keep = (event: KeyboardEvent): void => {
    const isOfList = event.target instanceof Node && list?.contains(event.target);
    if (isOfList === true && (event.key === 'PageUp' || event.key === 'PageDown'))
      event.stopPropagation();
  };
  body.addEventListener('keydown', keep);
  return () => body.removeEventListener('keydown', keep);
}
