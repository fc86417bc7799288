import type { ToldReadiness } from './sale-readiness.ts';
import styles from './sale-state.module.css';

/** The card that says what to do next, or what is in the way. */
export function SaleState({ readiness }: { readonly readiness: ToldReadiness }) {
  const { kind, title, advice } = readiness;
  return (
    <output className={styles.card} data-kind={kind}>
      <svg className={styles.icon} viewBox="0 0 32 32" aria-hidden="true">
        <path d={icons[kind]} />
      </svg>
      <span>
        <strong className={styles.title}>{title}</strong>
        <span className={styles.advice}>{advice}</span>
      </span>
    </output>
  );
}

const icons: { readonly [Kind in ToldReadiness['kind']]: string } = {
  ready:
    'M3 9 V5 a2 2 0 0 1 2 -2 H9 M23 3 H27 a2 2 0 0 1 2 2 V9 M29 23 V27 a2 2 0 0 1 -2 2 H23 M9 29 H5 a2 2 0 0 1 -2 -2 V23 M10 11 V21 M16 11 V21 M22 11 V21',
  waiting: 'M16 3 a13 13 0 1 0 0.01 0 Z M16 9 V16 L21 19',
  wrong: 'M16 3 L30 28 H2 Z M16 12 V19 M16 23.5 V23.6',
};
