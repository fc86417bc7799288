import type { ComponentType } from 'react';

import type { AttemptView, SaleView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { words } from '../language.ts';
import type { Calls } from '../use-calls.ts';
import type { NextSaleTimer } from './next-sale-timer.ts';
import { useHeldUntilSeen } from './seen-first.ts';

interface AttemptActionsProps {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  readonly calls: Calls;
  readonly nextSale: NextSaleTimer;
}

const labels = words.screens.actions;

/** What may be done about an attempt, by its status. */
const actionsOf: {
  readonly [Status in AttemptView['status']]: ComponentType<AttemptActionsProps>;
} = {
  waitingForLink: (props) => <CancelAction {...props} label={labels.stop} />,
  submitting: (props) => <CancelAction {...props} label={labels.cancel} />,
  awaitingCustomer: (props) => <CancelAction {...props} label={labels.cancel} />,
  unconfirmed: (props) => <CancelAction {...props} label={labels.cancelPayment} />,
  cancelling: (props) => <CancelAction {...props} label={labels.cancelPayment} />,
  refunding: (props) => <CancelAction {...props} label={labels.cancelPayment} />,
  needsAttention: CheckAction,
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

function CancelAction(props: AttemptActionsProps & { readonly label: string }) {
  const { attempt, calls, label } = props;
  if (!attempt.canCancel) return null;
  return (
    <ActionButton
      label={label}
      keyName="Escape"
      look="outline"
      disabled={calls.pending}
      onPress={() => calls.ask('cancelPayment', { paymentRequestId: attempt.paymentRequestId })}
    />
  );
}

function CheckAction({ attempt, calls }: AttemptActionsProps) {
  return (
    <ActionButton
      label={labels.checkNow}
      keyName="Enter"
      look="primary"
      disabled={calls.pending}
      onPress={() => calls.ask('checkNow', { paymentRequestId: attempt.paymentRequestId })}
    />
  );
}

function PaidActions({ sale, attempt, calls, nextSale }: AttemptActionsProps) {
  const held = useHeldUntilSeen(attempt.paymentRequestId);
  return (
    <>
      <ActionButton
        label={labels.nextSale}
        keyName="Enter"
        look="primary"
        disabled={calls.pending}
        held={held}
        onPress={() => calls.ask('nextSale', { saleId: sale.saleId })}
      />
      {nextSale.secondsLeft !== null && (
        <ActionButton label={labels.stay} keyName="S" look="outline" onPress={nextSale.stay} />
      )}
    </>
  );
}

function UnpaidActions({ sale, attempt, calls }: AttemptActionsProps) {
  const held = useHeldUntilSeen(attempt.paymentRequestId);
  return (
    <>
      <ActionButton
        label={labels.scanAgain}
        keyName="Enter"
        look="primary"
        disabled={calls.pending}
        held={held}
        onPress={() => calls.ask('scanAgain', { saleId: sale.saleId })}
      />
      <ActionButton
        label={labels.newSale}
        keyName="N"
        look="outline"
        disabled={calls.pending}
        held={held}
        onPress={() => calls.ask('nextSale', { saleId: sale.saleId })}
      />
    </>
  );
}
