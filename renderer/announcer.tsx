import type { TillView } from '../messages/views.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { moneyText } from '../words/money.ts';
import { noticeText } from '../words/notice.ts';
import { clockTime } from '../words/time.ts';
import { verdictText } from '../words/verdict.ts';
import styles from './announcer.module.css';
import { useWords } from './language.ts';
import { useStoreZone } from './till-context.ts';
import { toldName, toldNow, toldText, type Told } from './told-outcomes.ts';

/** Says each new verdict and notice to who cannot see it. Its text changes only with them. */
export function Announcer({ till }: { readonly till: TillView }) {
  const words = useWords();
  const { stage, notice } = till;
  // The mark keeps it heard while a dialog makes the rest of the page silent.
  return (
    <div className={styles.announcer} aria-live="assertive" data-live-announcer="true">
      <p>{stageAnnouncement(stage, words)}</p>
      {notice !== null && <p>{noticeText(notice, stage, words)}</p>}
      {toldNow(till).map((told) => (
        <OutcomeAnnouncement key={toldName(told)} told={told} />
      ))}
    </div>
  );
}

function OutcomeAnnouncement({ told }: { readonly told: Told }) {
  const words = useWords();
  const time = clockTime(told.attempt.scannedAt, words.locale, useStoreZone());
  const { headline, rest } = toldText(told, time, words);
  return (
    <p>
      {headline}. {rest}
    </p>
  );
}

function stageAnnouncement(stage: TillView['stage'], words: Catalogue): string {
  switch (stage.screen) {
    case 'sale':
      return '';
    case 'sameCustomer':
      return `${words.screens.sameCustomer.title} ${words.screens.sameCustomer.lead}`;
    case 'showCode':
      return words.screens.showCode.headline;
    case 'attempt': {
      const { headline, lead } = verdictText(stage, words);
      return `${headline}. ${moneyText(stage.sale.money, words.locale)}. ${lead}`;
    }
    default:
      return stage satisfies never;
  }
}
