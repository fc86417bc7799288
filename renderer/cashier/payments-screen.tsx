import type { ReactNode } from 'react';

import styles from './payments-screen.module.css';

interface PaymentsScreenProps {
  readonly title: string;
  /** Under the title. */
  readonly head?: ReactNode;
  readonly list: ReactNode;
  /** What is selected in the list. */
  readonly panel: ReactNode;
}

/** A list of payments, and beside it the one that is selected. */
export function PaymentsScreen({ title, head, list, panel }: PaymentsScreenProps) {
  return (
    <div className={styles.screen}>
      <div className={styles.listSide}>
        <div className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {head}
        </div>
        <div className={styles.list}>{list}</div>
      </div>
      <div className={styles.panelSide}>{panel}</div>
    </div>
  );
}
