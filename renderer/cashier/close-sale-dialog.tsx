import type { PaymentView } from '../../messages/views.ts';
import type { ClosedAs } from '../../words/cashier-words.ts';
import { moneyText } from '../../words/money.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useWords } from '../language.ts';
import { useHeldUntilSeen } from './seen-first.ts';

interface CloseSaleDialogProps {
  readonly payment: PaymentView;
  readonly as: ClosedAs;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Asked before a sale is closed while its wallet payment is open: what will come of that one. */
export function CloseSaleDialog({ payment, as, onConfirm, onBack }: CloseSaleDialogProps) {
  const words = useWords();
  const say = words.screens.leaving;
  const held = useHeldUntilSeen(as);
  const { sale, attempt } = payment;
  const what = [moneyText(sale.money, words.locale), sale.reference, attempt.shortId];
  return (
    <Dialog
      title={say.closeTitle[as]}
      actions={
        <>
          <ActionButton label={say.back} keyName="Escape" look="outline" onPress={onBack} />
          <ActionButton
            label={say.close[as]}
            keyName="Enter"
            look="primary"
            held={held}
            onPress={onConfirm}
          />
        </>
      }
    >
      <p>
        <strong>{what.filter((part) => part !== null).join(' · ')}</strong>
      </p>
      <p>{say.undoing(attempt)}</p>
    </Dialog>
  );
}
