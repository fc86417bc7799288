import type { DayTotals, PaymentGroup } from '../../messages/day.ts';
import { moneyText, type ShownMoney } from '../../words/money.ts';
import { FigureCard } from '../components/figure-card.tsx';
import { useWords } from '../language.ts';
import styles from './day-figures.module.css';
import { GROUP_KEYS } from './group-keys.ts';

interface DayFiguresProps {
  readonly totals: DayTotals;
  readonly onShow: (group: PaymentGroup) => void;
}

/** The sums of a day in one currency; each opens the payments that it was made of. */
export function DayFigures({ totals, onShow }: DayFiguresProps) {
  const words = useWords();
  const say = words.screens.day;
  const { currency, taken, givenBack, beingGivenBack, netMinor, averageMinor } = totals;
  const { notKnown, paidOtherwise } = totals;
  const money = (amountMinor: number): ShownMoney => ({ amountMinor, currency });
  const average = averageMinor === null ? null : moneyText(money(averageMinor), words.locale);
  const sums = [taken.amountMinor, givenBack.amountMinor, netMinor, notKnown.amountMinor];
  const figures = [...sums, paidOtherwise.amountMinor].map((sum) =>
    moneyText(money(sum), words.locale),
  );
  const lettersMax = Math.max(...figures.map(({ length }) => length));
  const open = (group: PaymentGroup) => ({
    keyName: GROUP_KEYS[group],
    onPress: () => onShow(group),
  });
  return (
    <section className={styles.figures} aria-label={say.figures(currency)}>
      <FigureCard
        label={say.taken}
        money={money(taken.amountMinor)}
        lettersMax={lettersMax}
        facts={say.takenFacts(taken.count, average)}
        open={open('taken')}
      />
      <FigureCard
        label={say.givenBack}
        money={money(givenBack.amountMinor)}
        lettersMax={lettersMax}
        facts={say.givenBackFacts(
          givenBack.count,
          beingGivenBack.count === 0
            ? null
            : moneyText(money(beingGivenBack.amountMinor), words.locale),
        )}
        look={beingGivenBack.count > 0 ? 'waiting' : 'plain'}
        open={open('givenBack')}
      />
      <FigureCard
        label={say.net}
        money={money(netMinor)}
        lettersMax={lettersMax}
        facts={say.netMeans}
        look="result"
      />
      <FigureCard
        label={say.notKnown}
        money={money(notKnown.amountMinor)}
        lettersMax={lettersMax}
        facts={say.notKnownMeans(notKnown.count, beingGivenBack.count)}
        look={notKnown.count + beingGivenBack.count > 0 ? 'waiting' : 'plain'}
        open={open('notKnown')}
      />
      <FigureCard
        label={say.paidOtherwise}
        money={money(paidOtherwise.amountMinor)}
        lettersMax={lettersMax}
        facts={say.sales(paidOtherwise.count)}
      />
    </section>
  );
}
