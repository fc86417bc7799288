import type { ComponentType } from 'react';

import type { AttemptView, SaleView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useSecondsUntil } from '../till-context.ts';
import type { Calls } from '../use-calls.ts';
import styles from './attempt-actions.module.css';
import { LeaveUnknown } from './leave-unknown.tsx';
import type { NextSaleTimer } from './next-sale-timer.ts';
import { PrintAction } from './print-action.tsx';
import { useHeldAfterDialog, useHeldUntilSeen } from './seen-first.ts';

interface AttemptActionsProps {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  readonly calls: Calls;
  readonly nextSale: NextSaleTimer;
}

type CancelLabel = 'cancel' | 'cancelPayment' | 'stop';

/** What may be done about an attempt, by its status. */
const actionsOf: {
  readonly [Status in AttemptView['status']]: ComponentType<AttemptActionsProps>;
} = {
  waitingForLink: WaitingActions,
  submitting: (props) => <CancelAction {...props} label="cancel" />,
  awaitingCustomer: (props) => <CancelAction {...props} label="cancel" />,
  unconfirmed: UnknownActions,
  cancelling: UnknownActions,
  refunding: UnknownActions,
  needsAttention: AttentionActions,
  paid: PaidActions,
  declined: UnpaidActions,
  cancelled: UnpaidActions,
  refunded: UnpaidActions,
  notSent: UnpaidActions,
};

export function AttemptActions(props: AttemptActionsProps) {
  const Actions = actionsOf[props.attempt.status];
  return <Actions {...props} />;
}

function CancelAction(props: AttemptActionsProps & { readonly label: CancelLabel }) {
  const labels = useWords().screens.actions;
  const { attempt, calls, label } = props;
  const held = useHeldAfterDialog(attempt.paymentRequestId);
  if (!attempt.canCancel) return null;
  return (
    <ActionButton
      label={labels[label]}
      keyName="Escape"
      look="outline"
      disabled={calls.pending}
      held={held}
      onPress={() => calls.ask('cancelPayment', { paymentRequestId: attempt.paymentRequestId })}
    />
  );
}

function WaitingActions(props: AttemptActionsProps) {
  const { waitsForWord, codeDiesAt } = props.attempt;
  const stop = <CancelAction {...props} label="stop" />;
  if (!waitsForWord || codeDiesAt === null) return stop;
  return (
    <>
      <SendNowAction {...props} codeDiesAt={codeDiesAt} />
      <span className={styles.apart}>{stop}</span>
    </>
  );
}

function SendNowAction(props: AttemptActionsProps & { readonly codeDiesAt: number }) {
  const labels = useWords().screens.actions;
  const { attempt, calls, codeDiesAt } = props;
  const { paymentRequestId } = attempt;
  const seconds = useSecondsUntil(codeDiesAt);
  const held = useHeldUntilSeen(paymentRequestId);
  return (
    <ActionButton
      label={labels.sendNow(seconds)}
      keyName="Enter"
      look="primary"
      disabled={calls.pending || seconds === 0}
      held={held}
      onPress={() => calls.ask('sendNow', { paymentRequestId })}
    />
  );
}

function UnknownActions(props: AttemptActionsProps) {
  const { sale, attempt, calls } = props;
  return (
    <>
      <CancelAction {...props} label="cancelPayment" />
      <LeaveUnknown payment={{ sale, attempt }} calls={calls} />
    </>
  );
}

function AttentionActions({ sale, attempt, calls }: AttemptActionsProps) {
  const labels = useWords().screens.actions;
  const held = useHeldAfterDialog(attempt.paymentRequestId);
  return (
    <>
      <ActionButton
        label={labels.checkNow}
        keyName="Enter"
        look="primary"
        disabled={calls.pending}
        held={held}
        onPress={() => calls.ask('checkNow', { paymentRequestId: attempt.paymentRequestId })}
      />
      <LeaveUnknown payment={{ sale, attempt }} calls={calls} />
    </>
  );
}

function PaidActions(props: AttemptActionsProps) {
  const labels = useWords().screens.actions;
  const { nextSale, attempt } = props;
  return (
    <>
      <NextSaleAction {...props} />
      {nextSale.secondsLeft !== null && (
        <ActionButton label={labels.stay} keyName="S" look="outline" onPress={nextSale.stay} />
      )}
      <PrintAction
        about={{ paymentRequestId: attempt.paymentRequestId }}
        label="receipt"
        isStateApart
      />
    </>
  );
}

function UnpaidActions(props: AttemptActionsProps) {
  const words = useWords();
  const { sale, attempt, calls } = props;
  const { saleId } = sale;
  const { paymentRequestId } = attempt;
  const held = useHeldUntilSeen(paymentRequestId);
  if (sale.status !== 'open') return <NextSaleAction {...props} />;
  const { close } = words.screens.leaving;
  return (
    <>
      <ActionButton
        label={words.screens.actions.scanAgain}
        keyName="Enter"
        look="primary"
        disabled={calls.pending}
        held={held}
        onPress={() => calls.ask('scanAgain', { saleId })}
      />
      <ActionButton
        label={close.paidOtherwise}
        keyName="P"
        look="outline"
        disabled={calls.pending}
        held={held}
        onPress={() => calls.ask('closeSale', { saleId, paymentRequestId, as: 'paidOtherwise' })}
      />
    </>
  );
}

/** Of a sale that is paid or closed there is nothing else to do. */
function NextSaleAction({ sale, attempt, calls }: AttemptActionsProps) {
  const labels = useWords().screens.actions;
  const held = useHeldUntilSeen(attempt.paymentRequestId);
  return (
    <ActionButton
      label={labels.nextSale}
      keyName="Enter"
      look="primary"
      disabled={calls.pending}
      held={held}
      onPress={() => calls.ask('nextSale', { saleId: sale.saleId })}
    />
  );
}
