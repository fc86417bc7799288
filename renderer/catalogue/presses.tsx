import { useState } from 'react';

import { ActionButton } from '../components/action-button.tsx';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { ChoiceButton } from '../components/choice-button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { Tabs } from '../components/tabs.tsx';
import { TextField } from '../components/text-field.tsx';
import { useWords } from '../language.ts';
import styles from './catalogue-page.module.css';
import { Sample } from './sample.tsx';

const nothing = (): void => {};

/** What is pressed, chosen and typed into. */
export function Presses() {
  const words = useWords();
  const { actions, leaving, sale, day } = words.screens;
  const [typed, setTyped] = useState('Table 12');
  const [tab, setTab] = useState<'day' | 'simulator'>('day');
  const [group, setGroup] = useState<'all' | 'taken' | 'notPaid'>('all');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Sample name="ActionButton">
        {(['primary', 'outline', 'small'] as const).map((look) => (
          <ActionButton
            key={look}
            label={sale.charge}
            keyName="Enter"
            look={look}
            onPress={nothing}
          />
        ))}
        <ActionButton
          label={sale.charge}
          keyName="Enter"
          look="primary"
          disabled
          onPress={nothing}
        />
        <ActionButton label={actions.checkNow} keyName="C" look="outline" held onPress={nothing} />
        <CopyButton text="7F3K-42" />
      </Sample>
      <Sample name="KeyCap">
        {['Enter', 'Escape', 'Delete', 'PageUp', 'Control+1', 'F1', 'C', '1'].map((name) => (
          <KeyCap key={name} name={name} />
        ))}
      </Sample>
      <Sample name="ChoiceBar">
        <ChoiceBar
          label={day.groupsLabel}
          choices={[
            { name: 'all', label: day.groups.all, keyName: '7' },
            { name: 'taken', label: day.groups.taken, keyName: '8' },
            { name: 'notPaid', label: day.groups.notPaid, keyName: '9' },
          ]}
          chosen={group}
          onChoose={setGroup}
        />
      </Sample>
      <Sample name="ChoiceButton">
        <ChoiceButton keyName="P" onPress={nothing}>
          {leaving.paysOtherwise}
        </ChoiceButton>
        <ChoiceButton keyName={null} onPress={nothing}>
          {leaving.left}
        </ChoiceButton>
        <ChoiceButton keyName="L" disabled onPress={nothing}>
          {leaving.left}
        </ChoiceButton>
      </Sample>
      <Sample name="TextField">
        <TextField
          label={sale.reference}
          keyName="R"
          value={typed}
          lettersMax={32}
          placeholder={sale.referenceHint}
          onChange={setTyped}
        />
        <TextField
          label={sale.reference}
          keyName="S"
          value=""
          lettersMax={32}
          placeholder={sale.referenceHint}
          readOnly
          onChange={nothing}
        />
      </Sample>
      <Sample name="Tabs">
        <div className={styles.tabs}>
          <Tabs
            label={words.screens.store.label}
            tabs={[
              { name: 'day', label: words.screens.store.day, keyName: 'Control+1' },
              { name: 'simulator', label: words.screens.store.simulator, keyName: 'Control+2' },
            ]}
            chosen={tab}
            onChoose={setTab}
          >
            <p className={styles.panel}>{words.screens.store[tab]}</p>
          </Tabs>
        </div>
      </Sample>
      <Sample name="Dialog">
        <ActionButton
          label={leaving.close.dropped}
          keyName="D"
          look="outline"
          onPress={() => setOpen(true)}
        />
        {isOpen && (
          <Dialog
            title={leaving.closeTitle.dropped}
            actions={
              <>
                <ActionButton
                  label={leaving.back}
                  keyName="Escape"
                  look="outline"
                  onPress={() => setOpen(false)}
                />
                <ActionButton
                  label={leaving.close.dropped}
                  keyName="Enter"
                  look="primary"
                  onPress={() => setOpen(false)}
                />
              </>
            }
          >
            <p>{leaving.waits.meaning}</p>
          </Dialog>
        )}
      </Sample>
    </>
  );
}
