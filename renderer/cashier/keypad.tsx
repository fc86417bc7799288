import type { MouseEvent } from 'react';

import { isMeantForGone } from '../keyboard/gone-dialog.ts';
import { useWords } from '../language.ts';
import styles from './keypad.module.css';

interface KeypadProps {
  readonly label: string;
  /** Eleven, row by row; an empty one leaves its place free. */
  readonly digitKeys: readonly string[];
  readonly disabled: boolean;
  readonly onDigits: (digits: string, atMs: number) => void;
  readonly onErase: () => void;
}

const DIGITS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];
export const AMOUNT_KEYS: readonly string[] = [...DIGITS, '00', '0'];
export const PIN_KEYS: readonly string[] = [...DIGITS, '', '0'];

/**
 * The keyboard has these keys itself. With the focus on one of them Enter would type its digit
 * again instead of charging.
 */
const NEVER_FOCUSED = {
  tabIndex: -1,
  onMouseDown: (event: MouseEvent) => event.preventDefault(),
} as const;

/** Digits by touch. The keyboard's own do the same. */
export function Keypad({ label, digitKeys, disabled, onDigits, onErase }: KeypadProps) {
  const { erase } = useWords().screens.sale;
  return (
    <fieldset className={styles.keypad} aria-label={label} disabled={disabled}>
      {digitKeys.map((digits) =>
        digits === '' ? (
          <span key={digits} />
        ) : (
          <button
            key={digits}
            type="button"
            className={styles.key}
            {...NEVER_FOCUSED}
            onClick={({ timeStamp: atMs }) => {
              if (!isMeantForGone(atMs)) onDigits(digits, atMs);
            }}
          >
            {digits}
          </button>
        ),
      )}
      <button
        type="button"
        className={styles.key}
        {...NEVER_FOCUSED}
        aria-label={erase}
        aria-keyshortcuts="Backspace"
        onClick={onErase}
      >
        <svg className={styles.erase} viewBox="0 0 32 24" aria-hidden="true">
          <path d="M10 3 H27 a2 2 0 0 1 2 2 V19 a2 2 0 0 1 -2 2 H10 L2 12 Z M15 8.5 L22 15.5 M22 8.5 L15 15.5" />
        </svg>
      </button>
    </fieldset>
  );
}
