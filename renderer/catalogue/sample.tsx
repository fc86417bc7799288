import type { ReactNode } from 'react';

import styles from './catalogue-page.module.css';

interface SampleProps {
  /** The component's own name, as it is written in code. */
  readonly name: string;
  readonly children: ReactNode;
}

/** One component, named, with its states beside each other. */
export function Sample({ name, children }: SampleProps) {
  return (
    <section className={styles.sample} aria-label={name}>
      <h2 className={styles.name}>{name}</h2>
      <div className={styles.states}>{children}</div>
    </section>
  );
}
