import { useState } from 'react';

import { SHIPPED_RECORDINGS } from '../../messages/devices.ts';
import type { DevicesWords } from '../../words/devices-words.ts';
import { ActionButton } from '../components/action-button.tsx';
import { RowList } from '../components/row-list.tsx';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import styles from './devices-page.module.css';

interface DevicesRecordingsProps {
  readonly recordings: readonly string[];
  /** Not among them. */
  readonly olderCount: number;
  readonly isSimulation: boolean;
}

/** What was recorded here; in simulation it is played again, and so is what comes with the till. */
export function DevicesRecordings({
  recordings,
  olderCount,
  isSimulation,
}: DevicesRecordingsProps) {
  const words = useWords();
  const say = words.screens.devices.recordings;
  const calls = useCalls();
  const [chosen, setChosen] = useState<string>(SHIPPED_RECORDINGS[0]);
  const names = isSimulation ? [...recordings, ...SHIPPED_RECORDINGS] : recordings;
  const replay = (name: string): void => calls.ask('replayRecording', { name });
  return (
    <section className={styles.section} aria-label={say.title}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{say.title}</h2>
          {isSimulation && <p className={styles.muted}>{say.means}</p>}
        </div>
        {isSimulation && (
          <ActionButton
            label={say.replay}
            keyName="P"
            look="small"
            disabled={calls.pending}
            onPress={() => replay(chosen)}
          />
        )}
      </div>
      {names.length === 0 && <p className={styles.muted}>{say.none}</p>}
      {!isSimulation && names.map((name) => <p key={name}>{name}</p>)}
      {isSimulation && (
        <div className={styles.recordings}>
          <RowList
            label={say.title}
            items={names.map((name) => ({ name }))}
            idOf={({ name }) => name}
            nameOf={({ name }) => recordingTitle(name, say)}
            renderRow={({ name }) => (
              <span className={styles.recording}>{recordingTitle(name, say)}</span>
            )}
            selectedId={names.includes(chosen) ? chosen : null}
            onSelect={setChosen}
            onOpen={({ name }) => replay(name)}
          />
        </div>
      )}
      {olderCount > 0 && <p className={styles.muted}>{say.older(olderCount)}</p>}
      <output className={styles.said}>
        {calls.failure !== null && (
          <span className={styles.alarm}>{words.callFailures[calls.failure]}</span>
        )}
      </output>
    </section>
  );
}

function recordingTitle(name: string, { shipped }: DevicesWords['recordings']): string {
  const known = SHIPPED_RECORDINGS.find((one) => one === name);
  return known === undefined ? name : shipped[known];
}
