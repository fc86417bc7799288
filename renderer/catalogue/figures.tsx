import { moneyText, roughMoneyText, shareText } from '../../words/money.ts';
import { BarChart } from '../components/bar-chart.tsx';
import { FigureCard } from '../components/figure-card.tsx';
import { MoneyFigure } from '../components/money-figure.tsx';
import { ShareBars } from '../components/share-bars.tsx';
import { useWords } from '../language.ts';
import styles from './catalogue-page.module.css';
import { Sample } from './sample.tsx';

const HOURS_MINOR = [0, 4200, 18_250, 61_240, 33_000, 9900, 0];
const HOUR_NOW = 4;
const WALLETS_MINOR = { 'Lotus Wallet': 58_300, 'Mira Pay': 34_200, Ondo: 24_090 };
const TAKEN_MINOR = 116_590;

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const nothing = (): void => {};

/** Money: one amount, the sums of a day, and their pictures. */
export function Figures() {
  const words = useWords();
  const { day } = words.screens;
  return (
    <>
      <Sample name="MoneyFigure">
        <MoneyFigure money={euros(1820)} />
        <MoneyFigure money={euros(0)} faint />
        <MoneyFigure money={euros(123_456_789)} />
        <MoneyFigure money={{ amountMinor: 27_480, currency: 'KRW' }} />
      </Sample>
      <Sample name="FigureCard">
        <div className={styles.cards}>
          <FigureCard
            label={day.taken}
            money={euros(123_456_789)}
            facts={day.takenFacts(231, moneyText(euros(1826), words.locale))}
            open={{ keyName: '2', onPress: nothing }}
          />
          <FigureCard label={day.net} money={euros(-1820)} facts={day.netMeans} look="result" />
          <FigureCard
            label={day.notKnown}
            money={euros(1820)}
            facts={day.notKnownMeans(1, 0)}
            look="waiting"
            open={{ keyName: '3', onPress: nothing }}
          />
          <FigureCard label={day.paidOtherwise} money={euros(0)} facts={day.sales(0)} />
        </div>
      </Sample>
      <Sample name="BarChart, ShareBars">
        <div className={styles.chart}>
          <BarChart
            caption={day.hours}
            heads={[day.hour, day.amount]}
            bars={HOURS_MINOR.map((amountMinor, hour) => ({
              key: String(hour),
              foot: String(hour + 9),
              name: `${hour + 9}:00`,
              value: moneyText(euros(amountMinor), words.locale),
              top: amountMinor === 0 ? '' : roughMoneyText(euros(amountMinor), words.locale),
              share: amountMinor / Math.max(...HOURS_MINOR),
              mark: hour === HOUR_NOW ? day.now : null,
            }))}
          />
        </div>
        <div className={styles.shares}>
          <ShareBars
            caption={day.wallets}
            shares={Object.entries(WALLETS_MINOR).map(([wallet, amountMinor]) => ({
              key: wallet,
              label: wallet,
              value: moneyText(euros(amountMinor), words.locale),
              part: shareText(amountMinor / TAKEN_MINOR, words.locale),
              share: amountMinor / TAKEN_MINOR,
            }))}
          />
        </div>
      </Sample>
    </>
  );
}
