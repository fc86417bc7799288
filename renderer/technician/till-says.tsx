import type { ReactNode } from 'react';

import type { HeldScanView, SimulationView, TillView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { moneyText } from '../../words/money.ts';
import { secondsUntil } from '../../words/time.ts';
import { verdictText } from '../../words/verdict.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Shape } from '../components/shape.tsx';
import tones from '../components/tone.module.css';
import { useWords } from '../language.ts';
import { useNavigation } from '../navigation.ts';
import { PhonePrompt } from '../simulation/simulated-customers.tsx';
import { stageHeadline, stageLook, stageMoney, type BusyStage } from '../stage-strip.tsx';
import { useTillTime } from '../till-context.ts';
import type { Calls } from '../use-calls.ts';
import styles from './till-says.module.css';

interface TillSaysProps {
  readonly till: TillView;
  readonly simulation: SimulationView;
  readonly calls: Calls;
}

/** What came of the code at the till, and what the customer's phone asks; all of it live. */
export function TillSays({ till, simulation, calls }: TillSaysProps) {
  const say = useWords().screens.simulator;
  const { stage, heldScan } = till;
  const { customers, prompt } = simulation;
  const asked = customers.find(({ customerId }) => customerId === prompt?.customerId);
  return (
    <section className={styles.says} aria-label={say.tillSays}>
      <h2 className={styles.title}>{say.tillSays}</h2>
      {stage.screen !== 'sale' && <Busy stage={stage} />}
      {stage.screen === 'sale' && heldScan !== null && <Held heldScan={heldScan} />}
      {stage.screen === 'sale' && heldScan === null && <Told {...say.noSale} way={<WayToSale />} />}
      {prompt !== null && (
        <div className={styles.prompt}>
          <PhonePrompt prompt={prompt} wallet={asked?.wallet ?? ''} calls={calls} />
        </div>
      )}
    </section>
  );
}

function Busy({ stage }: { readonly stage: BusyStage }) {
  const words = useWords();
  const { tone, shape } = stageLook(stage);
  const money = moneyText(stageMoney(stage), words.locale);
  return (
    <div className={`${tones.tone} ${styles.verdict}`} data-tone={tone}>
      <Shape name={shape} />
      <div>
        <p className={styles.headline}>
          {stage.screen === 'showCode'
            ? words.screens.simulator.waitsForCode.title
            : stageHeadline(stage, words)}
          <span className={styles.money}>{money}</span>
        </p>
        <p>{sentences(stage, words)}</p>
      </div>
    </div>
  );
}

function sentences(stage: BusyStage, words: Catalogue): string {
  switch (stage.screen) {
    case 'sameCustomer':
      return words.screens.sameCustomer.lead;
    case 'showCode':
      return words.screens.simulator.waitsForCode.advice;
    case 'attempt': {
      const { lead, rest } = verdictText(stage, words);
      return `${lead} ${rest}`;
    }
    default:
      return stage satisfies never;
  }
}

function Held({ heldScan }: { readonly heldScan: HeldScanView }) {
  const say = useWords().screens.simulator;
  const seconds = secondsUntil(heldScan.diesAt, useTillTime());
  return <Told {...say.codeHeld(seconds)} way={<WayToSale />} />;
}

interface ToldProps {
  readonly title: string;
  readonly advice: string;
  readonly way: ReactNode;
}

function Told({ title, advice, way }: ToldProps) {
  return (
    <div className={styles.told}>
      <div>
        <p className={styles.headline}>{title}</p>
        <p>{advice}</p>
      </div>
      {way}
    </div>
  );
}

function WayToSale() {
  const say = useWords().screens.simulator;
  const goTo = useNavigation((navigation) => navigation.goTo);
  return (
    <ActionButton label={say.toSale} keyName="F1" look="primary" onPress={() => goTo('sale')} />
  );
}
