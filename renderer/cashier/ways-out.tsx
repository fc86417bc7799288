import { useState } from 'react';

import type { PaymentView } from '../../messages/views.ts';
import type { ClosedAs } from '../../words/cashier-words.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import type { Calls } from '../use-calls.ts';
import { CloseSaleDialog } from './close-sale-dialog.tsx';
import { useHeldUntilSeen } from './seen-first.ts';

interface WaysOutProps {
  readonly payment: PaymentView;
  readonly calls: Calls;
}

/** Out of a sale that is open, whatever its payment does: small, and apart from Cancel. */
export function WaysOut({ payment, calls }: WaysOutProps) {
  return payment.attempt.endedAt === null ? (
    <WaysOutOfOpen payment={payment} calls={calls} />
  ) : (
    <DropEnded payment={payment} calls={calls} />
  );
}

/** What comes of an open payment is said before its sale is closed. */
function WaysOutOfOpen({ payment, calls }: WaysOutProps) {
  const say = useWords().screens.leaving;
  const [asked, setAsked] = useState<ClosedAs | null>(null);
  const { saleId } = payment.sale;
  const { paymentRequestId } = payment.attempt;
  const close = (as: ClosedAs): void => {
    setAsked(null);
    calls.ask('closeSale', { saleId, paymentRequestId, as });
  };
  return (
    <>
      {CLOSINGS.map(({ as, keyName }) => (
        <ActionButton
          key={as}
          label={say.close[as]}
          keyName={keyName}
          look="small"
          disabled={calls.pending}
          onPress={() => setAsked(as)}
        />
      ))}
      {asked !== null && (
        <CloseSaleDialog
          payment={payment}
          as={asked}
          onConfirm={() => close(asked)}
          onBack={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** Nothing is to be undone; "Paid another way" stands large among what may be done next. */
function DropEnded({ payment, calls }: WaysOutProps) {
  const { close } = useWords().screens.leaving;
  const { saleId } = payment.sale;
  const { paymentRequestId } = payment.attempt;
  const held = useHeldUntilSeen(paymentRequestId);
  return (
    <ActionButton
      label={close.dropped}
      keyName="D"
      look="small"
      disabled={calls.pending}
      held={held}
      onPress={() => calls.ask('closeSale', { saleId, paymentRequestId, as: 'dropped' })}
    />
  );
}

const CLOSINGS = [
  { as: 'paidOtherwise', keyName: 'P' },
  { as: 'dropped', keyName: 'D' },
] as const;
