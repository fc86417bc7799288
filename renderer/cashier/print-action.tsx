import type { PrintingView, SlipSubject } from '../../messages/printing.ts';
import { printStateText } from '../../words/printing.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useMirror } from '../till-context.ts';
import { useCalls } from '../use-calls.ts';
import styles from './print-action.module.css';
import { newestPrintOf } from './print-jobs.ts';

interface PrintActionProps {
  readonly about: SlipSubject;
  /** A receipt is of a payment that went through; all else is a slip. */
  readonly label: 'receipt' | 'slip';
  readonly look?: 'outline' | 'small';
  /** How far it is stands elsewhere on the screen, so that no button moves under a finger. */
  readonly isStateApart?: boolean;
}

const NO_PRINTING: PrintingView = { printer: null, jobs: [] };

function usePrinting(): PrintingView {
  return useMirror(({ till }) => till?.printing ?? NO_PRINTING);
}

/** Whether anything is said of printing: a printer is configured. */
export function useHasPrinter(): boolean {
  return usePrinting().printer !== null;
}

/**
 * A slip of this payment or refund, and in words how far it is. It has its own calls: nothing
 * else on the screen waits for paper. Where no printer is configured, nothing is said of one.
 */
export function PrintAction(props: PrintActionProps) {
  const { about, label, look = 'outline', isStateApart = false } = props;
  const words = useWords();
  const calls = useCalls();
  const { printer, jobs } = usePrinting();
  if (printer === null) return null;
  const job = newestPrintOf(about, jobs);
  const say = words.printing;
  const isPrinted = job?.status === 'printed' || job?.status === 'sent';
  return (
    <div className={styles.print}>
      <ActionButton
        label={isPrinted ? say.copy : say[label]}
        keyName="R"
        look={look}
        disabled={calls.pending || job?.status === 'printing'}
        onPress={() => calls.ask('printSlip', { about, language: words.locale })}
      />
      {calls.failure !== null && (
        <p className={styles.state}>{words.callFailures[calls.failure]}</p>
      )}
      {!isStateApart && <PrintState about={about} />}
    </div>
  );
}

/** How far the newest slip of it is; empty: none was asked for lately. */
export function PrintState({ about }: { readonly about: SlipSubject }) {
  const words = useWords();
  const { printer, jobs } = usePrinting();
  const job = printer === null ? null : newestPrintOf(about, jobs);
  return <output className={styles.state}>{job !== null && printStateText(job, words)}</output>;
}
