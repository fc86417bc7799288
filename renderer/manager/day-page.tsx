import { useRef, useState } from 'react';

import type { DayView, PaymentGroup } from '../../messages/day.ts';
import { PAYMENT_GROUPS } from '../../messages/day.ts';
import type { CallFailure } from '../../messages/failures.ts';
import type { TillView } from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { useWords } from '../language.ts';
import { DayExport } from './day-export.tsx';
import { DayFigures } from './day-figures.tsx';
import { DayHeading } from './day-heading.tsx';
import styles from './day-page.module.css';
import { DayPayments } from './day-payments.tsx';
import { DayPicture } from './day-picture.tsx';
import { GROUP_KEYS } from './group-keys.ts';
import { useDay } from './use-day.ts';

/** One trading day: the picture first, then the payments behind every figure. */
export function DayPage({ till }: { readonly till: TillView }) {
  const say = useWords().screens.day;
  const { day, failure, readAgain, goTo } = useDay();
  return (
    <div className={styles.page}>
      {failure !== null && <NotRead failure={failure} isOlder={day !== null} onAgain={readAgain} />}
      {day === null ? (
        failure === null && <output className={styles.reading}>{say.reading}</output>
      ) : (
        <Day till={till} day={day} onGoTo={goTo} />
      )}
    </div>
  );
}

interface DayProps {
  readonly till: TillView;
  readonly day: DayView;
  readonly onGoTo: (businessDay: string | null) => void;
}

function Day({ till, day, onGoTo }: DayProps) {
  const say = useWords().screens.day;
  const [group, setGroup] = useState<PaymentGroup>('all');
  const payments = useRef<HTMLElement>(null);
  const { businessDay, totals, zone, readAt } = day;

  function showGroup(shown: PaymentGroup): void {
    setGroup(shown);
    payments.current?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <>
      <DayHeading day={day} onGoTo={onGoTo} />
      {totals.map((sums) => (
        <section key={sums.currency} className={styles.currency}>
          {totals.length > 1 && <h2 className={styles.name}>{say.figures(sums.currency)}</h2>}
          <DayFigures totals={sums} onShow={showGroup} />
          <DayPicture totals={sums} zone={zone} readAt={readAt} />
        </section>
      ))}
      <section ref={payments} className={styles.payments}>
        <div className={styles.filters}>
          <ChoiceBar
            label={say.groupsLabel}
            isLabelHidden
            choices={PAYMENT_GROUPS.map((name) => ({
              name,
              label: say.groups[name],
              keyName: GROUP_KEYS[name],
            }))}
            chosen={group}
            onChoose={showGroup}
          />
        </div>
        <DayPayments
          key={`${businessDay} ${group}`}
          till={till}
          within={{ businessDay, only: group }}
        >
          <DayExport key={businessDay} businessDay={businessDay} />
        </DayPayments>
      </section>
    </>
  );
}

interface NotReadProps {
  readonly failure: CallFailure;
  /** Something that was read before is still shown. */
  readonly isOlder: boolean;
  readonly onAgain: () => void;
}

function NotRead({ failure, isOlder, onAgain }: NotReadProps) {
  const words = useWords();
  return (
    <div className={styles.notRead} role="alert">
      <p>
        {words.callFailures[failure]} {isOlder && words.screens.day.olderFigures}
      </p>
      <ActionButton
        label={words.screens.actions.tryAgain}
        keyName="A"
        look="small"
        onPress={onAgain}
      />
    </div>
  );
}
