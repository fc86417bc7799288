import type { Notice, Stage } from '../../messages/views.ts';
import { noticeText } from '../../words/notice.ts';
import { useWords } from '../language.ts';
import styles from './strips.module.css';

interface NoticeStripProps {
  readonly notice: Notice;
  /** What to press, if anything, depends on it. */
  readonly stage: Stage;
}

/** What is to be told beside the screen; the next view without it takes it away. */
export function NoticeStrip({ notice, stage }: NoticeStripProps) {
  const words = useWords();
  return <p className={styles.notice}>{noticeText(notice, stage, words)}</p>;
}

/** The till's own processes are being started again behind the screen. */
export function RestartingStrip({ times }: { readonly times: number }) {
  const words = useWords();
  return <p className={styles.restarting}>{words.screens.restarting(times)}</p>;
}
