import type { SaleView, TillView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Shape } from '../components/shape.tsx';
import { scannerAdvice } from '../components/scanner-in-use.ts';
import { words } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import styles from './show-code-screen.module.css';
import { Verdict } from './verdict.tsx';

interface ShowCodeScreenProps {
  readonly sale: SaleView;
  readonly scanners: TillView['scanners'];
}

/** The sale waits for its code: what to ask the customer, and whether the scanner can read it. */
export function ShowCodeScreen({ sale, scanners }: ShowCodeScreenProps) {
  const calls = useCalls();
  const { headline, lead, rest, back } = words.screens.showCode;
  const advice = scannerAdvice(scanners);
  return (
    <Verdict
      tone="calm"
      shape={
        <span className={styles.shape}>
          <Shape name="scanner" />
        </span>
      }
      text={advice === '' ? { headline, lead, rest } : { headline, lead: advice, rest: '' }}
      money={sale.money}
      failure={calls.failure}
      actions={
        <ActionButton
          label={back}
          keyName="Escape"
          look="outline"
          disabled={calls.pending}
          onPress={() => calls.ask('dropSale', { saleId: sale.saleId })}
        />
      }
      details={<p className={styles.reference}>{sale.reference}</p>}
    />
  );
}
