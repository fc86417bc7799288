import type { DayView } from '../../messages/day.ts';
import { clockTimeWithSeconds, dayInWords } from '../../words/time.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import styles from './day-heading.module.css';

const HOUR_MS = 3_600_000;

interface DayHeadingProps {
  readonly day: DayView;
  /** Null: the day that is going on, also when that becomes another one. */
  readonly onGoTo: (businessDay: string | null) => void;
}

/** Which day it is, from when to when in whose time, and the ways to other days. */
export function DayHeading({ day, onGoTo }: DayHeadingProps) {
  const words = useWords();
  const say = words.screens.day;
  const { businessDay, zone, cutOff, startsAt, endsAt, readAt, today, earlier, later } = day;
  const hours = (endsAt - startsAt) / HOUR_MS;
  const readTime = clockTimeWithSeconds(readAt, words.locale, zone);
  return (
    <header className={styles.heading}>
      <div className={styles.words}>
        <h1 className={styles.title}>{dayInWords(businessDay, words.locale)}</h1>
        <p className={styles.bounds}>
          {say.bounds(zone, cutOff, hours)} · {say.readAt(readTime)}
        </p>
      </div>
      <div className={styles.ways}>
        <ActionButton
          label={say.earlier}
          keyName="PageUp"
          look="small"
          disabled={earlier === null}
          onPress={() => onGoTo(earlier)}
        />
        <ActionButton
          label={say.today}
          keyName="T"
          look="small"
          disabled={businessDay === today}
          onPress={() => onGoTo(null)}
        />
        <ActionButton
          label={say.later}
          keyName="PageDown"
          look="small"
          disabled={later === null && businessDay === today}
          onPress={() => onGoTo(later === today ? null : later)}
        />
      </div>
    </header>
  );
}
