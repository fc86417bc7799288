import { useEffect, useState } from 'react';

import { REASON_LENGTH_MAX, type RefundableView } from '../../../messages/refunds.ts';
import { moneyText } from '../../../words/money.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useLostFocus } from '../../components/lost-focus.ts';
import { MoneyFigure } from '../../components/money-figure.tsx';
import { onScannerTyping } from '../../keyboard/keyboard-scanner.ts';
import { useKeys, useTypedDigits } from '../../keyboard/use-keys.ts';
import { useWords } from '../../language.ts';
import { useAnswer } from '../../use-answer.ts';
import { AMOUNT_KEYS, Keypad } from '../keypad.tsx';
import { PinDialog } from '../pin-dialog.tsx';
import type { TypedAmountEvent } from '../typed-amount.ts';
import { RefundBefore } from './refund-before.tsx';
import { useRefundDraft } from './refund-draft.ts';
import { refundReadiness } from './refund-readiness.ts';
import { RefundReasons } from './refund-reasons.tsx';
import styles from './refund-screen.module.css';

interface RefundFormProps {
  readonly refundable: RefundableView;
}

/** How much goes back, and why; above the store's limit on the manager's word. */
export function RefundForm({ refundable }: RefundFormProps) {
  const words = useWords();
  const say = words.screens.refund;
  const draft = useRefundDraft();
  useLostFocus();
  const call = useAnswer('refund');
  const [isPinAsked, setPinAsked] = useState(false);
  const { sale, attempt, takesParts, leftMinor, formerAcquirer } = refundable;
  const { amountMinor, reason, needsPin, hindrance } = refundReadiness(draft, refundable, words);
  const money = { ...sale.money, amountMinor };
  const amount = moneyText(money, words.locale);
  const failure = call.answer?.ok === false ? call.answer.failure : null;
  // What is wrong with the PIN is said where it is typed.
  const failureHere = isPinAsked ? null : failure;
  const { type } = draft;

  // What was asked for is frozen until it is answered.
  function edit(event: TypedAmountEvent): void {
    if (takesParts && !call.isPending) type(event);
  }

  function give(pin: string | null): void {
    const { key, ask } = draft;
    const { paymentRequestId } = attempt;
    call.ask({ key, paymentRequestId, amountMinor, reason, pin }, (answer) => {
      if (answer.ok) ask(answer.result.refundRequestId);
    });
  }

  useEffect(() => onScannerTyping((sinceMs) => type({ type: 'scannerTyped', sinceMs })), [type]);
  useTypedDigits((digits, atMs) => edit({ type: 'digitsTyped', digits, atMs }));
  useKeys({ Backspace: () => edit({ type: 'lastErased' }) });

  return (
    <div className={styles.refund}>
      <div className={styles.what}>
        <RefundBefore refundable={refundable} />
        <div className={styles.amount}>
          <div className={styles.amountHead}>
            <h2 className={styles.label}>{say.amount}</h2>
            {takesParts && (
              <ActionButton
                label={say.whole}
                keyName="Delete"
                look="small"
                disabled={draft.typed.digits === '' || call.isPending}
                onPress={() => edit({ type: 'cleared' })}
              />
            )}
          </div>
          <MoneyFigure money={money} />
          <p className={styles.left}>
            {formerAcquirer === null &&
              say.left(
                moneyText({ ...sale.money, amountMinor: leftMinor }, words.locale),
                moneyText(sale.money, words.locale),
              )}{' '}
            {!takesParts && say.onlyWhole}
          </p>
        </div>
        <RefundReasons isFrozen={call.isPending} lettersMax={REASON_LENGTH_MAX} />
      </div>
      <div className={styles.how}>
        {takesParts && (
          <Keypad
            label={say.amount}
            digitKeys={AMOUNT_KEYS}
            disabled={call.isPending}
            onDigits={(digits, atMs) => edit({ type: 'digitsTyped', digits, atMs })}
            onErase={() => edit({ type: 'lastErased' })}
          />
        )}
        <p className={styles.hindrance} role="alert" data-failed={failureHere !== null}>
          {failureHere === null ? hindrance : words.callFailures[failureHere]}
        </p>
        <div className={styles.give}>
          <ActionButton
            label={say.confirm(amount)}
            keyName="Enter"
            look="primary"
            disabled={hindrance !== null || call.isPending}
            onPress={() => (needsPin ? setPinAsked(true) : give(null))}
          />
          <ActionButton
            label={say.back}
            keyName="Escape"
            look="outline"
            disabled={call.isPending}
            onPress={draft.close}
          />
        </div>
      </div>
      {isPinAsked && (
        <PinDialog
          title={words.screens.manager.refund.title}
          confirm={say.confirm(amount)}
          isPending={call.isPending}
          failure={failure}
          onConfirm={give}
          onBack={() => setPinAsked(false)}
        >
          <p>{words.screens.manager.refund.means(amount)}</p>
        </PinDialog>
      )}
    </div>
  );
}
