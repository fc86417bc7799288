import { useState, type ReactNode } from 'react';

import type { PaymentView, TillView } from '../messages/views.ts';
import { outcomeText } from '../words/outcome.ts';
import { clockTimeOfDay } from '../words/time.ts';
import { PaymentDialog } from './cashier/payment-dialog.tsx';
import { useHeldUntilSeen } from './cashier/seen-first.ts';
import { verdictLook } from './cashier/verdict-look.ts';
import { ActionButton } from './components/action-button.tsx';
import { Shape } from './components/shape.tsx';
import tones from './components/tone.module.css';
import { useWords } from './language.ts';
import styles from './outcomes.module.css';
import { useMirror, useStoreZone } from './till-context.ts';
import { useCalls } from './use-calls.ts';

/**
 * What became of payments that were left open, on every place: the oldest first, each until
 * somebody has seen it.
 */
export function Outcomes({ till }: { readonly till: TillView }) {
  const words = useWords();
  const calls = useCalls();
  const [shownId, setShownId] = useState<string | null>(null);
  const [oldest] = till.outcomes;
  const name = oldest === undefined ? null : outcomeName(oldest);
  const held = useHeldUntilSeen(name);
  if (oldest === undefined) return null;
  const { paymentRequestId, status } = oldest.attempt;
  const shown = till.outcomes.find(({ attempt }) => attempt.paymentRequestId === shownId);
  return (
    <>
      <Outcome key={name} payment={oldest} others={till.outcomes.length - 1}>
        {calls.failure !== null && <span>{words.callFailures[calls.failure]}</span>}
        <ActionButton
          label={words.outcomes.seen}
          keyName="F6"
          look="small"
          disabled={calls.pending}
          held={held}
          onPress={() => calls.ask('acknowledge', { paymentRequestId, status })}
        />
        <ActionButton
          label={words.outcomes.show}
          keyName="F7"
          look="small"
          onPress={() => setShownId(paymentRequestId)}
        />
      </Outcome>
      {shown !== undefined && (
        <PaymentDialog payment={shown} stage={till.stage} onClose={() => setShownId(null)} />
      )}
    </>
  );
}

interface OutcomeProps {
  readonly payment: PaymentView;
  readonly others: number;
  readonly children: ReactNode;
}

function Outcome({ payment, others, children }: OutcomeProps) {
  const words = useWords();
  const zone = useStoreZone();
  const now = useMirror(({ till }) => till?.clock.at ?? 0);
  const { sale, attempt } = payment;
  const { tone, shape } = verdictLook(attempt);
  const time = clockTimeOfDay(attempt.scannedAt, now, words.locale, zone);
  const { headline, rest, isAlarm } = outcomeText(payment, time, words);
  const facts = [sale.reference, attempt.shortId].filter((fact) => fact !== null).join(' · ');
  return (
    <aside
      className={`${tones.tone} ${styles.strip}`}
      data-tone={tone}
      data-alarm={isAlarm}
      aria-label={words.outcomes.label}
    >
      <span className={styles.shape}>
        <Shape name={shape} />
      </span>
      <div className={styles.text}>
        <p>
          <strong className={styles.headline}>{headline}</strong>{' '}
          {others > 0 && <span className={styles.others}>{words.outcomes.more(others)}</span>}
        </p>
        <p>
          {rest !== '' && `${rest} `}
          <span className={styles.facts}>{facts}</span>
        </p>
      </div>
      <div className={styles.actions}>{children}</div>
    </aside>
  );
}

/** Another one when the same payment has come to something else. */
export function outcomeName({ attempt }: PaymentView): string {
  return `${attempt.paymentRequestId} ${attempt.status}`;
}
