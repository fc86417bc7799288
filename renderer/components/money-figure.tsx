import { moneyParts, type ShownMoney } from '../../words/money.ts';
import { useWords } from '../language.ts';
import styles from './money-figure.module.css';

interface MoneyFigureProps {
  readonly money: ShownMoney;
  /** Nothing typed yet: the figure stands back. */
  readonly faint?: boolean;
}

/** The amount as the hero of a screen: the sign smaller and lighter than the figure. */
export function MoneyFigure({ money, faint = false }: MoneyFigureProps) {
  const words = useWords();
  const { sign, figure, signFirst } = moneyParts(money, words.locale);
  const signMark = <span className={styles.sign}>{sign}</span>;
  return (
    <div className={styles.fit}>
      <p
        className={styles.money}
        data-faint={faint}
        style={{ ['--letters' as string]: figure.length }}
      >
        {signFirst && signMark}
        <span className={styles.figure}>{figure}</span>
        {!signFirst && signMark}
      </p>
    </div>
  );
}
