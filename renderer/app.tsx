import type { ReactNode } from 'react';

import type { ShellView, TillView } from '../messages/views.ts';
import { Announcer } from './announcer.tsx';
import styles from './app.module.css';
import { AttemptScreen } from './cashier/attempt-screen.tsx';
import { SaleScreen } from './cashier/sale-screen.tsx';
import { ShowCodeScreen } from './cashier/show-code-screen.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { NoticeStrip, RestartingStrip } from './components/strips.tsx';
import { SimulatedCustomers } from './simulation/simulated-customers.tsx';
import { SimulationFrame } from './simulation/simulation-frame.tsx';
import { StartingScreen } from './starting-screen.tsx';
import { StoppedScreen } from './stopped-screen.tsx';
import { useMirror } from './till-context.ts';

/** The screen that the views ask for, in the frame of their mode. */
export function App() {
  const shell = useMirror((mirror) => mirror.shell);
  const till = useMirror((mirror) => mirror.till);
  const simulation = shell?.simulation ?? null;
  const simulated = till === null ? simulation !== null : till.mode === 'simulation';
  const screen = <Window shell={shell} till={till} />;
  return simulated ? <SimulationFrame>{screen}</SimulationFrame> : screen;
}

interface WindowProps {
  readonly shell: ShellView | null;
  readonly till: TillView | null;
}

function Window({ shell, till }: WindowProps) {
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
  // Only a simulated till gets simulated customers, whatever runs beside it.
  const simulation = till.mode === 'simulation' ? (shell?.simulation ?? null) : null;
  return (
    <div className={styles.window}>
      <StatusBar till={till} />
      {terminal?.status === 'restarting' && <RestartingStrip times={terminal.times} />}
      {till.notice !== null && <NoticeStrip notice={till.notice} />}
      <WorkArea screen={screenName(till.stage)}>
        <StageScreen till={till} />
      </WorkArea>
      {simulation !== null && (
        <SimulatedCustomers simulation={simulation} mayPresent={till.stage.screen === 'showCode'} />
      )}
      <Announcer till={till} />
    </div>
  );
}

/** A screen begins afresh with each sale, attempt and status: nothing typed or pending stays. */
function StageScreen({ till }: { readonly till: TillView }) {
  const { stage, scanners } = till;
  switch (stage.screen) {
    case 'sale':
      return <SaleScreen till={till} />;
    case 'showCode':
      return <ShowCodeScreen key={stage.sale.saleId} sale={stage.sale} scanners={scanners} />;
    case 'attempt': {
      const { sale, attempt } = stage;
      const key = `${attempt.paymentRequestId} ${attempt.status}`;
      return <AttemptScreen key={key} sale={sale} attempt={attempt} />;
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
