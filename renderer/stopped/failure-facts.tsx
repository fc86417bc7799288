import { useState } from 'react';

import type { FailureFact } from '../../words/catalogue.ts';
import { copyText } from '../components/copy-text.ts';
import { useWords } from '../language.ts';
import styles from './failure-facts.module.css';

/** Files, commands and names as they are written, each with a button that copies it. */
export function FailureFacts({ facts }: { readonly facts: readonly FailureFact[] }) {
  const words = useWords();
  const [copied, setCopied] = useState<string | null>(null);
  const { copy, copied: done } = words.screens.actions;
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, text }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            <code>{text}</code>
            <button
              type="button"
              aria-label={copied === name ? undefined : words.stopped.copy(name)}
              onClick={() => {
                if (copyText(text)) setCopied(name);
              }}
            >
              {copied === name ? done : copy}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
