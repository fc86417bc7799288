import type { ReactNode } from 'react';

import styles from './payments-screen.module.css';

interface PaymentsScreenProps {
  readonly title: string;
  /** Beside the title: what is done with all of them. */
  readonly action?: ReactNode;
  /** Under the title. */
  readonly head?: ReactNode;
  readonly list: ReactNode;
  /** What is selected in the list. */
  readonly panel: ReactNode;
}

/** A list of payments, and beside it the one that is selected. */
export function PaymentsScreen({ title, action, head, list, panel }: PaymentsScreenProps) {
  return (
    <div className={styles.screen}>
      <div className={styles.listSide}>
        <div className={styles.head}>
          <div className={styles.titleLine}>
            <h1 className={styles.title}>{title}</h1>
            {action}
          </div>
          {head}
        </div>
        <div className={styles.list}>{list}</div>
      </div>
      <div className={styles.panelSide}>{panel}</div>
    </div>
  );
}
