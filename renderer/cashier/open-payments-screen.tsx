import { useState } from 'react';

import type { TillView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useLostFocus } from '../components/lost-focus.ts';
import { RowList } from '../components/row-list.tsx';
import { Shape } from '../components/shape.tsx';
import { useWords } from '../language.ts';
import { useCalls, type Calls } from '../use-calls.ts';
import { openItems, type OpenItem } from './open-items.ts';
import styles from './open-payments-screen.module.css';
import { OpenItemPanel } from './open-item-panel.tsx';
import { OpenItemRow } from './open-item-row.tsx';
import { canTakeBack } from './payment-actions.tsx';
import { PaymentsScreen } from './payments-screen.tsx';

/** Everything that nobody knows the end of yet: payments, money on its way back, and the parked. */
export function OpenPaymentsScreen({ till }: { readonly till: TillView }) {
  const words = useWords();
  const say = words.screens.openPayments;
  const calls = useCalls();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const { stage } = till;
  const { total, newest } = till.openPayments;
  const items = openItems(till);
  const selected = items.find(({ id }) => id === selectedId) ?? items[0];
  if (selected === undefined) return <NothingOpen till={till} calls={calls} />;
  return (
    <PaymentsScreen
      title={say.title}
      action={<CheckAllAction calls={calls} />}
      head={
        <>
          {total > newest.length && <p>{say.moreInHistory(newest.length, total)}</p>}
          <AlsoAsked till={till} />
        </>
      }
      list={
        <RowList
          hasFocusFirst
          label={words.screens.payment.list}
          items={items}
          idOf={({ id }) => id}
          nameOf={nameOf}
          renderRow={(item) => <OpenItemRow item={item} />}
          selectedId={selected.id}
          onSelect={setSelectedId}
          onOpen={(item) => {
            const isFree = stage.screen === 'sale' && item.kind === 'payment';
            if (isFree && canTakeBack(item.payment)) {
              calls.ask('takeBack', { saleId: item.payment.sale.saleId });
            }
          }}
        />
      }
      panel={<OpenItemPanel key={selected.id} item={selected} stage={stage} calls={calls} />}
    />
  );
}

interface TillAndCalls {
  readonly till: TillView;
  readonly calls: Calls;
}

function NothingOpen({ till, calls }: TillAndCalls) {
  const say = useWords().screens.openPayments;
  const { ended, lost } = till.alsoAsked;
  useLostFocus();
  return (
    <div className={styles.nothing}>
      <Shape name="tick" />
      <h1 className={styles.title}>{say.none}</h1>
      <p className={styles.sentence}>{say.noneMeans}</p>
      <AlsoAsked till={till} />
      {ended + lost > 0 && <CheckAllAction calls={calls} />}
    </div>
  );
}

/** Questions that nothing in the list stands for: told quietly, since nobody has to do anything. */
function AlsoAsked({ till }: { readonly till: TillView }) {
  const say = useWords().screens.openPayments;
  const { ended, lost, parked } = till.alsoAsked;
  const also = say.alsoAsked(ended, lost);
  return (
    <>
      {parked.length > 0 && <p>{say.parked.count(parked.length)}</p>}
      {also !== '' && <p className={styles.also}>{also}</p>}
    </>
  );
}

function CheckAllAction({ calls }: { readonly calls: Calls }) {
  const say = useWords().screens.openPayments;
  return (
    <ActionButton
      label={say.checkAll}
      keyName="A"
      look="small"
      disabled={calls.pending}
      onPress={() => calls.ask('checkAll', null)}
    />
  );
}

function nameOf(item: OpenItem): string {
  switch (item.kind) {
    case 'payment':
      return item.payment.attempt.shortId;
    case 'refund':
      return item.givingBack.attempt.shortId;
    case 'parked':
      return item.parked.subject;
    default:
      return item satisfies never;
  }
}
