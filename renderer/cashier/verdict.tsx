import type { ReactNode } from 'react';

import type { CallFailure } from '../../messages/failures.ts';
import type { VerdictText } from '../../words/catalogue.ts';
import { moneyText, type ShownMoney } from '../../words/money.ts';
import { useWords } from '../language.ts';
import styles from './verdict.module.css';
import type { Tone } from './verdict-look.ts';

interface VerdictProps {
  readonly tone: Tone;
  readonly shape: ReactNode;
  readonly text: VerdictText;
  readonly money: ShownMoney;
  /** What is known beside the amount, on one line. */
  readonly facts?: string;
  /** Between the sentences and the foot. */
  readonly children?: ReactNode;
  readonly actions: ReactNode;
  /** Out of the sale, apart from what is done about its payment. */
  readonly waysOut?: ReactNode;
  /** Why the newest action was not carried out. */
  readonly failure: CallFailure | null;
  /** At the far side of the foot, small: what support will ask for. */
  readonly details?: ReactNode;
}

/** Longer headlines are set smaller, on two lines. */
const SHORT_HEADLINE_LETTERS = 25;

/** The one anatomy of all screens that say one thing: shape, words, amount, sentences, foot. */
export function Verdict(props: VerdictProps) {
  const words = useWords();
  const { tone, shape, text, money, facts, children, actions, waysOut, failure, details } = props;
  const length = text.headline.length > SHORT_HEADLINE_LETTERS ? 'long' : 'short';
  return (
    <section className={styles.verdict} data-tone={tone}>
      <div className={styles.body}>
        <div className={styles.content}>
          {shape}
          <h1 className={styles.headline} data-length={length}>
            {text.headline}
          </h1>
          <p className={styles.amount}>{moneyText(money, words.locale)}</p>
          {facts !== undefined && facts !== '' && <p className={styles.facts}>{facts}</p>}
          <p className={styles.sentences}>
            {text.lead !== '' && <strong className={styles.lead}>{text.lead} </strong>}
            {text.rest}
          </p>
          {children}
        </div>
      </div>
      <footer className={styles.foot}>
        {failure !== null && <p className={styles.failure}>{words.callFailures[failure]}</p>}
        <div className={styles.actions}>{actions}</div>
        <div className={styles.far}>
          {details}
          {waysOut !== undefined && <div className={styles.waysOut}>{waysOut}</div>}
        </div>
      </footer>
    </section>
  );
}
