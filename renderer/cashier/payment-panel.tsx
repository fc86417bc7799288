import type { AttemptView, PaymentView, Stage } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import type { Calls } from '../use-calls.ts';
import { GiveBackAction } from './giving-back/give-back-action.tsx';
import { useRefundable } from './giving-back/use-refundable.ts';
import { canTakeBack, CheckAction, TakeBackAction } from './payment-actions.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import styles from './payment-panel.module.css';
import { PrintAction, useHasPrinter } from './print-action.tsx';
import { slipOf } from './print-jobs.ts';
import { useHeldUntilSeen } from './seen-first.ts';
import { WaysOut } from './ways-out.tsx';

interface PaymentPanelProps {
  readonly payment: PaymentView;
  readonly stage: Stage;
  readonly calls: Calls;
}

/** The selected payment of a list: what is known of it, and all that may be done about it. */
export function PaymentPanel({ payment, stage, calls }: PaymentPanelProps) {
  const words = useWords();
  const { attempt } = payment;
  const { refundable } = useRefundable(attempt.paymentRequestId);
  const isTakenBack = canTakeBack(payment);
  const isRefundable = refundable !== null && refundable.leftMinor > 0;
  const hasPrinter = useHasPrinter();
  const slip = hasPrinter ? slipOf(attempt) : null;
  const { paymentRequestId } = attempt;
  const print = slip !== null && (
    <PrintAction about={{ paymentRequestId }} label={slip} look="small" />
  );
  return (
    <section className={styles.panel} aria-label={words.screens.details.payment(attempt.shortId)}>
      <div className={styles.facts}>
        <PaymentFacts payment={payment} refundable={refundable} />
      </div>
      {(isRefundable || (slip !== null && !isTakenBack)) && (
        <div className={styles.foot}>
          <div className={styles.actions}>
            <GiveBackAction refundable={refundable} />
            {!isTakenBack && print}
          </div>
        </div>
      )}
      {isTakenBack && (
        <div className={styles.foot}>
          {calls.failure !== null && (
            <p className={styles.failure}>{words.callFailures[calls.failure]}</p>
          )}
          <p className={styles.hints}>
            {stage.screen !== 'sale' && `${words.screens.payment.takeBackLater} `}
            <Checked attempt={attempt} />
          </p>
          <div className={styles.actions}>
            <TakeBackAction payment={payment} stage={stage} calls={calls} />
            <CheckAction payment={payment} calls={calls} />
            {print}
          </div>
          <UndoingActions payment={payment} calls={calls} />
        </div>
      )}
    </section>
  );
}

/** What a check changes, beside it: among the facts it may be out of sight. */
function Checked({ attempt }: { readonly attempt: AttemptView }) {
  const { facts, timesAsked } = useWords().screens.payment;
  const { endedAt, asked, resultCode } = attempt;
  if (endedAt !== null || asked === 0) return null;
  const checked = `${facts.asked} ${timesAsked(asked)}`;
  return (
    <output className={styles.checked}>
      {resultCode === null ? checked : `${checked} · ${resultCode}`}
    </output>
  );
}

/** What undoes the payment, apart from what does not. */
function UndoingActions({ payment, calls }: Omit<PaymentPanelProps, 'stage'>) {
  const words = useWords();
  const { sale, attempt } = payment;
  const { paymentRequestId, canCancel, endedAt } = attempt;
  // The list may have put another payment under the finger.
  const held = useHeldUntilSeen(paymentRequestId);
  const isClosable = endedAt === null && sale.status === 'open';
  if (!canCancel && !isClosable) return null;
  return (
    <div className={styles.undoing}>
      {canCancel && (
        <ActionButton
          label={words.screens.actions.cancelPayment}
          keyName="Delete"
          look="outline"
          disabled={calls.pending}
          held={held}
          onPress={() => calls.ask('cancelPayment', { paymentRequestId })}
        />
      )}
      {isClosable && <WaysOut payment={payment} calls={calls} />}
    </div>
  );
}
