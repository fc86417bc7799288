import { useEffect, useRef, useState } from 'react';

import type { Answer, Calls } from '../../messages/table.ts';
import { ActionButton } from '../components/action-button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { useWords } from '../language.ts';
import { useTill } from '../till-context.ts';
import styles from './day-export.module.css';

/** The day's payments as a file for accountants: where it was written, or why it was not. */
export function DayExport({ businessDay }: { readonly businessDay: string }) {
  const words = useWords();
  const say = words.screens.day;
  const { door } = useTill();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Answer<Calls['exportDay']['result']> | null>(null);

  const said = useRef<HTMLOutputElement>(null);
  // The key works from the figures too, with the list's foot below the window's edge.
  useEffect(() => {
    if (answer !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);

  async function exportDay(): Promise<void> {
    setPending(true);
    setAnswer(null);
    const argument = { businessDay, language: words.locale };
    const notReady = { ok: false, failure: 'notReady' } as const;
    setAnswer(await door.call('exportDay', argument).catch(() => notReady));
    setPending(false);
  }

  return (
    <div className={styles.export}>
      <ActionButton
        label={say.exportCsv}
        keyName="E"
        look="small"
        disabled={isPending}
        onPress={() => void exportDay()}
      />
      <output ref={said} className={styles.said}>
        {answer?.ok === true && (
          <span className={styles.file}>
            {say.saved(answer.result.file, answer.result.payments)}
          </span>
        )}
        {answer?.ok === false && (
          <span className={styles.failure}>{words.callFailures[answer.failure]}</span>
        )}
      </output>
      {answer?.ok === true && <CopyButton text={answer.result.file} />}
    </div>
  );
}
