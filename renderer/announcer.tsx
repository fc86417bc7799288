import type { TillView } from '../messages/views.ts';
import { moneyText } from '../words/money.ts';
import { noticeText } from '../words/notice.ts';
import styles from './announcer.module.css';
import { words } from './language.ts';

/** Says each new verdict and notice to who cannot see it. Its text changes only with them. */
export function Announcer({ till }: { readonly till: TillView }) {
  const { stage, notice } = till;
  return (
    <div className={styles.announcer} aria-live="assertive">
      <p>{stageAnnouncement(stage)}</p>
      {notice !== null && <p>{noticeText(notice, words)}</p>}
    </div>
  );
}

function stageAnnouncement(stage: TillView['stage']): string {
  switch (stage.screen) {
    case 'sale':
      return '';
    case 'showCode':
      return words.screens.showCode.headline;
    case 'attempt': {
      const { headline, lead } = words.verdicts[stage.attempt.status](stage.attempt);
      return `${headline}. ${moneyText(stage.sale.money, words.locale)}. ${lead}`;
    }
    default:
      return stage satisfies never;
  }
}
