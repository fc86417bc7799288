import { useState } from 'react';

import type { PaymentView } from '../../messages/views.ts';
import { moneyText } from '../../words/money.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useAnswer } from '../use-answer.ts';
import { PinDialog } from './pin-dialog.tsx';

const DECISIONS = [
  { name: 'chargeAgain', keyName: 'A' },
  { name: 'seenInPortal', keyName: 'V' },
] as const;
type Decision = (typeof DECISIONS)[number]['name'];

/** What only a manager may decide about a payment that the till cannot find out. */
export function ManagersDecisions({ payment }: { readonly payment: PaymentView }) {
  const say = useWords().screens.manager;
  const [asked, setAsked] = useState<Decision | null>(null);
  return (
    <>
      {DECISIONS.map(({ name, keyName }) => (
        <ActionButton
          key={name}
          label={say[name].label}
          keyName={keyName}
          look="small"
          onPress={() => setAsked(name)}
        />
      ))}
      {asked !== null && (
        <DecisionDialog decision={asked} payment={payment} onBack={() => setAsked(null)} />
      )}
    </>
  );
}

interface DecisionDialogProps {
  readonly decision: Decision;
  readonly payment: PaymentView;
  readonly onBack: () => void;
}

/** It goes with the screen, once the till has done it. */
function DecisionDialog({ decision, payment, onBack }: DecisionDialogProps) {
  const words = useWords();
  const { title, means, confirm } = words.screens.manager[decision];
  const call = useAnswer(decision);
  const { sale, attempt } = payment;
  const { paymentRequestId, status } = attempt;
  const what = [moneyText(sale.money, words.locale), sale.reference, attempt.shortId];
  return (
    <PinDialog
      title={title}
      confirm={confirm}
      isPending={call.isPending}
      failure={call.answer?.ok === false ? call.answer.failure : null}
      onConfirm={(pin) => call.ask({ paymentRequestId, status, pin })}
      onBack={onBack}
    >
      <p>
        <strong>{what.filter((part) => part !== null).join(' · ')}</strong>
      </p>
      <p>{means}</p>
    </PinDialog>
  );
}
