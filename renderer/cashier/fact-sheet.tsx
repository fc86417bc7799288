import type { VerdictText } from '../../words/catalogue.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Shape } from '../components/shape.tsx';
import tones from '../components/tone.module.css';
import styles from './fact-sheet.module.css';
import type { VerdictLook } from './verdict-look.ts';

export type Fact = readonly [name: string, fact: string];

interface FactSheetProps {
  readonly look: VerdictLook;
  readonly text: VerdictText;
  /** Empty: there is none. */
  readonly amount: string;
  readonly facts: readonly Fact[];
}

/** Everything that may be known of one thing: its verdict, and the facts that support asks for. */
export function FactSheet({ look, text, amount, facts }: FactSheetProps) {
  const { tone, shape, filled = false } = look;
  const { headline, lead, rest } = text;
  const head = [headline, amount].filter((part) => part !== '').join(' · ');
  const copied = [head, ...facts.map(([name, fact]) => `${name}: ${fact}`)];
  return (
    <div className={styles.sheet}>
      <div className={`${tones.tone} ${styles.head}`} data-tone={tone}>
        <Shape name={shape} filled={filled} />
        <div className={styles.titles}>
          <p className={styles.headline}>{headline}</p>
          {amount !== '' && <p className={styles.amount}>{amount}</p>}
        </div>
      </div>
      {`${lead}${rest}` !== '' && (
        <p className={styles.sentences}>
          {lead !== '' && <strong>{lead} </strong>}
          {rest}
        </p>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, fact]) => (
          <div key={`${name} ${fact}`} className={styles.fact}>
            <dt className={styles.name}>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.copy}>
        <CopyButton text={copied.join('\n')} />
      </div>
    </div>
  );
}

/** What is not known is left out. */
export function knownFacts(facts: readonly (readonly [string, string | null])[]): readonly Fact[] {
  return facts.flatMap(([name, fact]) => (fact === null ? [] : [[name, fact] as const]));
}
