import type { RefundableView } from '../../../messages/refunds.ts';
import { moneyText } from '../../../words/money.ts';
import { clockTimeOfDay } from '../../../words/time.ts';
import { useWords } from '../../language.ts';
import { useMirror, useStoreZone } from '../../till-context.ts';
import styles from './refund-screen.module.css';

/** As many as stand beside the amount; the history lists them all. */
const SHOWN_MAX = 3;

/** Which payment it is, and what was given back of it already. */
export function RefundBefore({ refundable }: { readonly refundable: RefundableView }) {
  const words = useWords();
  const say = words.screens.refund;
  const zone = useStoreZone();
  const now = useMirror(({ till }) => till?.clock.at ?? 0);
  const { sale, attempt, refunds } = refundable;
  const time = (at: number): string => clockTimeOfDay(at, now, words.locale, zone);
  const facts = [
    time(attempt.scannedAt),
    moneyText(sale.money, words.locale),
    attempt.wallet,
    sale.reference,
    attempt.shortId,
  ];
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{say.title}</h1>
      <p className={styles.payment}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {refunds.length > 0 && (
        <p className={styles.before}>
          {say.before}{' '}
          {refunds
            .slice(-SHOWN_MAX)
            .map(({ money, status, requestedAt }) =>
              [moneyText(money, words.locale), say.states[status], time(requestedAt)].join(' · '),
            )
            .join('; ')}
        </p>
      )}
    </header>
  );
}
