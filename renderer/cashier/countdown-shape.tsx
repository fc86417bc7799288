import { secondsUntil } from '../../words/time.ts';
import { Shape } from '../components/shape.tsx';
import { useWords } from '../language.ts';
import { useTillTime } from '../till-context.ts';
import styles from './countdown-shape.module.css';
import type { Countdown, VerdictLook } from './verdict-look.ts';

interface CountdownShapeProps {
  readonly look: VerdictLook;
  readonly countdown: Countdown;
}

/** The verdict's shape, its ring draining with the time, and the seconds set into the ring. */
export function CountdownShape({ look, countdown }: CountdownShapeProps) {
  const words = useWords();
  const { fromAt, untilAt } = countdown;
  const now = useTillTime();
  const left = Math.min(1, Math.max(0, (untilAt - now) / Math.max(1, untilAt - fromAt)));
  const seconds = secondsUntil(untilAt, now);
  return (
    <div className={styles.countdown} role="timer">
      <Shape name={look.shape} left={left} />
      {seconds > 0 && (
        <span className={styles.seconds}>{words.screens.details.secondsLeft(seconds)}</span>
      )}
    </div>
  );
}
