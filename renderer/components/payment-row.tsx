import type { PaymentView } from '../../messages/views.ts';
import { moneyText } from '../../words/money.ts';
import { clockTimeOfDay } from '../../words/time.ts';
import { countdownOf, verdictLook } from '../cashier/verdict-look.ts';
import { useWords } from '../language.ts';
import { useSecondsUntil, useStoreZone, useTill } from '../till-context.ts';
import styles from './payment-row.module.css';
import { Shape } from './shape.tsx';
import tones from './tone.module.css';

/** `14:32 €18.20 Table 12 · Lotus Wallet · 7F3K-42`, and how it stands. */
export function PaymentRow({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const zone = useStoreZone();
  const { mirror } = useTill();
  const { sale, attempt } = payment;
  const { tone, shape, filled = false } = verdictLook(attempt);
  const countdown = countdownOf(attempt);
  const now = mirror.getState().till?.clock.at ?? attempt.scannedAt;
  const { paymentStates, saleStates } = words.report;
  const isClosed = sale.status === 'paidOtherwise' || sale.status === 'dropped';
  const facts = [sale.reference, attempt.wallet, isClosed ? saleStates[sale.status] : null];
  return (
    <div className={`${tones.tone} ${styles.row}`} data-tone={tone}>
      <span className={styles.time}>
        {clockTimeOfDay(attempt.scannedAt, now, words.locale, zone)}
      </span>
      <strong className={styles.amount}>{moneyText(sale.money, words.locale)}</strong>
      <span className={styles.state}>
        <Shape name={shape} filled={filled} />
        <span className={styles.stateWord}>{paymentStates[attempt.status]}</span>
        {countdown !== null && <SecondsLeft untilAt={countdown.untilAt} />}
      </span>
      <span className={styles.second}>
        <span className={styles.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
        <span className={styles.shortId}>{attempt.shortId}</span>
      </span>
    </div>
  );
}

function SecondsLeft({ untilAt }: { readonly untilAt: number }) {
  const words = useWords();
  const seconds = useSecondsUntil(untilAt);
  if (seconds === 0) return null;
  return <span className={styles.seconds}>{words.screens.details.secondsLeft(seconds)}</span>;
}
