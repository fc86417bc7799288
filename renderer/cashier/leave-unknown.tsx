import { useState } from 'react';

import type { PaymentView } from '../../messages/views.ts';
import type { ClosedAs } from '../../words/cashier-words.ts';
import { ActionButton } from '../components/action-button.tsx';
import { ChoiceButton } from '../components/choice-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useWords } from '../language.ts';
import type { Calls } from '../use-calls.ts';
import { useHeldUntilSeen } from './seen-first.ts';
import styles from './leave-unknown.module.css';

interface LeaveUnknownProps {
  readonly payment: PaymentView;
  readonly calls: Calls;
}

/** On to the next customer before this payment is known: who leaves says what became of this one. */
export function LeaveUnknown({ payment, calls }: LeaveUnknownProps) {
  const words = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const { sale, attempt } = payment;
  const { paymentRequestId, status } = attempt;
  const handOver = (): void => calls.ask('handOver', { paymentRequestId, status });
  // Of a sale that is closed it is known: its payment is being undone.
  const isSaleOpen = sale.status === 'open';
  return (
    <>
      <ActionButton
        label={isSaleOpen ? words.screens.leaving.handOver : words.screens.actions.nextSale}
        keyName="N"
        look="outline"
        disabled={calls.pending}
        onPress={isSaleOpen ? () => setIsAsked(true) : handOver}
      />
      {isAsked && (
        <LeaveQuestion
          payment={payment}
          onHandOver={() => {
            setIsAsked(false);
            handOver();
          }}
          onClose={(as) => {
            setIsAsked(false);
            calls.ask('closeSale', { saleId: sale.saleId, paymentRequestId, as });
          }}
          onBack={() => setIsAsked(false)}
        />
      )}
    </>
  );
}

interface LeaveQuestionProps {
  readonly payment: PaymentView;
  readonly onHandOver: () => void;
  readonly onClose: (as: ClosedAs) => void;
  readonly onBack: () => void;
}

/**
 * No answer is the usual one, so Enter alone gives none; and digits give none, since they are the
 * next amount's.
 */
function LeaveQuestion({ payment, onHandOver, onClose, onBack }: LeaveQuestionProps) {
  const say = useWords().screens.leaving;
  const held = useHeldUntilSeen(payment.attempt.paymentRequestId);
  const undoing = say.undoing(payment.attempt);
  const answers = [
    { keyName: 'G', ...say.waits, choose: onHandOver },
    {
      keyName: 'P',
      title: say.paysOtherwise,
      meaning: undoing,
      choose: () => onClose('paidOtherwise'),
    },
    { keyName: 'L', title: say.left, meaning: undoing, choose: () => onClose('dropped') },
  ];
  return (
    <Dialog
      title={say.question}
      actions={<ActionButton label={say.back} keyName="Escape" look="outline" onPress={onBack} />}
    >
      <div className={styles.answers}>
        {answers.map(({ keyName, title, meaning, choose }) => (
          <ChoiceButton key={keyName} keyName={keyName} held={held} onPress={choose}>
            <span>
              <strong className={styles.title}>{title}</strong>
              <span className={styles.meaning}>{meaning}</span>
            </span>
          </ChoiceButton>
        ))}
      </div>
    </Dialog>
  );
}
