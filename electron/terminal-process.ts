import { fromTerminalSchema } from '../messages/process.schema.ts';
import type { FromTerminal, ToTerminal } from '../messages/process.ts';
import { ProcessKeeper, type KeeperPorts, type KeptProcess } from '../terminal/process-keeper.ts';
import { forkChild } from './child-process.ts';
import type { Runtime } from './runtime.ts';

/** Opening, checking and migrating a large database may take 10 minutes, and shows its steps. */
const START_LIMIT_MS = 10 * 60_000;

export interface TerminalSettings {
  readonly appFolder: string;
  readonly userData: string;
  readonly runtime: Runtime;
  readonly configFile: string | null;
}

export function keepTerminal(
  settings: TerminalSettings,
  /** Asked at each start for what else its command line says. */
  extra: () => readonly string[],
  heard: Pick<KeptProcess<ToTerminal, FromTerminal>, 'onMessage' | 'onStatus'>,
  ports: KeeperPorts,
): ProcessKeeper<ToTerminal, FromTerminal> {
  const parameters = terminalParameters(settings);
  return new ProcessKeeper<ToTerminal, FromTerminal>(
    {
      name: 'terminal',
      fork: () => forkChild('terminal', [...parameters, ...extra()], settings.appFolder),
      schema: fromTerminalSchema,
      stopMessage: { type: 'stop' },
      startLimitMs: START_LIMIT_MS,
      ...heard,
    },
    ports,
  );
}

function terminalParameters({ userData, runtime, configFile }: TerminalSettings): string[] {
  const config = configFile === null ? [] : ['--config', configFile];
  return ['--user-data', userData, '--runtime', runtime, ...config];
}
