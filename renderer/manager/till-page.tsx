import type { TillView } from '../../messages/views.ts';
import { BackupCare } from './backup-care.tsx';
import { JournalCheck } from './journal-check.tsx';
import { PinCare } from './pin-care.tsx';
import styles from './till-page.module.css';

/** What the till keeps and who may allow what: the journal, the backups, the PIN. */
export function TillPage({ till }: { readonly till: TillView }) {
  const { zone } = till;
  return (
    <div className={styles.page}>
      <JournalCheck />
      <BackupCare zone={zone} />
      <PinCare zone={zone} />
    </div>
  );
}
