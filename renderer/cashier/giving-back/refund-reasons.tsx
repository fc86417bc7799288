import { REFUND_REASONS, type RefundReason } from '../../../words/refund-words.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../language.ts';
import { useRefundDraft } from './refund-draft.ts';
import styles from './refund-screen.module.css';

interface RefundReasonsProps {
  readonly isFrozen: boolean;
  readonly lettersMax: number;
}

/** Digits are the amount's. */
const KEYS: { readonly [Reason in RefundReason]: string } = {
  returned: 'A',
  wrongAmount: 'B',
  notAvailable: 'V',
  other: 'O',
};

/** Why money goes back: one of the usual reasons, or what is typed. */
export function RefundReasons({ isFrozen, lettersMax }: RefundReasonsProps) {
  const say = useWords().screens.refund;
  const { reason, otherReason, choose, say: sayOther } = useRefundDraft();
  return (
    <div className={styles.reasons}>
      <h2 className={styles.label}>{say.reason}</h2>
      <ChoiceBar
        label={say.reason}
        isLabelHidden
        choices={REFUND_REASONS.map((name) => ({
          name,
          label: say.reasons[name],
          keyName: KEYS[name],
        }))}
        chosen={reason}
        onChoose={(name) => {
          if (!isFrozen && name !== reason) choose(name);
        }}
      />
      {reason === 'other' && (
        <TextField
          label={say.otherReason}
          keyName="R"
          value={otherReason}
          lettersMax={lettersMax}
          readOnly={isFrozen}
          isFocusedFirst
          onChange={sayOther}
        />
      )}
    </div>
  );
}
