import type { DayTotals, HourFigure } from '../../messages/day.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { moneyText, roughMoneyText, shareText } from '../../words/money.ts';
import { clockTime, hourNumber } from '../../words/time.ts';
import { BarChart, type Bar } from '../components/bar-chart.tsx';
import { ShareBars, type Share } from '../components/share-bars.tsx';
import { useWords } from '../language.ts';
import styles from './day-picture.module.css';
import { hourSpan } from './hour-span.ts';
import { walletShares } from './wallet-shares.ts';

const HOUR_MS = 3_600_000;
/** More bars than these have no room for what stands over them. */
const TOPS_MAX = 12;

interface DayPictureProps {
  readonly totals: DayTotals;
  readonly zone: string;
  /** The hour of this instant is marked, if it is of the day. */
  readonly readAt: number;
}

/** When it was taken and from which wallets, before the payments one by one. */
export function DayPicture({ totals, zone, readAt }: DayPictureProps) {
  const words = useWords();
  const say = words.screens.day;
  if (totals.taken.count === 0) {
    return (
      <section className={styles.nothing}>
        <p className={styles.title}>{say.nothingTaken.title}</p>
        <p>{say.nothingTaken.means}</p>
      </section>
    );
  }
  const hours = hourSpan(totals.hours);
  const highest = hours.reduce((one, other) => (other.amountMinor > one.amountMinor ? other : one));
  const busiest = say.busiest(
    hourName(highest, words, zone),
    moneyText({ ...highest, currency: totals.currency }, words.locale),
    highest.count,
  );
  return (
    <section className={styles.picture}>
      <div className={styles.hours}>
        <h2 className={styles.title}>{say.hours}</h2>
        <BarChart
          caption={say.hours}
          heads={[say.hour, say.amount]}
          bars={barsOf(hours, highest.amountMinor, { totals, zone, readAt }, words)}
        />
        <p className={styles.busiest}>{busiest}</p>
      </div>
      <div className={styles.wallets}>
        <h2 className={styles.title}>{say.wallets}</h2>
        <ShareBars caption={say.wallets} shares={sharesOf(totals, words)} />
      </div>
    </section>
  );
}

function barsOf(
  hours: readonly HourFigure[],
  highestMinor: number,
  { totals, zone, readAt }: DayPictureProps,
  words: Catalogue,
): readonly Bar[] {
  const say = words.screens.day;
  return hours.map((hour) => {
    const money = { amountMinor: hour.amountMinor, currency: totals.currency };
    const isNow = hour.startsAt <= readAt && readAt < hour.startsAt + HOUR_MS;
    const hasTop = hour.count > 0 && hours.length <= TOPS_MAX;
    return {
      key: String(hour.startsAt),
      foot: hourNumber(hour.startsAt, words.locale, zone),
      name: hourName(hour, words, zone),
      value: `${moneyText(money, words.locale)}, ${say.payments(hour.count)}`,
      top: hasTop ? roughMoneyText(money, words.locale) : '',
      share: highestMinor === 0 ? 0 : hour.amountMinor / highestMinor,
      mark: isNow ? say.now : null,
    };
  });
}

/** `13:00–14:00`. */
function hourName({ startsAt }: HourFigure, { locale }: Catalogue, zone: string): string {
  return `${clockTime(startsAt, locale, zone)}–${clockTime(startsAt + HOUR_MS, locale, zone)}`;
}

function sharesOf(totals: DayTotals, words: Catalogue): readonly Share[] {
  const say = words.screens.day;
  const { shown, others } = walletShares(totals);
  const all = shown.map(({ wallet, amountMinor }) => ({
    key: `wallet ${wallet ?? ''}`,
    label: wallet ?? say.walletNotTold,
    amountMinor,
  }));
  if (others !== null) {
    all.push({ key: 'others', label: say.otherWallets, amountMinor: others.amountMinor });
  }
  return all.map(({ key, label, amountMinor }) => {
    const share = amountMinor / totals.taken.amountMinor;
    return {
      key,
      label,
      value: moneyText({ amountMinor, currency: totals.currency }, words.locale),
      part: shareText(share, words.locale),
      share,
    };
  });
}
