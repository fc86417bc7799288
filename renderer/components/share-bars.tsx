import styles from './share-bars.module.css';

export interface Share {
  readonly key: string;
  readonly label: string;
  /** What it is in full: the amount, beside its part. */
  readonly value: string;
  /** The same as a part, in words: `46 %`. */
  readonly part: string;
  /** 0 to 1, of the whole. */
  readonly share: number;
}

interface ShareBarsProps {
  readonly caption: string;
  readonly shares: readonly Share[];
}

/** Parts of a whole, the largest first, each with its name, its value and a bar. */
export function ShareBars({ caption, shares }: ShareBarsProps) {
  return (
    <ul className={styles.shares} aria-label={caption}>
      {shares.map(({ key, label, value, part, share }) => (
        <li key={key} className={styles.share}>
          <span className={styles.label}>{label}</span>
          <span className={styles.value}>
            {value} · <strong>{part}</strong>
          </span>
          <span className={styles.track}>
            <span className={styles.part} style={{ inlineSize: `${share * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
