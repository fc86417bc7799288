import { useContext, useEffect, useRef } from 'react';

import { InDialog, useKeys } from '../keyboard/use-keys.ts';
import { KeyCap } from './key-cap.tsx';
import styles from './text-field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The key that goes to the field, by its name in `KeyboardEvent.key`; Escape leaves it, or the dialog. */
  readonly keyName: string;
  readonly lettersMax: number;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  /** Shows dots for letters, and keyboards of digits on a screen. */
  readonly isSecret?: boolean;
  /** Takes the focus as soon as it is there. */
  readonly isFocusedFirst?: boolean;
  /** Enter and the down arrow: on to what was found by what is typed. */
  readonly onGoOn?: () => void;
}

/**
 * A line of text. What a scanner types into it never stays: `keyboard/` takes it out of every
 * field, and `onChange` hears the text as it was before.
 */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, keyName, lettersMax, placeholder, readOnly } = props;
  const { isSecret = false, isFocusedFirst = false, onGoOn } = props;
  const field = useRef<HTMLInputElement>(null);
  const inDialog = useContext(InDialog);
  useEffect(() => {
    if (isFocusedFirst) field.current?.focus();
  }, [isFocusedFirst]);
  useKeys({ [keyName]: () => field.current?.focus() });
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <input
        ref={field}
        className={styles.text}
        type={isSecret ? 'password' : 'text'}
        inputMode={isSecret ? 'numeric' : undefined}
        value={value}
        maxLength={lettersMax}
        placeholder={placeholder}
        readOnly={readOnly}
        autoComplete={isSecret ? 'new-password' : 'off'}
        spellCheck={false}
        aria-keyshortcuts={keyName}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // What else these keys do on the screen takes another press, outside the field.
          if (event.key === 'Escape') {
            // A dialog keeps the focus: there is nowhere else to leave for than out of it.
            if (inDialog) return;
            event.stopPropagation();
            event.currentTarget.blur();
          } else if (onGoOn !== undefined && /^(?:Enter|ArrowDown)$/.test(event.key)) {
            event.stopPropagation();
            event.preventDefault();
            onGoOn();
          }
        }}
      />
      <KeyCap name={keyName} />
    </label>
  );
}
