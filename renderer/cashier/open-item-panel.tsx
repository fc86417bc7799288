import type { ReactNode } from 'react';

import type { Stage } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import type { Calls } from '../use-calls.ts';
import { FactSheet } from './fact-sheet.tsx';
import { RefundFacts } from './giving-back/refund-facts.tsx';
import type { OpenItem, Parked } from './open-items.ts';
import { PaymentPanel } from './payment-panel.tsx';
import styles from './payment-panel.module.css';
import { PrintAction } from './print-action.tsx';

interface OpenItemPanelProps {
  readonly item: OpenItem;
  readonly stage: Stage;
  readonly calls: Calls;
}

/** What is known of the selected thing of the open list, and what may be done about it. */
export function OpenItemPanel({ item, stage, calls }: OpenItemPanelProps) {
  const words = useWords();
  switch (item.kind) {
    case 'payment':
      return <PaymentPanel payment={item.payment} stage={stage} calls={calls} />;
    case 'refund': {
      const { attempt, refund } = item.givingBack;
      const label = [words.screens.refund.title, attempt.shortId].join(' ');
      return (
        <CheckedPanel
          label={label}
          id={refund.refundRequestId}
          calls={calls}
          print={
            <PrintAction
              about={{ refundRequestId: refund.refundRequestId }}
              label="slip"
              look="small"
            />
          }
        >
          <RefundFacts givingBack={item.givingBack} />
        </CheckedPanel>
      );
    }
    case 'parked':
      return (
        <CheckedPanel label={item.parked.subject} id={item.parked.subject} calls={calls}>
          <ParkedFacts parked={item.parked} />
        </CheckedPanel>
      );
    default:
      return item satisfies never;
  }
}

interface CheckedPanelProps {
  readonly label: string;
  /** What is asked about. */
  readonly id: string;
  readonly calls: Calls;
  readonly print?: ReactNode;
  readonly children: ReactNode;
}

/** All that may be done about it is to ask. */
function CheckedPanel({ label, id, calls, print, children }: CheckedPanelProps) {
  const words = useWords();
  return (
    <section className={styles.panel} aria-label={label}>
      <div className={styles.facts}>{children}</div>
      <div className={styles.foot}>
        {calls.failure !== null && (
          <p className={styles.failure}>{words.callFailures[calls.failure]}</p>
        )}
        <div className={styles.actions}>
          <ActionButton
            label={words.screens.actions.checkNow}
            keyName="C"
            look="outline"
            disabled={calls.pending}
            onPress={() => calls.ask('checkNow', { paymentRequestId: id })}
          />
          {print}
        </div>
      </div>
    </section>
  );
}

/** Of what cannot be read there is no more to say than its id. */
function ParkedFacts({ parked: { subject, reason } }: { readonly parked: Parked }) {
  const say = useWords().screens.openPayments.parked;
  return (
    <FactSheet
      look={{ tone: 'notKnown', shape: 'question', filled: true }}
      text={{ headline: say.state, lead: '', rest: say.means }}
      amount=""
      facts={[
        [say.id, subject],
        [say.reason, reason === 'unreadable' ? say.unreadable : reason],
      ]}
    />
  );
}
