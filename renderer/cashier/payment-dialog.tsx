import type { PaymentView, Stage } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import { GiveBackAction } from './giving-back/give-back-action.tsx';
import { useRefundable } from './giving-back/use-refundable.ts';
import { canTakeBack, TakeBackAction } from './payment-actions.tsx';
import { PaymentFacts } from './payment-facts.tsx';

interface PaymentDialogProps {
  readonly payment: PaymentView;
  readonly stage: Stage;
  readonly onClose: () => void;
}

/** One payment over any place: everything that is known of it, and the way to its own screen. */
export function PaymentDialog({ payment, stage, onClose }: PaymentDialogProps) {
  const words = useWords();
  const calls = useCalls();
  const { refundable } = useRefundable(payment.attempt.paymentRequestId);
  const say = words.screens.payment;
  return (
    <Dialog
      kind="facts"
      title={words.screens.details.payment(payment.attempt.shortId)}
      actions={
        <>
          <ActionButton label={say.close} keyName="Escape" look="outline" onPress={onClose} />
          <TakeBackAction payment={payment} stage={stage} calls={calls} />
          <GiveBackAction refundable={refundable} onOpen={onClose} />
        </>
      }
    >
      {calls.failure !== null && <p>{words.callFailures[calls.failure]}</p>}
      <PaymentFacts payment={payment} refundable={refundable} />
      {canTakeBack(payment) && stage.screen !== 'sale' && <p>{say.takeBackLater}</p>}
    </Dialog>
  );
}
