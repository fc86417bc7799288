import type { PaymentView, Stage } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import type { Calls } from '../use-calls.ts';

interface PaymentActionProps {
  readonly payment: PaymentView;
  readonly stage: Stage;
  readonly calls: Calls;
}

/** Whether anything is left to do about it, or about its sale, on the stage. */
export function canTakeBack({ sale, attempt }: PaymentView): boolean {
  const isLeftOpen = attempt.endedAt === null || sale.status === 'open';
  // A record that cannot be read cannot be acted on either.
  return isLeftOpen && attempt.attentionReason !== 'unreadable';
}

/** Back to the stage, where there is room for one sale at a time. */
export function TakeBackAction({ payment, stage, calls }: PaymentActionProps) {
  const words = useWords();
  if (!canTakeBack(payment)) return null;
  return (
    <ActionButton
      label={words.screens.payment.takeBack}
      keyName="Enter"
      look="primary"
      disabled={stage.screen !== 'sale' || calls.pending}
      onPress={() => calls.ask('takeBack', { saleId: payment.sale.saleId })}
    />
  );
}

/** Sends a question, and changes nothing. */
export function CheckAction({ payment, calls }: Omit<PaymentActionProps, 'stage'>) {
  const words = useWords();
  const { paymentRequestId, endedAt, attentionReason } = payment.attempt;
  if (endedAt !== null || attentionReason === 'unreadable') return null;
  return (
    <ActionButton
      label={words.screens.actions.checkNow}
      keyName="C"
      look="small"
      disabled={calls.pending}
      onPress={() => calls.ask('checkNow', { paymentRequestId })}
    />
  );
}
