import { useEffect, useState } from 'react';

import type { SaleView, TillView } from '../../messages/views.ts';
import { CameraDialog } from '../camera/camera-dialog.tsx';
import { useCameraFound } from '../camera/camera-found.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Shape } from '../components/shape.tsx';
import { scannerAdvice, scannerInUse } from '../components/scanner-in-use.ts';
import { useTypingScanner } from '../keyboard/typing-scanner.ts';
import { useWords } from '../language.ts';
import type { ClosedAs } from '../../words/cashier-words.ts';
import { useCalls } from '../use-calls.ts';
import { useSaleDraft } from './sale-draft.ts';
import styles from './show-code-screen.module.css';
import { Verdict } from './verdict.tsx';

interface ShowCodeScreenProps {
  readonly sale: SaleView;
  readonly scanners: TillView['scanners'];
}

/** The sale waits for its code: what to ask the customer, and whether the scanner can read it. */
export function ShowCodeScreen({ sale, scanners }: ShowCodeScreenProps) {
  const words = useWords();
  const calls = useCalls();
  const { headline, lead, rest, back } = words.screens.showCode;
  const { isHeard } = useTypingScanner();
  const advice = scannerAdvice(scannerInUse(scanners, isHeard), words);
  const hasCamera = useCameraFound();
  const [isCameraOn, setCameraOn] = useState(false);
  const { clear, renewKey } = useSaleDraft();
  useEffect(renewKey, [renewKey]);
  const close = (as: ClosedAs): void =>
    calls.ask('closeSale', { saleId: sale.saleId, paymentRequestId: null, as });
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
        <>
          <ActionButton
            label={back}
            keyName="Escape"
            look="outline"
            disabled={calls.pending}
            onPress={() => close('dropped')}
          />
          {hasCamera && (
            <ActionButton
              label={words.camera.use}
              keyName="U"
              // Where no scanner works, it is what there is to do.
              look={advice === '' ? 'outline' : 'primary'}
              disabled={calls.pending}
              onPress={() => setCameraOn(true)}
            />
          )}
        </>
      }
      waysOut={
        <ActionButton
          label={words.screens.leaving.close.paidOtherwise}
          keyName="P"
          look="small"
          disabled={calls.pending}
          onPress={() => {
            // Nothing of this sale is left to be corrected.
            clear();
            close('paidOtherwise');
          }}
        />
      }
      details={<p className={styles.reference}>{sale.reference}</p>}
    >
      {isCameraOn && (
        <CameraDialog
          onRead={({ text, symbology }) => {
            setCameraOn(false);
            calls.ask('scanSeen', { text, symbology });
          }}
          onClose={() => setCameraOn(false)}
        />
      )}
    </Verdict>
  );
}
