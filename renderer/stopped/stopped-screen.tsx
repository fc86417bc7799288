import { useRef } from 'react';

import type { StartFailure } from '../../messages/views.ts';
import { startFailureText } from '../../words/start-failure.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import { CorrectionsTable } from './corrections-table.tsx';
import { FailureFacts } from './failure-facts.tsx';
import { ReplaceRecords } from './replace-records.tsx';
import styles from './stopped-screen.module.css';

/** A line of text and a bit: what one press of an arrow moves. */
const STEP_PX = 60;

/** The till cannot start: what it means for the money, why, what to write, and to try again. */
export function StoppedScreen({ failure }: { readonly failure: StartFailure }) {
  const words = useWords();
  const calls = useCalls();
  const details = useRef<HTMLDivElement>(null);
  useScrollKeys(details);
  const text = startFailureText(failure, words);
  const { title, money, sentences, facts = [], corrections = [], example } = text;
  return (
    <section className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.money}>{money}</p>
      </div>
      <div ref={details} className={styles.details}>
        <div className={styles.sentences}>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {facts.length > 0 && <FailureFacts facts={facts} />}
        {corrections.length > 0 && <CorrectionsTable corrections={corrections} />}
        {example !== undefined && (
          <figure className={styles.example}>
            <figcaption>{words.stopped.example}</figcaption>
            <pre>{example}</pre>
          </figure>
        )}
      </div>
      <footer className={styles.foot}>
        <ActionButton
          label={words.screens.actions.tryAgain}
          keyName="Enter"
          look="primary"
          disabled={calls.pending}
          onPress={() => calls.ask('restartTill', null)}
        />
        {(failure.code === 'databaseCorrupt' || failure.code === 'databaseUnusable') && (
          <ReplaceRecords backup={failure.backup} calls={calls} />
        )}
        {calls.failure !== null && <p role="alert">{words.callFailures[calls.failure]}</p>}
      </footer>
    </section>
  );
}

/** The details scroll wherever the focus is: nobody has to find them first. */
function useScrollKeys(area: { readonly current: HTMLElement | null }): void {
  const by = (px: (area: HTMLElement) => number) => () => {
    if (area.current !== null) area.current.scrollTop += px(area.current);
  };
  useKeys({
    ArrowDown: by(() => STEP_PX),
    ArrowUp: by(() => -STEP_PX),
    PageDown: by(({ clientHeight }) => clientHeight - STEP_PX),
    PageUp: by(({ clientHeight }) => STEP_PX - clientHeight),
    Home: by(({ scrollHeight }) => -scrollHeight),
    End: by(({ scrollHeight }) => scrollHeight),
  });
}
