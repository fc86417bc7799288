import { useRef } from 'react';

import type { PaymentView, SameCustomerView } from '../../messages/views.ts';
import { moneyText } from '../../words/money.ts';
import { clockTime } from '../../words/time.ts';
import { verdictText } from '../../words/verdict.ts';
import { ActionButton } from '../components/action-button.tsx';
import { ChoiceButton } from '../components/choice-button.tsx';
import { Shape } from '../components/shape.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useWords } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import { useCalls } from '../use-calls.ts';
import styles from './same-customer-screen.module.css';
import { useHeldUntilSeen } from './seen-first.ts';
import { verdictLook } from './verdict-look.ts';

/** Digits may be the next amount's. The arrows reach the matches beyond these. */
const MATCH_KEYS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];

/**
 * Before a sale that may be an unresolved one again: nothing is charged by Enter alone, and
 * whoever says that it is the same customer finds the payment that there is.
 */
export function SameCustomerScreen({ question }: { readonly question: SameCustomerView }) {
  const words = useWords();
  const say = words.screens.sameCustomer;
  const calls = useCalls();
  const held = useHeldUntilSeen(question.key);
  const list = useRef<HTMLUListElement>(null);
  const { key, money, reference, matches } = question;
  useKeys({
    ArrowDown: () => moveFocus(list.current, 1),
    ArrowUp: () => moveFocus(list.current, -1),
  });
  return (
    <section className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{say.title}</h1>
        <p className={styles.newSale}>
          {[say.newSale, moneyText(money, words.locale), reference].filter(isSaid).join(' · ')}
        </p>
        <p className={styles.lead}>{say.lead}</p>
      </header>
      <div className={styles.matches}>
        <h2 className={styles.label}>{say.matches(matches.length)}</h2>
        <ul ref={list} className={styles.list}>
          {matches.map((payment, index) => (
            <li key={payment.attempt.paymentRequestId}>
              <ChoiceButton
                keyName={MATCH_KEYS[index] ?? null}
                disabled={calls.pending}
                held={held}
                onPress={() => calls.ask('takeBack', { saleId: payment.sale.saleId })}
              >
                <Match payment={payment} />
              </ChoiceButton>
            </li>
          ))}
        </ul>
      </div>
      <footer className={styles.foot}>
        {calls.failure !== null && (
          <p className={styles.failure}>{words.callFailures[calls.failure]}</p>
        )}
        <ActionButton
          label={words.screens.leaving.back}
          keyName="Escape"
          look="outline"
          disabled={calls.pending}
          onPress={() => calls.ask('withdrawCharge', { key })}
        />
        <ActionButton
          label={say.another}
          keyName="N"
          look="outline"
          disabled={calls.pending}
          held={held}
          onPress={() => calls.ask('chargeAnyway', { key })}
        />
      </footer>
    </section>
  );
}

/** `12:41 · €18.20 · Table 12 · 7F3K-42`, and how it stands. */
function Match({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const zone = useStoreZone();
  const { sale, attempt } = payment;
  const { headline, lead } = verdictText(payment, words);
  return (
    <span className={styles.match}>
      <span className={styles.facts}>
        <span>{clockTime(attempt.scannedAt, words.locale, zone)}</span>
        <strong>{moneyText(sale.money, words.locale)}</strong>
        {sale.reference !== null && <span>{sale.reference}</span>}
        <span className={styles.shortId}>{attempt.shortId}</span>
      </span>
      <span className={styles.state}>
        <Shape name={verdictLook(attempt).shape} />
        <span>
          {sale.status === 'open' || sale.status === 'paid' ? headline : `${headline} · ${lead}`}
        </span>
      </span>
    </span>
  );
}

/** From outside the list the arrows go to its first or last payment. */
function moveFocus(list: HTMLUListElement | null, by: 1 | -1): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  const focused = buttons.findIndex((button) => button === document.activeElement);
  const place = focused === -1 ? (by === 1 ? 0 : buttons.length - 1) : focused + by;
  buttons[place]?.focus();
}

function isSaid(text: string | null): text is string {
  return text !== null;
}
