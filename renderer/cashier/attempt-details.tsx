import type { AttemptView, SaleView } from '../../messages/views.ts';
import { clockTimeWithSeconds } from '../../words/time.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { words } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import styles from './attempt-details.module.css';

const say = words.screens.details;

/** Of the store; undefined: the machine's own. */
type Zone = string | undefined;

interface AttemptDetailsProps {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  readonly nextSaleSeconds: number | null;
}

/** What support will ask for: two small lines, and all of it to copy. */
export function AttemptDetails({ sale, attempt, nextSaleSeconds }: AttemptDetailsProps) {
  const zone = useStoreZone();
  const title = [say.payment(attempt.shortId), sale.reference].filter(isSaid).join(' · ');
  return (
    <div className={styles.details}>
      <div className={styles.lines}>
        <p className={styles.line}>{title}</p>
        <p className={styles.line}>
          {nextSaleSeconds === null ? whatHappened(attempt, zone) : say.nextSaleIn(nextSaleSeconds)}
        </p>
      </div>
      <CopyButton text={copiedText(sale, attempt, zone)} />
    </div>
  );
}

/** The numbers to quote, large enough to be read out on the telephone. */
export function AttentionNumbers({ attempt }: { readonly attempt: AttemptView }) {
  const { shortId, paymentRequestId, paymentId } = attempt;
  return (
    <div className={styles.numbers}>
      <p>{say.payment(shortId)}</p>
      <p>{say.request(paymentRequestId)}</p>
      {paymentId !== null && <p>{say.acquirerId(paymentId)}</p>}
    </div>
  );
}

function whatHappened(attempt: AttemptView, zone: Zone): string {
  const { resultCode, endedAt, asked, sentAt } = attempt;
  const line =
    endedAt === null
      ? [sent(sentAt, zone), asked > 0 ? say.asked(asked) : null, resultCode]
      : [resultCode, clockTimeWithSeconds(endedAt, words.locale, zone)];
  return line.filter(isSaid).join(' · ');
}

function sent(sentAt: number | null, zone: Zone): string | null {
  return sentAt === null ? null : say.sentAt(clockTimeWithSeconds(sentAt, words.locale, zone));
}

/** Plain lines, for an e-mail to support. */
function copiedText(sale: SaleView, attempt: AttemptView, zone: Zone): string {
  const lines = [
    say.payment(attempt.shortId),
    sale.reference,
    say.request(attempt.paymentRequestId),
    attempt.paymentId === null ? null : say.acquirerId(attempt.paymentId),
    say.code(attempt.codeMasked),
    sent(attempt.sentAt, zone),
    attempt.status,
    attempt.resultCode,
    attempt.endedAt === null ? null : clockTimeWithSeconds(attempt.endedAt, words.locale, zone),
  ];
  return lines.filter(isSaid).join('\n');
}

function isSaid(text: string | null): text is string {
  return text !== null && text !== '';
}
