import { useRef, useState } from 'react';

import type { PaymentView, TillView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { PaymentList } from '../components/payment-list.tsx';
import { TextField } from '../components/text-field.tsx';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import { useRefundDraft } from './giving-back/refund-draft.ts';
import { RefundScreen } from './giving-back/refund-screen.tsx';
import styles from './history-screen.module.css';
import { canTakeBack } from './payment-actions.tsx';
import { PaymentPanel } from './payment-panel.tsx';
import { usePaymentSearch, type PaymentSearch } from './payment-search.ts';
import { PaymentsScreen } from './payments-screen.tsx';

/** As many as the till reads of a search. */
const SEARCH_LETTERS_MAX = 128;

interface HistoryScreenProps {
  readonly till: TillView;
  /** What it begins to search for; empty: nothing. */
  readonly sought: string;
}

/**
 * Every payment of this till, the newest first, and the way to find one of them. Money is given
 * back in its place, and what was searched for is still there after it.
 */
export function HistoryScreen({ till, sought }: HistoryScreenProps) {
  const say = useWords().screens.history;
  const calls = useCalls();
  const [typed, setTyped] = useState(sought);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const search = usePaymentSearch(typed);
  const list = useRef<HTMLDivElement>(null);
  const payments = search.payments ?? [];
  // A receipt that was scanned is already chosen, and what may be done about it is one key away.
  const chosenId = selectedId ?? (typed === sought ? sought : null);
  const selected = payments.find(({ attempt }) => attempt.paymentRequestId === chosenId);
  const { stage } = till;
  const refunded = useRefundDraft(({ refundable }) => refundable);
  if (refunded !== null) {
    const { paymentRequestId } = refunded.attempt;
    return <RefundScreen key={paymentRequestId} till={till} opened={refunded} />;
  }
  return (
    <PaymentsScreen
      title={say.title}
      head={
        <>
          <TextField
            label={say.search}
            keyName="S"
            value={typed}
            lettersMax={SEARCH_LETTERS_MAX}
            isFocusedFirst={sought === ''}
            onChange={setTyped}
            onGoOn={() => list.current?.focus()}
          />
          <p className={styles.hint}>{say.hint}</p>
        </>
      }
      list={
        <div className={styles.found}>
          <SearchState search={search} />
          {payments.length > 0 && (
            <PaymentList
              place={list}
              payments={payments}
              selectedId={selected?.attempt.paymentRequestId ?? null}
              onSelect={setSelectedId}
              onOpen={(payment) => {
                if (stage.screen === 'sale' && canTakeBack(payment)) {
                  calls.ask('takeBack', { saleId: payment.sale.saleId });
                }
              }}
              onEnd={search.readMore}
            />
          )}
        </div>
      }
      panel={
        selected === undefined ? (
          <p className={styles.chooseOne}>{say.chooseOne}</p>
        ) : (
          <PaymentPanel
            key={selected.attempt.paymentRequestId}
            payment={newestView(till, selected)}
            stage={stage}
            calls={calls}
          />
        )
      }
    />
  );
}

/** What stands where payments are missing, or above those that there are. */
function SearchState({ search }: { readonly search: PaymentSearch }) {
  const words = useWords();
  const say = words.screens.history;
  const { payments, text, failure, isCut } = search;
  if (failure !== null) {
    return (
      <div className={styles.state} role="alert">
        <p>{words.callFailures[failure]}</p>
        <ActionButton
          label={words.screens.actions.tryAgain}
          keyName="T"
          look="small"
          onPress={search.readAgain}
        />
      </div>
    );
  }
  if (payments === null) return <output className={styles.state}>{say.reading}</output>;
  if (isCut) return <output className={styles.state}>{say.narrow(payments.length)}</output>;
  if (payments.length > 0) return null;
  const nothing = text.trim() === '' ? say.none : say.nothingFound(text);
  return <output className={styles.state}>{nothing}</output>;
}

/** The records tell no waits; of a payment that is open now, the till does. */
function newestView({ openPayments, outcomes }: TillView, found: PaymentView): PaymentView {
  const { paymentRequestId } = found.attempt;
  const told = [...openPayments.newest, ...outcomes].find(
    ({ attempt }) => attempt.paymentRequestId === paymentRequestId,
  );
  return told ?? found;
}
