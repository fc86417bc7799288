import { useState, type ReactNode } from 'react';

import type { CallFailure } from '../../messages/failures.ts';
import { PIN_DIGITS_MAX } from '../../messages/records.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { useWords } from '../language.ts';
import { Keypad, PIN_KEYS } from './keypad.tsx';
import styles from './pin-dialog.module.css';
import { useHeldUntilSeen } from './seen-first.ts';

interface PinDialogProps {
  readonly title: string;
  /** What comes of it, for the money too. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly isPending: boolean;
  /** Why the newest PIN did not do it. */
  readonly failure: CallFailure | null;
  readonly onConfirm: (pin: string) => void;
  readonly onBack: () => void;
}

/** Asks for the manager's PIN, by keyboard or by touch, and says what is done with it. */
export function PinDialog(props: PinDialogProps) {
  const { title, children, confirm, isPending, failure, onConfirm, onBack } = props;
  const words = useWords();
  const say = words.screens.manager;
  const [pin, setPin] = useState('');
  const held = useHeldUntilSeen(title);
  const type = (text: string): void => setPin(text.replaceAll(/\D/g, '').slice(0, PIN_DIGITS_MAX));
  return (
    <Dialog
      title={title}
      actions={
        <>
          <ActionButton label={say.back} keyName="Escape" look="outline" onPress={onBack} />
          <ActionButton
            label={confirm}
            keyName="Enter"
            look="primary"
            disabled={isPending || pin === ''}
            held={held}
            onPress={() => {
              // The next one is typed afresh.
              setPin('');
              onConfirm(pin);
            }}
          />
        </>
      }
    >
      <div className={styles.pin}>
        <div className={styles.asked}>
          {children}
          <TextField
            label={say.pin}
            keyName="K"
            value={pin}
            lettersMax={PIN_DIGITS_MAX}
            isSecret
            isFocusedFirst
            readOnly={isPending}
            onChange={type}
          />
          <p className={styles.failure} role="alert">
            {failure !== null && words.callFailures[failure]}
          </p>
        </div>
        <div className={styles.keys}>
          <Keypad
            label={say.keypad}
            digitKeys={PIN_KEYS}
            disabled={isPending}
            onDigits={(digits) => type(pin + digits)}
            onErase={() => type(pin.slice(0, -1))}
          />
        </div>
      </div>
    </Dialog>
  );
}
