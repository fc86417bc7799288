import { useState, type ReactNode } from 'react';

import type { TillView } from '../messages/views.ts';
import { clockTimeOfDay } from '../words/time.ts';
import { useRefundDraft } from './cashier/giving-back/refund-draft.ts';
import { PaymentDialog } from './cashier/payment-dialog.tsx';
import { useHeldUntilSeen } from './cashier/seen-first.ts';
import { ActionButton } from './components/action-button.tsx';
import { Shape } from './components/shape.tsx';
import tones from './components/tone.module.css';
import { useWords } from './language.ts';
import { useNavigation } from './navigation.ts';
import styles from './outcomes.module.css';
import { useMirror, useStoreZone } from './till-context.ts';
import { paymentOf, toldLook, toldName, toldNow, toldText, type Told } from './told-outcomes.ts';
import { useCalls, type Calls } from './use-calls.ts';

/**
 * What became of payments that were left open, and of money on its way back, on every place: one
 * at a time, each until somebody has seen it.
 */
export function Outcomes({ till }: { readonly till: TillView }) {
  const words = useWords();
  const calls = useCalls();
  const [shownName, setShownName] = useState<string | null>(null);
  const lookedAtId = useRefundLookedAt();
  const told = toldNow(till).filter(
    ({ refund }) => refund === null || refund.refundRequestId !== lookedAtId,
  );
  const [first] = told;
  const name = first === undefined ? null : toldName(first);
  const held = useHeldUntilSeen(name);
  if (first === undefined) return null;
  const shown = told.find((one) => toldName(one) === shownName);
  return (
    <>
      <Outcome key={name} told={first} others={told.length - 1}>
        {calls.failure !== null && <span>{words.callFailures[calls.failure]}</span>}
        <ActionButton
          label={words.outcomes.seen}
          keyName="F6"
          look="small"
          disabled={calls.pending}
          held={held}
          onPress={() => acknowledge(first, calls)}
        />
        <ActionButton
          label={words.outcomes.show}
          keyName="F7"
          look="small"
          onPress={() => setShownName(name)}
        />
      </Outcome>
      {shown !== undefined && (
        <PaymentDialog
          key={shownName}
          payment={paymentOf(shown)}
          stage={till.stage}
          onClose={() => setShownName(null)}
        />
      )}
    </>
  );
}

/** The refund whose own screen is open: what becomes of it is told there. Null: none is. */
function useRefundLookedAt(): string | null {
  const place = useNavigation((navigation) => navigation.place);
  const refundRequestId = useRefundDraft((draft) => draft.refundRequestId);
  return place === 'history' ? refundRequestId : null;
}

function acknowledge({ attempt, refund }: Told, calls: Calls): void {
  if (refund === null) {
    const { paymentRequestId, status } = attempt;
    calls.ask('acknowledge', { paymentRequestId, status });
  } else {
    const { refundRequestId, status } = refund;
    calls.ask('acknowledgeRefund', { refundRequestId, status });
  }
}

interface OutcomeProps {
  readonly told: Told;
  readonly others: number;
  readonly children: ReactNode;
}

function Outcome({ told, others, children }: OutcomeProps) {
  const words = useWords();
  const zone = useStoreZone();
  const now = useMirror(({ till }) => till?.clock.at ?? 0);
  const { sale, attempt } = told;
  const { tone, shape } = toldLook(told);
  const time = clockTimeOfDay(attempt.scannedAt, now, words.locale, zone);
  const { headline, rest, isAlarm } = toldText(told, time, words);
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
