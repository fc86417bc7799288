import { useEffect, useRef, type ReactNode } from 'react';

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
  const said = useBroughtIntoView();
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.means}>{means}</p>
        {state}
      </div>
      {actions}
      <output ref={said} className={styles.said}>
        {children}
      </output>
    </section>
  );
}

/** What is said may be below the window's edge, where nobody would know of it. */
function useBroughtIntoView() {
  const said = useRef<HTMLOutputElement>(null);
  const before = useRef('');
  // With each drawing: what stands above it may grow after it was said.
  useEffect(() => {
    const { textContent: text = '', offsetTop = 0 } = said.current ?? {};
    const now = text === '' ? '' : `${offsetTop} ${text}`;
    if (now !== '' && now !== before.current) said.current?.scrollIntoView({ block: 'nearest' });
    before.current = now;
  });
  return said;
}

interface SaidProps {
  readonly tone: 'good' | 'alarm' | 'plain';
  readonly children: ReactNode;
}

export function Said({ tone, children }: SaidProps) {
  return <p className={tone === 'plain' ? undefined : styles[tone]}>{children}</p>;
}
