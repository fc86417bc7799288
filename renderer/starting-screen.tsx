import type { StartStep } from '../messages/views.ts';
import { useWords } from './language.ts';
import styles from './start-screens.module.css';

/** The till is not there yet; `step` says what it is doing, null: only the last moment is left. */
export function StartingScreen({ step }: { readonly step: StartStep | null }) {
  const words = useWords();
  const { title, almost } = words.screens.starting;
  return (
    <section className={styles.screen}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.sentence}>{step === null ? almost : words.startSteps[step]}</p>
    </section>
  );
}
