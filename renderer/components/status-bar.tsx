import type { TillView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { printerWord } from '../../words/printing.ts';
import { clockTime } from '../../words/time.ts';
import { useTypingScanner } from '../keyboard/typing-scanner.ts';
import { useWords } from '../language.ts';
import { useStoreZone, useTillTime } from '../till-context.ts';
import { scannerInUse, scannerWord, type ScannerInUse } from './scanner-in-use.ts';
import styles from './status-bar.module.css';

/** Colour and form of a dot: all well, not yet or not now, and wrong. */
type Mark = 'good' | 'waiting' | 'bad';

const scannerMarks: { readonly [Status in ScannerInUse]: Mark } = {
  ready: 'good',
  typing: 'good',
  opening: 'waiting',
  absent: 'bad',
  faulted: 'bad',
  none: 'bad',
};
const linkMarks: { readonly [Status in TillView['link']['status']]: Mark } = {
  answering: 'good',
  unknown: 'waiting',
  silent: 'bad',
};
const armingMarks: { readonly [Status in TillView['arming']['status']]: Mark } = {
  armed: 'good',
  checking: 'waiting',
  disarmed: 'bad',
};

/** Told only while something is wrong: nobody pays with it. */
function printerMark({ status }: NonNullable<TillView['printing']['printer']>): Mark {
  return status === 'opening' ? 'waiting' : 'bad';
}

/** The place, and the state of all that a payment needs, each in a dot and a word. */
export function StatusBar({ till }: { readonly till: TillView }) {
  const words = useWords();
  const { isHeard } = useTypingScanner();
  const scanner = scannerInUse(till.scanners, isHeard);
  const { link, arming } = till;
  const { printer } = till.printing;
  // There is no room for everything, and a clock that is wrong is worse.
  const isSaid = printer !== null && link.clockDriftMs === null;
  const saidOfPrinter = isSaid ? printerWord(printer, words) : '';
  return (
    <header className={styles.bar}>
      <p className={styles.place}>
        {till.storeName} · {till.terminalId}
      </p>
      <ul className={styles.states}>
        <State mark={scannerMarks[scanner]} word={scannerWord(scanner, words)} />
        <State mark={linkMarks[link.status]} word={words.link.word[link.status](link.latencyMs)} />
        <State mark={armingMarks[arming.status]} word={words.arming.word[arming.status]} />
        {printer !== null && saidOfPrinter !== '' && (
          <State mark={printerMark(printer)} word={saidOfPrinter} />
        )}
        {link.clockDriftMs !== null && (
          <State mark="bad" word={clockDriftWord(link.clockDriftMs, words)} />
        )}
      </ul>
      <Time />
    </header>
  );
}

function State({ mark, word }: { readonly mark: Mark; readonly word: string }) {
  return (
    <li className={styles.state}>
      <span className={styles.dot} data-mark={mark} />
      {word}
    </li>
  );
}

function Time() {
  const words = useWords();
  const now = useTillTime();
  const zone = useStoreZone();
  return <time className={styles.time}>{clockTime(now, words.locale, zone)}</time>;
}

function clockDriftWord(driftMs: number, words: Catalogue): string {
  const seconds = Math.round(Math.abs(driftMs) / 1000);
  return driftMs > 0 ? words.link.clockAhead(seconds) : words.link.clockBehind(seconds);
}
