import type { ReactNode } from 'react';

import type { HeldScanView, Stage } from '../messages/views.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { moneyText } from '../words/money.ts';
import { secondsUntil } from '../words/time.ts';
import { verdictText } from '../words/verdict.ts';
import { verdictLook, type Tone } from './cashier/verdict-look.ts';
import { ActionButton } from './components/action-button.tsx';
import { Shape, type ShapeName } from './components/shape.tsx';
import tones from './components/tone.module.css';
import { useWords } from './language.ts';
import { useNavigation } from './navigation.ts';
import styles from './stage-strip.module.css';
import { useTillTime } from './till-context.ts';

interface StageStripProps {
  readonly stage: Stage;
  /** Null: none is. */
  readonly heldScan: HeldScanView | null;
}

/** At the top of every other place: what the till is doing meanwhile, and the way to it. */
export function StageStrip({ stage, heldScan }: StageStripProps) {
  const words = useWords();
  if (stage.screen === 'sale') return heldScan !== null && <HeldScan held={heldScan} />;
  return (
    <Strip {...stageLook(stage)}>
      <strong>{stageHeadline(stage, words)}</strong>
      <span>{moneyText(stageMoney(stage), words.locale)}</span>
    </Strip>
  );
}

/** Whoever reads in the store area is not taken from it by a code that somebody scans. */
function HeldScan({ held }: { readonly held: HeldScanView }) {
  const say = useWords().screens.simulator;
  const { title, advice } = say.codeHeld(secondsUntil(held.diesAt, useTillTime()));
  return (
    <Strip tone="calm" shape="scanner">
      <strong>{title}</strong>
      <span>{advice}</span>
    </Strip>
  );
}

interface StripProps {
  readonly tone: Tone;
  readonly shape: ShapeName;
  readonly children: ReactNode;
}

function Strip({ tone, shape, children }: StripProps) {
  const words = useWords();
  const goTo = useNavigation((navigation) => navigation.goTo);
  return (
    <aside className={`${tones.tone} ${styles.strip}`} data-tone={tone}>
      <Shape name={shape} />
      <p className={styles.text}>{children}</p>
      <ActionButton
        label={words.screens.rail.toSale}
        keyName="F1"
        look="small"
        onPress={() => goTo('sale')}
      />
    </aside>
  );
}

export type BusyStage = Exclude<Stage, { screen: 'sale' }>;

export function stageLook(stage: BusyStage): { readonly tone: Tone; readonly shape: ShapeName } {
  switch (stage.screen) {
    case 'sameCustomer':
      return { tone: 'calm', shape: 'question' };
    case 'showCode':
      return { tone: 'calm', shape: 'scanner' };
    case 'attempt':
      return verdictLook(stage.attempt);
    default:
      return stage satisfies never;
  }
}

export function stageHeadline(stage: BusyStage, words: Catalogue): string {
  switch (stage.screen) {
    case 'sameCustomer':
      return words.screens.sameCustomer.title;
    case 'showCode':
      return words.screens.showCode.headline;
    case 'attempt':
      return verdictText(stage, words).headline;
    default:
      return stage satisfies never;
  }
}

export function stageMoney(stage: BusyStage) {
  return stage.screen === 'sameCustomer' ? stage.question.money : stage.sale.money;
}
