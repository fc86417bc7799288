import type { AttemptView, SaleView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { clockTimeWithSeconds } from '../../words/time.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useWords } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import styles from './attempt-details.module.css';

interface AttemptDetailsProps {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  readonly nextSaleSeconds: number | null;
}

/** What support will ask for: two small lines, and all of it to copy. */
export function AttemptDetails({ sale, attempt, nextSaleSeconds }: AttemptDetailsProps) {
  const words = useWords();
  const zone = useStoreZone();
  const say = words.screens.details;
  const time = (at: number): string => clockTimeWithSeconds(at, words.locale, zone);
  const title = [say.payment(attempt.shortId), sale.reference].filter(isSaid).join(' · ');
  return (
    <div
      className={styles.details}
      data-numbers={attempt.status === 'needsAttention' ? 'above' : undefined}
    >
      <div className={styles.lines}>
        <p className={styles.line}>{title}</p>
        <p className={styles.line}>
          {nextSaleSeconds === null
            ? whatHappened(attempt, say, time)
            : say.nextSaleIn(nextSaleSeconds)}
        </p>
      </div>
      <CopyButton text={copiedText(sale, attempt, say, time)} />
    </div>
  );
}

/** The numbers to quote, large enough to be read out on the telephone. */
export function AttentionNumbers({ attempt }: { readonly attempt: AttemptView }) {
  const words = useWords();
  const zone = useStoreZone();
  const say = words.screens.details;
  const time = (at: number): string => clockTimeWithSeconds(at, words.locale, zone);
  const { shortId, paymentRequestId, paymentId } = attempt;
  return (
    <div className={styles.numbers}>
      <p>{say.payment(shortId)}</p>
      <p>{say.request(paymentRequestId)}</p>
      {paymentId !== null && <p>{say.acquirerId(paymentId)}</p>}
      <output className={styles.checked}>{whatHappened(attempt, say, time)}</output>
    </div>
  );
}

type DetailWords = Catalogue['screens']['details'];
/** Writes an instant as the store's clock showed it. */
type Time = (at: number) => string;

function whatHappened(attempt: AttemptView, say: DetailWords, time: Time): string {
  const { resultCode, endedAt, asked, sentAt } = attempt;
  const line =
    endedAt === null
      ? [
          sentAt === null ? null : say.sentAt(time(sentAt)),
          asked > 0 ? say.asked(asked) : null,
          resultCode,
        ]
      : [resultCode, time(endedAt)];
  return line.filter(isSaid).join(' · ');
}

/** Plain lines, for an e-mail to support. */
function copiedText(sale: SaleView, attempt: AttemptView, say: DetailWords, time: Time): string {
  const { paymentId, sentAt, endedAt } = attempt;
  const lines = [
    say.payment(attempt.shortId),
    sale.reference,
    say.request(attempt.paymentRequestId),
    paymentId === null ? null : say.acquirerId(paymentId),
    say.code(attempt.codeMasked),
    sentAt === null ? null : say.sentAt(time(sentAt)),
    attempt.status,
    attempt.resultCode,
    endedAt === null ? null : time(endedAt),
  ];
  return lines.filter(isSaid).join('\n');
}

function isSaid(text: string | null): text is string {
  return text !== null && text !== '';
}
