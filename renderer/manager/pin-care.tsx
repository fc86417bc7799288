import { useState } from 'react';

import { PIN_DIGITS_MAX, type ManagerPinView } from '../../messages/records.ts';
import { clockTime } from '../../words/time.ts';
import { ActionButton } from '../components/action-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { useWords } from '../language.ts';
import { useAnswer, useReading } from '../use-answer.ts';
import { CareSection, Said } from './care-section.tsx';
import styles from './pin-care.module.css';

const NOTHING = { current: '', next: '', again: '' };

/** How the manager's PIN stands, and a form that sets or changes it. */
export function PinCare({ zone }: { readonly zone: string }) {
  const words = useWords();
  const say = words.screens.records.pin;
  const standing = useReading('readManagerPin');
  const change = useAnswer('setManagerPin');
  const [typed, setTyped] = useState(NOTHING);
  const [differs, setDiffers] = useState(false);
  const isDone = change.answer?.ok === true;
  const pin = standing.answer?.ok === true ? standing.answer.result : null;
  const isSet = pin?.isSet ?? false;

  function save(): void {
    setDiffers(typed.next !== typed.again);
    if (typed.next !== typed.again) return;
    change.ask({ pin: typed.next, current: isSet ? typed.current : null }, (answer) => {
      if (answer.ok) setTyped(NOTHING);
      // It is set now, or a try fewer is left.
      standing.readAgain();
    });
  }

  const field = (name: keyof typeof NOTHING, label: string, keyName: string) => (
    <TextField
      label={label}
      keyName={keyName}
      value={typed[name]}
      lettersMax={PIN_DIGITS_MAX}
      isSecret
      onChange={(text) => {
        setDiffers(false);
        setTyped((before) => ({ ...before, [name]: text }));
      }}
    />
  );
  const form = (
    <div className={styles.form}>
      {isSet && field('current', say.current, 'C')}
      {field('next', say.next, 'N')}
      {field('again', say.again, 'M')}
      <ActionButton
        label={isSet ? say.change : say.set}
        keyName="Enter"
        look="small"
        disabled={change.isPending || pin === null || typed.next === ''}
        onPress={save}
      />
    </div>
  );
  return (
    <CareSection
      title={say.title}
      means={isSet ? `${say.means} ${say.forgotten}` : say.means}
      state={pin !== null && <Standing pin={pin} zone={zone} />}
      actions={form}
    >
      {differs && <Said tone="alarm">{say.differs}</Said>}
      {!differs && isDone && <Said tone="good">{say.done}</Said>}
      {!differs && change.answer?.ok === false && (
        <Said tone="alarm">{words.callFailures[change.answer.failure]}</Said>
      )}
    </CareSection>
  );
}

function Standing({ pin, zone }: { readonly pin: ManagerPinView; readonly zone: string }) {
  const words = useWords();
  const say = words.screens.records.pin;
  const { isSet, wrongTries, triesLeft, lockedUntil } = pin;
  if (!isSet) return <Said tone="alarm">{say.notSet}</Said>;
  if (lockedUntil !== null) {
    return <Said tone="alarm">{say.locked(clockTime(lockedUntil, words.locale, zone))}</Said>;
  }
  return (
    <Said tone="plain">
      {say.isSet} {wrongTries > 0 && say.triesLeft(triesLeft)}
    </Said>
  );
}
