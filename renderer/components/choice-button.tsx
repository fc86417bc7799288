import type { ReactNode } from 'react';

import { useKeys } from '../keyboard/use-keys.ts';
import styles from './choice-button.module.css';
import { KeyCap } from './key-cap.tsx';

interface ChoiceButtonProps {
  /** Null: there are more of these than keys; the arrows reach it. */
  readonly keyName: string | null;
  readonly disabled?: boolean;
  /** Looks as ever and does nothing yet. */
  readonly held?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One of several answers, as wide as its list, with its key in front. */
export function ChoiceButton(props: ChoiceButtonProps) {
  const { keyName, disabled = false, held = false, onPress, children } = props;
  const press = held || disabled ? undefined : onPress;
  useKeys(keyName === null ? {} : { [keyName]: () => press?.() });
  return (
    <button
      type="button"
      className={styles.choice}
      disabled={disabled}
      aria-disabled={held}
      aria-keyshortcuts={keyName ?? undefined}
      onClick={press}
    >
      <span className={styles.key}>{keyName !== null && <KeyCap name={keyName} />}</span>
      {children}
    </button>
  );
}
