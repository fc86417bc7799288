import type { ReactNode } from 'react';

import type { VerdictLook } from '../cashier/verdict-look.ts';
import { Shape } from './shape.tsx';
import styles from './state-row.module.css';
import tones from './tone.module.css';

interface StateRowProps {
  readonly look: VerdictLook;
  /** Empty: none. */
  readonly time: string;
  readonly amount: string;
  /** How it stands, in a word or two. */
  readonly state: string;
  /** Beside the state: what it waits for. */
  readonly children?: ReactNode;
  /** What is not known is left out. */
  readonly facts: readonly (string | null)[];
  readonly id: string;
}

/** `14:32 €18.20 Table 12 · Lotus Wallet · 7F3K-42`, and how it stands. */
export function StateRow(props: StateRowProps) {
  const { look, time, amount, state, children, facts, id } = props;
  const { tone, shape, filled = false } = look;
  return (
    <div className={`${tones.tone} ${styles.row}`} data-tone={tone}>
      <span className={styles.time}>{time}</span>
      <strong className={styles.amount}>{amount}</strong>
      <span className={styles.state}>
        <Shape name={shape} filled={filled} />
        <span className={styles.stateWord}>{state}</span>
        {children}
      </span>
      <span className={styles.second}>
        <span className={styles.facts}>
          {facts.filter((fact) => fact !== null && fact !== '').join(' · ')}
        </span>
        <span className={styles.shortId}>{id}</span>
      </span>
    </div>
  );
}
