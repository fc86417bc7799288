import { useEffect, useReducer, useRef, useState } from 'react';

import type { TillView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { MoneyFigure } from '../components/money-figure.tsx';
import { onBurst } from '../keyboard/burst-guard.ts';
import { useKeys, type KeyActions } from '../keyboard/use-keys.ts';
import { words } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import { Keypad } from './keypad.tsx';
import {
  amountMinorOf,
  emptySaleEntry,
  saleEntryAfter,
  type SaleEntryEvent,
} from './sale-entry.ts';
import { saleReadiness } from './sale-readiness.ts';
import { SaleState } from './sale-state.tsx';
import styles from './sale-screen.module.css';

/** As much as fits on the line; the till itself takes more, from callers without a screen. */
const REFERENCE_LETTERS_MAX = 32;

const say = words.screens.sale;

/** The amount, an optional reference, and Charge. */
export function SaleScreen({ till }: { readonly till: TillView }) {
  const calls = useCalls();
  const [entry, dispatch] = useReducer(saleEntryAfter, emptySaleEntry);
  // The same key is the same sale: it changes with what is typed, not with the presses.
  const [saleKey, setSaleKey] = useState(() => crypto.randomUUID());
  const referenceField = useRef<HTMLInputElement>(null);

  const amountMinor = amountMinorOf(entry);
  const { burstLeftOut } = entry;
  const readiness = saleReadiness(till, { amountMinor, burstLeftOut, failure: calls.failure });

  function edit(event: SaleEntryEvent): void {
    // What was asked for is frozen until it is answered.
    if (calls.pending) return;
    dispatch(event);
    setSaleKey(crypto.randomUUID());
  }

  function charge(): void {
    const reference = entry.reference.trim();
    calls.ask('charge', {
      key: saleKey,
      amountMinor,
      reference: reference === '' ? null : reference,
    });
  }

  useEffect(() => onBurst((sinceMs) => dispatch({ type: 'burstSeen', sinceMs })), []);
  useKeys({
    ...digitKeys((digits, atMs) => edit({ type: 'digitsTyped', digits, atMs })),
    Backspace: () => edit({ type: 'lastErased' }),
    R: () => referenceField.current?.focus(),
    Escape: () => referenceField.current?.blur(),
  });

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
              disabled={amountMinor === 0 || calls.pending}
              onPress={() => edit({ type: 'cleared' })}
            />
          </div>
          <MoneyFigure money={{ amountMinor, currency: till.currency }} faint={amountMinor === 0} />
        </div>
        <label className={styles.reference}>
          <span className={styles.referenceLabel}>{say.reference}</span>
          <input
            ref={referenceField}
            className={styles.referenceField}
            value={entry.reference}
            maxLength={REFERENCE_LETTERS_MAX}
            placeholder={say.referenceHint}
            readOnly={calls.pending}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) =>
              edit({
                type: 'referenceTyped',
                reference: event.target.value,
                atMs: event.timeStamp,
              })
            }
          />
          <KeyCap name="R" />
        </label>
        <SaleState readiness={readiness} />
      </div>
      <div className={styles.keySide}>
        <Keypad
          disabled={calls.pending}
          onDigits={(digits, atMs) => edit({ type: 'digitsTyped', digits, atMs })}
          onErase={() => edit({ type: 'lastErased' })}
        />
        <div className={styles.charge}>
          <ActionButton
            label={say.charge}
            keyName="Enter"
            look="primary"
            disabled={!readiness.mayCharge || calls.pending}
            onPress={charge}
          />
        </div>
      </div>
    </div>
  );
}

function digitKeys(type: (digit: string, atMs: number) => void): KeyActions {
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
  return Object.fromEntries(
    digits.map((digit) => [digit, (event: KeyboardEvent) => type(digit, event.timeStamp)]),
  );
}
