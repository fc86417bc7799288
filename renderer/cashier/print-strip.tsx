import type { PrintingView } from '../../messages/printing.ts';
import { printAskText } from '../../words/printing.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import { asking } from './print-jobs.ts';
import styles from './print-strip.module.css';
import { useHeldUntilSeen } from './seen-first.ts';

/**
 * Slips that are not printed by themselves any more, one at a time and quietly, on every place:
 * nobody has to answer before the next customer.
 */
export function PrintStrip({ printing }: { readonly printing: PrintingView }) {
  const words = useWords();
  const calls = useCalls();
  const say = words.printing.asks;
  const jobs = printing.printer === null ? [] : asking(printing.jobs);
  const [job] = jobs;
  const held = useHeldUntilSeen(job?.jobId ?? null);
  if (job === undefined) return null;
  const { jobId, status } = job;
  const { headline, rest } = printAskText(job, words);
  const isUnknown = status === 'notKnown';
  return (
    <aside className={styles.strip} aria-label={say.label}>
      <div className={styles.text}>
        <p>
          <strong>{headline}</strong> {jobs.length > 1 && say.more(jobs.length - 1)}
        </p>
        {rest !== '' && <p>{rest}</p>}
        {calls.failure !== null && <p>{words.callFailures[calls.failure]}</p>}
      </div>
      <div className={styles.actions}>
        <ActionButton
          label={isUnknown ? say.printCopy : say.printNow}
          keyName="F10"
          look="small"
          disabled={calls.pending}
          held={held}
          onPress={() => calls.ask('retryPrint', { jobId })}
        />
        <ActionButton
          label={isUnknown ? say.leave : say.drop}
          keyName="F11"
          look="small"
          disabled={calls.pending}
          held={held}
          onPress={() => calls.ask('dropPrints', { jobIds: [jobId] })}
        />
        {jobs.length > 1 && (
          <ActionButton
            label={say.dropAll(jobs.length)}
            keyName="F12"
            look="small"
            disabled={calls.pending}
            held={held}
            onPress={() => calls.ask('dropPrints', { jobIds: jobs.map((one) => one.jobId) })}
          />
        )}
      </div>
    </aside>
  );
}
