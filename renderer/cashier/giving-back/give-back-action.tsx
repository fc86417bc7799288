import type { RefundableView } from '../../../messages/refunds.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useWords } from '../../language.ts';
import { useNavigation } from '../../navigation.ts';
import { useRefundDraft } from './refund-draft.ts';

interface GiveBackActionProps {
  readonly refundable: RefundableView | null;
  /** Closes what would stand over that screen. */
  readonly onOpen?: () => void;
}

/** To the screen that gives money back, which stands in the history. */
export function GiveBackAction({ refundable, onOpen }: GiveBackActionProps) {
  const words = useWords();
  const open = useRefundDraft((draft) => draft.open);
  const goTo = useNavigation((navigation) => navigation.goTo);
  if (refundable === null || refundable.leftMinor === 0) return null;
  return (
    <ActionButton
      label={words.screens.refund.open}
      keyName="G"
      look="outline"
      onPress={() => {
        open(refundable);
        goTo('history');
        onOpen?.();
      }}
    />
  );
}
