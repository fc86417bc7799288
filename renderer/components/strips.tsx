import type { Notice } from '../../messages/views.ts';
import { noticeText } from '../../words/notice.ts';
import { useWords } from '../language.ts';
import styles from './strips.module.css';

/** What is to be told beside the screen; the next view without it takes it away. */
export function NoticeStrip({ notice }: { readonly notice: Notice }) {
  const words = useWords();
  return <p className={styles.notice}>{noticeText(notice, words)}</p>;
}

/** The till's own processes are being started again behind the screen. */
export function RestartingStrip({ times }: { readonly times: number }) {
  const words = useWords();
  return <p className={styles.restarting}>{words.screens.restarting(times)}</p>;
}
