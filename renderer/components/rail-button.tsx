import type { ReactNode } from 'react';

import { useKeys } from '../keyboard/use-keys.ts';
import { KeyCap } from './key-cap.tsx';
import styles from './rail-button.module.css';

interface RailButtonProps {
  readonly icon: ReactNode;
  readonly word: string;
  readonly keyName: string;
  /** Where the window is now. */
  readonly isHere?: boolean;
  /** A number to be seen from afar, and what it counts in words. */
  readonly badge?: { readonly count: number; readonly meaning: string };
  /** Of the word, where that is not the page's own language. */
  readonly language?: string;
  readonly onPress: () => void;
}

/** One way of the rail: an icon, a word and the key that does the same. */
export function RailButton(props: RailButtonProps) {
  const { icon, word, keyName, isHere = false, badge, language, onPress } = props;
  useKeys({ [keyName]: onPress });
  return (
    <button
      type="button"
      className={styles.way}
      aria-current={isHere ? 'page' : undefined}
      aria-keyshortcuts={keyName}
      onClick={onPress}
    >
      <span className={styles.head}>
        <span className={styles.icon}>
          {icon}
          {badge !== undefined && (
            <span className={styles.badge} aria-hidden="true">
              {badge.count}
            </span>
          )}
        </span>
        <KeyCap name={keyName} />
      </span>
      <span className={styles.word} lang={language}>
        {word}
      </span>
      {badge !== undefined && <span className={styles.meaning}>{badge.meaning}</span>}
    </button>
  );
}
