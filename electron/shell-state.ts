import type { ShellView, SimulationView, StartFailure, StartStep } from '../messages/views.ts';
import type { KeptStatus } from '../terminal/process-keeper.ts';
import { unhandled } from './check.ts';

/** All that the shell knows of its children. */
export interface ShellFacts {
  readonly terminal: {
    readonly kept: KeptStatus;
    /** The newest step of its start. */
    readonly step: StartStep;
    /** Why it says it cannot start; null: it has not said so. */
    readonly failure: StartFailure | null;
  };
  /** Null: the terminal asked for none. */
  readonly world: { readonly kept: KeptStatus; readonly failure: string | null } | null;
  readonly simulation: SimulationView | null;
}

/** What a screen may know of it. */
export function shellView(facts: ShellFacts): ShellView {
  return { terminal: terminalView(facts), simulation: facts.simulation };
}

/** A simulation without its world is stopped too, whatever the terminal does meanwhile. */
function terminalView({ terminal, world }: ShellFacts): ShellView['terminal'] {
  const own = ownView(terminal);
  if (own.status === 'stopped' || world === null) return own;
  if (world.kept.status === 'failed') return stopped('world', world.failure ?? '');
  if (world.kept.status === 'gaveUp') return stopped('world', world.kept.detail);
  return own;
}

function ownView({ kept, step, failure }: ShellFacts['terminal']): ShellView['terminal'] {
  switch (kept.status) {
    // While it is being ended, to be started again or for good, it is not there yet.
    case 'stopped':
    case 'starting':
      return { status: 'starting', step };
    case 'running':
      return { status: 'running' };
    case 'restarting':
      return { status: 'restarting', times: kept.times };
    case 'failed':
      return failure === null ? stopped('terminal', '') : { status: 'stopped', failure };
    case 'gaveUp':
      return stopped('terminal', kept.detail);
    default:
      return unhandled(kept);
  }
}

function stopped(process: 'terminal' | 'world', detail: string): ShellView['terminal'] {
  return { status: 'stopped', failure: { code: 'processFailed', process, detail } };
}
