import type { ReactNode } from 'react';

import styles from './care-section.module.css';

interface CareSectionProps {
  readonly title: string;
  readonly means: string;
  /** How it stands now. */
  readonly state?: ReactNode;
  readonly actions: ReactNode;
  /** What came of the newest press, to be read aloud. */
  readonly children?: ReactNode;
}

/** One thing that a manager looks after: what it is, how it stands, and what may be done. */
export function CareSection({ title, means, state, actions, children }: CareSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.means}>{means}</p>
        {state}
      </div>
      {actions}
      <output className={styles.said}>{children}</output>
    </section>
  );
}

interface SaidProps {
  readonly tone: 'good' | 'alarm' | 'plain';
  readonly children: ReactNode;
}

export function Said({ tone, children }: SaidProps) {
  return <p className={tone === 'plain' ? undefined : styles[tone]}>{children}</p>;
}
