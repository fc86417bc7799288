import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

import type { ShellView, SimulationView, TillView } from '../messages/views.ts';
import { Announcer } from './announcer.tsx';
import styles from './app.module.css';
import { AttemptScreen } from './cashier/attempt-screen.tsx';
import { HistoryScreen } from './cashier/history-screen.tsx';
import { openCount } from './cashier/open-items.ts';
import { OpenPaymentsScreen } from './cashier/open-payments-screen.tsx';
import { PrintStrip } from './cashier/print-strip.tsx';
import { SameCustomerScreen } from './cashier/same-customer-screen.tsx';
import { SaleScreen } from './cashier/sale-screen.tsx';
import { ShowCodeScreen } from './cashier/show-code-screen.tsx';
import { Rail } from './components/rail.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { NoticeStrip, RestartingStrip } from './components/strips.tsx';
import { useWords } from './language.ts';
import { stageName, useNavigation, type Place } from './navigation.ts';
import { Outcomes } from './outcomes.tsx';
import { SimulatedCustomers } from './simulation/simulated-customers.tsx';
import { SimulationFrame } from './simulation/simulation-frame.tsx';
import { StageStrip } from './stage-strip.tsx';
import { StartingScreen } from './starting-screen.tsx';
import { StoppedScreen } from './stopped/stopped-screen.tsx';
import { StoreArea } from './store/store-area.tsx';
import { useMirror } from './till-context.ts';

/** The screen that the views ask for, in the frame of their mode. */
export function App() {
  const shell = useMirror((mirror) => mirror.shell);
  const till = useMirror((mirror) => mirror.till);
  const simulation = shell?.simulation ?? null;
  const simulated = till === null ? simulation !== null : till.mode === 'simulation';
  const screen = <Window shell={shell} till={till} />;
  return (
    <I18nProvider locale={useWords().locale}>
      {simulated ? <SimulationFrame>{screen}</SimulationFrame> : screen}
    </I18nProvider>
  );
}

interface WindowProps {
  readonly shell: ShellView | null;
  readonly till: TillView | null;
}

function Window({ shell, till }: WindowProps) {
  const place = useNavigation((navigation) => navigation.place);
  const terminal = shell?.terminal;
  if (terminal?.status === 'stopped') {
    return (
      <WorkArea screen="stopped">
        <StoppedScreen failure={terminal.failure} />
      </WorkArea>
    );
  }
  if (till === null) {
    return (
      <WorkArea screen="starting">
        <StartingScreen step={terminal?.status === 'starting' ? terminal.step : null} />
      </WorkArea>
    );
  }
  const simulation = simulationOf(shell, till);
  return (
    <div className={styles.window}>
      <StatusBar till={till} />
      <div className={styles.body}>
        <Rail openCount={openCount(till)} />
        <div className={styles.beside}>
          {terminal?.status === 'restarting' && <RestartingStrip times={terminal.times} />}
          {till.notice !== null && <NoticeStrip notice={till.notice} stage={till.stage} />}
          <Outcomes key={stageName(till.stage)} till={till} />
          <PrintStrip printing={till.printing} />
          <PlaceScreen till={till} place={place} />
        </div>
      </div>
      {simulation !== null && place !== 'store' && (
        <SimulatedCustomers
          simulation={simulation}
          mayPresent={place === 'sale' && till.stage.screen === 'showCode'}
        />
      )}
      <Announcer till={till} />
    </div>
  );
}

/** Only a simulated till gets simulated customers, whatever runs beside it. */
function simulationOf(shell: ShellView | null, till: TillView): SimulationView | null {
  return till.mode === 'simulation' ? (shell?.simulation ?? null) : null;
}

/** Where the window is: on the stage, or beside it with a strip that tells of the stage. */
function PlaceScreen({ till, place }: { readonly till: TillView; readonly place: Place }) {
  const { stage, heldScan } = till;
  const sought = useNavigation((navigation) => navigation.sought);
  return (
    <>
      {place !== 'sale' && <StageStrip stage={stage} heldScan={heldScan} />}
      <WorkArea screen={place === 'sale' ? screenName(stage) : place}>
        {screenOf(place, till, sought)}
      </WorkArea>
    </>
  );
}

function screenOf(place: Place, till: TillView, sought: string): ReactNode {
  switch (place) {
    case 'sale':
      return <StageScreen till={till} />;
    case 'open':
      return <OpenPaymentsScreen till={till} />;
    case 'history':
      return <HistoryScreen key={sought} till={till} sought={sought} />;
    case 'store':
      return <StoreArea />;
    default:
      return place satisfies never;
  }
}

/** A screen begins afresh with each sale, attempt and status: nothing typed or pending stays. */
function StageScreen({ till }: { readonly till: TillView }) {
  const { stage, scanners } = till;
  switch (stage.screen) {
    case 'sale':
      return <SaleScreen till={till} />;
    case 'sameCustomer':
      return <SameCustomerScreen key={stage.question.key} question={stage.question} />;
    case 'showCode':
      return <ShowCodeScreen key={stage.sale.saleId} sale={stage.sale} scanners={scanners} />;
    case 'attempt': {
      const { sale, attempt } = stage;
      return <AttemptScreen key={stageName(stage)} sale={sale} attempt={attempt} />;
    }
    default:
      return stage satisfies never;
  }
}

interface WorkAreaProps {
  /** Which screen this is, for those who drive the window from outside. */
  readonly screen: string;
  readonly children: ReactNode;
}

/** Takes the focus with each new screen, so that it is read from its top. */
function WorkArea({ screen, children }: WorkAreaProps) {
  return (
    <main
      key={screen}
      ref={takeFocus}
      className={styles.workArea}
      data-screen={screen}
      tabIndex={-1}
    >
      {children}
    </main>
  );
}

function takeFocus(area: HTMLElement | null): void {
  area?.focus();
}

function screenName(stage: TillView['stage']): string {
  return stage.screen === 'attempt' ? stage.attempt.status : stage.screen;
}
