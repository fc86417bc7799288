import type { ReactNode } from 'react';

import { useWords } from '../language.ts';
import styles from './simulation-frame.module.css';

/** Says on every screen, without a word from the screen itself, that no money is real. */
export function SimulationFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const { watermark } = words.screens.simulation;
  return (
    <div className={styles.frame}>
      <p className={styles.band}>
        <span className={styles.mark}>{watermark}</span>
      </p>
      <div className={styles.window} style={{ ['--watermark' as string]: pattern(watermark) }}>
        {children}
      </div>
    </div>
  );
}

/** Enough of it to cover the widest screen; work areas draw it under what they say. */
function pattern(text: string): string {
  const line = Array.from({ length: 6 }, () => text).join('      ');
  return JSON.stringify(Array.from({ length: 9 }, () => line).join('\n')).replaceAll('\\n', '\\A ');
}
