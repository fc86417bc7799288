import type { StartFailure } from '../messages/views.ts';
import { startFailureText } from '../words/start-failure.ts';
import { ActionButton } from './components/action-button.tsx';
import { words } from './language.ts';
import styles from './start-screens.module.css';
import { useCalls } from './use-calls.ts';

/** The till cannot start: why, what to do about it, and the way to try again. */
export function StoppedScreen({ failure }: { readonly failure: StartFailure }) {
  const calls = useCalls();
  const { title, sentences } = startFailureText(failure, words);
  return (
    <section className={styles.screen}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.sentences}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <ActionButton
        label={words.screens.actions.tryAgain}
        keyName="Enter"
        look="primary"
        disabled={calls.pending}
        onPress={() => calls.ask('restartTill', null)}
      />
      {calls.failure !== null && <p>{words.callFailures[calls.failure]}</p>}
    </section>
  );
}
