import { useEffect } from 'react';

import type { TillView } from '../../messages/views.ts';
import { moneyText } from '../../words/money.ts';
import { ActionButton } from '../components/action-button.tsx';
import { MoneyFigure } from '../components/money-figure.tsx';
import { TextField } from '../components/text-field.tsx';
import { onScannerTyping } from '../keyboard/keyboard-scanner.ts';
import { useTypingScanner } from '../keyboard/typing-scanner.ts';
import { useKeys, useTypedDigits } from '../keyboard/use-keys.ts';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import { HeldScanCard } from './held-scan-card.tsx';
import { AMOUNT_KEYS, Keypad } from './keypad.tsx';
import { useSaleDraft } from './sale-draft.ts';
import type { SaleEntryEvent } from './sale-entry.ts';
import { saleReadiness } from './sale-readiness.ts';
import { SaleState } from './sale-state.tsx';
import { useHeldUntilSeen } from './seen-first.ts';
import styles from './sale-screen.module.css';
import { amountMinorOf } from './typed-amount.ts';

/** As much as fits on the line; the till itself takes more, from callers without a screen. */
const REFERENCE_LETTERS_MAX = 32;

/** The amount, an optional reference, and Charge; a code that was scanned before it is asked about. */
export function SaleScreen({ till }: { readonly till: TillView }) {
  const words = useWords();
  const say = words.screens.sale;
  const calls = useCalls();
  const { entry, key, edit: editDraft } = useSaleDraft();
  const { heldScan } = till;
  const scannedAt = heldScan?.scannedAt ?? null;
  // Enter that was meant to charge and then scan must not send a code that nobody has seen yet.
  const mustBeSeen = useHeldUntilSeen(scannedAt === null ? null : String(scannedAt), {
    isTypedOn: true,
  });

  const amountMinor = amountMinorOf(entry);
  const money = { amountMinor, currency: till.currency };
  const { isHeard: isTypingHeard } = useTypingScanner();
  const typed = { amountMinor, failure: calls.failure, isTypingHeard };
  const readiness = saleReadiness(till, typed, words);

  function edit(event: SaleEntryEvent): void {
    // What was asked for is frozen until it is answered.
    if (!calls.pending) editDraft(event);
  }

  function charge(): void {
    const reference = entry.reference.trim();
    calls.ask('charge', {
      key,
      amountMinor,
      reference: reference === '' ? null : reference,
      heldScanAt: scannedAt,
    });
  }

  useEffect(
    () => onScannerTyping((sinceMs) => editDraft({ type: 'scannerTyped', sinceMs })),
    [editDraft],
  );
  useTypedDigits((digits, atMs) => edit({ type: 'digitsTyped', digits, atMs }));
  useKeys({ Backspace: () => edit({ type: 'lastErased' }) });

  return (
    <div className={styles.sale}>
      <div className={styles.amountSide}>
        <div className={styles.amount}>
          <div className={styles.amountHead}>
            <h1 className={styles.toPay}>{say.toPay}</h1>
            <ActionButton
              label={say.clear}
              keyName="Delete"
              look="small"
              disabled={(amountMinor === 0 && entry.reference === '') || calls.pending}
              onPress={() => edit({ type: 'cleared' })}
            />
          </div>
          <MoneyFigure money={money} faint={amountMinor === 0} />
        </div>
        <TextField
          label={say.reference}
          keyName="R"
          value={entry.reference}
          lettersMax={REFERENCE_LETTERS_MAX}
          placeholder={say.referenceHint}
          readOnly={calls.pending}
          onChange={(reference) => edit({ type: 'referenceTyped', reference })}
        />
        {heldScan !== null && <HeldScanCard held={heldScan} calls={calls} />}
        {readiness.kind !== 'asked' && <SaleState readiness={readiness} />}
      </div>
      <div className={styles.keySide}>
        <Keypad
          label={say.keypad}
          digitKeys={AMOUNT_KEYS}
          disabled={calls.pending}
          onDigits={(digits, atMs) => edit({ type: 'digitsTyped', digits, atMs })}
          onErase={() => edit({ type: 'lastErased' })}
        />
        <div className={styles.charge}>
          <ActionButton
            label={chargeLabel()}
            keyName="Enter"
            look="primary"
            disabled={!readiness.mayCharge || calls.pending}
            held={mustBeSeen}
            onPress={charge}
          />
        </div>
      </div>
    </div>
  );

  function chargeLabel(): string {
    if (heldScan === null) return say.charge;
    if (amountMinor === 0) return say.heldScan.typeAmount;
    return say.heldScan.charge(moneyText(money, words.locale));
  }
}
