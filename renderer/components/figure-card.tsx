import { moneyText, type ShownMoney } from '../../words/money.ts';
import { useWords } from '../language.ts';
import styles from './figure-card.module.css';
import { KeyCap } from './key-cap.tsx';

interface FigureCardProps {
  readonly label: string;
  readonly money: ShownMoney;
  /** What stands behind the figure, in a few words. */
  readonly facts: string;
  /** Room for that many, so that the figures of a row are of one size. */
  readonly lettersMax?: number;
  /** `waiting`: something about it is not known yet, and somebody should look. */
  readonly look?: 'plain' | 'result' | 'waiting';
  /** Opens what the figure was made of; without it the card only says. */
  readonly open?: { readonly keyName: string; readonly onPress: () => void };
}

/** One sum of a day as the hero of its card, as large as it fits. */
export function FigureCard(props: FigureCardProps) {
  const { label, facts, lettersMax = 0, look = 'plain', open } = props;
  const words = useWords();
  const figure = moneyText(props.money, words.locale);
  const letters = Math.max(lettersMax, figure.length);
  const says = (
    <>
      <span className={styles.head}>
        <span className={styles.label}>{label}</span>
        {/* The key itself belongs to the filter that the card presses. */}
        {open !== undefined && <KeyCap name={open.keyName} />}
      </span>
      <span className={styles.fit}>
        <strong className={styles.figure} style={{ ['--letters' as string]: letters }}>
          {figure}
        </strong>
      </span>
      <span className={styles.facts}>{facts}</span>
    </>
  );
  return open === undefined ? (
    <div className={styles.card} data-look={look}>
      {says}
    </div>
  ) : (
    <button type="button" className={styles.card} data-look={look} onClick={open.onPress}>
      {says}
    </button>
  );
}
