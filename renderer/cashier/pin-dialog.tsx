import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import type { CallFailure } from '../../messages/failures.ts';
import { PIN_DIGITS_MAX } from '../../messages/records.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { noteGone } from '../keyboard/gone-dialog.ts';
import { useWords } from '../language.ts';
import { useReading } from '../use-answer.ts';
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

/**
 * Asks for the manager's PIN, by keyboard or by touch, and says what is done with it. What is typed
 * stands in its field until it is answered, and goes nowhere else: not behind the dialog, and not
 * into the screen that takes its place.
 */
export function PinDialog(props: PinDialogProps) {
  const { title, children, confirm, isPending, failure, onConfirm, onBack } = props;
  const words = useWords();
  const say = words.screens.manager;
  const [pin, setPin] = useState('');
  const held = useHeldUntilSeen(title);
  const goBack = useGoingBack(onBack);
  const standing = useReading('readManagerPin').answer;
  const isNoneSet = standing?.ok === true && !standing.result.isSet;
  const [wasPending, setWasPending] = useState(isPending);
  if (wasPending !== isPending) {
    setWasPending(isPending);
    // The next one is typed afresh.
    if (!isPending) setPin('');
  }
  const type = (text: string): void => setPin(text.replaceAll(/\D/g, '').slice(0, PIN_DIGITS_MAX));
  // What was asked for cannot be taken back while it is looked at.
  const back = (
    <ActionButton
      label={say.back}
      keyName="Escape"
      look="outline"
      disabled={isPending}
      onPress={goBack}
    />
  );
  if (isNoneSet) {
    return (
      <Dialog title={title} actions={back}>
        <div className={styles.asked}>
          {children}
          <p className={styles.failure} role="alert">
            {words.callFailures.pinNotSet}
          </p>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={title}
      actions={
        <>
          {back}
          <ActionButton
            label={confirm}
            keyName="Enter"
            look="primary"
            disabled={isPending || pin === ''}
            held={held}
            onPress={() => onConfirm(pin)}
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
          <div>
            <output className={styles.checking}>{isPending && say.checking}</output>
            <p className={styles.failure} role="alert">
              {failure !== null && words.callFailures[failure]}
            </p>
          </div>
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

/** Who has not pressed Back may still be typing when the dialog goes. */
function useGoingBack(onBack: () => void): () => void {
  const isPressed = useRef(false);
  useLayoutEffect(
    () => () => {
      if (!isPressed.current) noteGone(performance.now());
    },
    [],
  );
  return () => {
    isPressed.current = true;
    onBack();
  };
}
