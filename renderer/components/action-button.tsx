import { useKeys } from '../keyboard/use-keys.ts';
import styles from './action-button.module.css';
import { KeyCap } from './key-cap.tsx';

interface ActionButtonProps {
  readonly label: string;
  /** The key that does the same, by its name in `KeyboardEvent.key`. */
  readonly keyName: string;
  readonly look: 'primary' | 'outline' | 'small';
  readonly disabled?: boolean;
  /** Looks as ever and does nothing yet. */
  readonly held?: boolean;
  readonly onPress: () => void;
}

/** Something that may be done, by touch or by its key alike. */
export function ActionButton(props: ActionButtonProps) {
  const { label, keyName, look, disabled, held = false, onPress } = props;
  useKeys({
    [keyName]: (event) => {
      // A key that is held down asks once.
      if (!event.repeat && disabled !== true && !held) onPress();
    },
  });
  return (
    <button
      type="button"
      className={`${styles.action} ${styles[look]}`}
      disabled={disabled}
      aria-keyshortcuts={keyName}
      aria-disabled={held}
      onClick={held ? undefined : onPress}
    >
      {label}
      <KeyCap name={keyName} />
    </button>
  );
}
