import type { PaymentView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { moneyText } from '../../words/money.ts';
import { dayAndTime } from '../../words/time.ts';
import { verdictText } from '../../words/verdict.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Shape } from '../components/shape.tsx';
import tones from '../components/tone.module.css';
import { useWords } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import styles from './payment-facts.module.css';
import { verdictLook } from './verdict-look.ts';

/** Everything that may be known of one payment: its verdict, and the facts that support asks for. */
export function PaymentFacts({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const zone = useStoreZone();
  const { sale, attempt } = payment;
  const { tone, shape, filled = false } = verdictLook(attempt);
  const { headline, lead, rest } = verdictText(payment, words);
  const amount = moneyText(sale.money, words.locale);
  const facts = factsOf(payment, zone, words);
  const copied = [`${headline} · ${amount}`, ...facts.map(([name, fact]) => `${name}: ${fact}`)];
  return (
    <div className={styles.payment}>
      <div className={`${tones.tone} ${styles.head}`} data-tone={tone}>
        <Shape name={shape} filled={filled} />
        <div className={styles.titles}>
          <p className={styles.headline}>{headline}</p>
          <p className={styles.amount}>{amount}</p>
        </div>
      </div>
      {`${lead}${rest}` !== '' && (
        <p className={styles.sentences}>
          {lead !== '' && <strong>{lead} </strong>}
          {rest}
        </p>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, fact]) => (
          <div key={name} className={styles.fact}>
            <dt className={styles.name}>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.copy}>
        <CopyButton text={copied.join('\n')} />
      </div>
    </div>
  );
}

type Fact = readonly [name: string, fact: string];

/** In the order in which they happened; what is not known is left out. */
function factsOf(payment: PaymentView, zone: string | undefined, words: Catalogue): Fact[] {
  const { sale, attempt } = payment;
  const { facts: say, timesAsked } = words.screens.payment;
  const { reference } = sale;
  const { sentAt, endedAt, asked, wallet, customerMoney, resultCode, paymentId } = attempt;
  const time = (at: number): string => dayAndTime(at, words.locale, zone);
  const facts: readonly (readonly [string, string | null])[] = [
    [say.shortId, attempt.shortId],
    [say.reference, reference],
    [say.scanned, time(attempt.scannedAt)],
    [say.sent, sentAt === null ? null : time(sentAt)],
    [say.asked, asked === 0 ? null : timesAsked(asked)],
    [say.ended, endedAt === null ? null : time(endedAt)],
    [say.wallet, wallet],
    [say.customerMoney, customerMoney === null ? null : moneyText(customerMoney, words.locale)],
    [say.sale, words.report.saleStates[sale.status]],
    [say.resultCode, resultCode],
    [say.code, attempt.codeMasked === '' ? null : attempt.codeMasked],
    [say.request, attempt.paymentRequestId],
    [say.acquirerId, paymentId],
  ];
  return facts.flatMap(([name, fact]) => (fact === null ? [] : [[name, fact] as const]));
}
