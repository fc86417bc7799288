import { Label, Radio, RadioGroup } from 'react-aria-components';

import { useKeys } from '../keyboard/use-keys.ts';
import styles from './choice-bar.module.css';
import { KeyCap } from './key-cap.tsx';

interface Choice<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** The key that chooses it, by its name in `KeyboardEvent.key`. */
  readonly keyName: string;
}

interface ChoiceBarProps<Name extends string> {
  readonly label: string;
  /** The label is for those who hear it: what is shown beside it says the same. */
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice<Name>[];
  /** Null: none yet. */
  readonly chosen: Name | null;
  readonly onChoose: (name: Name) => void;
}

/** One of a few, all in sight: chosen by touch, by its key, or by the arrows. */
export function ChoiceBar<Name extends string>(props: ChoiceBarProps<Name>) {
  const { label, isLabelHidden = false, choices, chosen, onChoose } = props;
  useKeys(Object.fromEntries(choices.map(({ name, keyName }) => [keyName, () => onChoose(name)])));
  return (
    <RadioGroup
      className={styles.bar ?? ''}
      orientation="horizontal"
      value={chosen}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      onChange={(value) => {
        const choice = choices.find(({ name }) => name === value);
        if (choice !== undefined) onChoose(choice.name);
      }}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.choices}>
        {choices.map(({ name, label: choiceLabel, keyName }) => (
          <Radio key={name} value={name} className={styles.choice ?? ''}>
            {choiceLabel}
            <KeyCap name={keyName} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
