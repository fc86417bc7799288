import type { HeldScanView } from '../../messages/views.ts';
import { secondsUntil } from '../../words/time.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useTillTime } from '../till-context.ts';
import type { Calls } from '../use-calls.ts';
import styles from './held-scan-card.module.css';

interface HeldScanCardProps {
  readonly held: HeldScanView;
  readonly calls: Calls;
}

/** The code that was scanned before Charge: how long it lives, and how to be rid of it. */
export function HeldScanCard({ held, calls }: HeldScanCardProps) {
  const say = useWords().screens.sale.heldScan;
  const seconds = secondsUntil(held.diesAt, useTillTime());
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        <p className={styles.title} role="timer">
          {say.title(seconds)}
        </p>
        <p>{say.code(held.codeMasked)}</p>
      </div>
      <ActionButton
        label={say.forget}
        keyName="F"
        look="small"
        disabled={calls.pending}
        onPress={() => calls.ask('forgetScan', { heldScanAt: held.scannedAt })}
      />
    </div>
  );
}
