import { fromWorldSchema } from '../messages/process.schema.ts';
import type { FromWorld, ToWorld } from '../messages/process.ts';
import { ProcessKeeper, type KeeperPorts, type KeptProcess } from '../terminal/process-keeper.ts';
import { forkChild } from './child-process.ts';

/** At its first start the world makes two RSA key pairs, which takes seconds on a slow machine. */
const START_LIMIT_MS = 60_000;
const DEMONSTRATION = 'three-sales';

export interface WorldSettings {
  readonly appFolder: string;
  /** Where its ledger and keys live. */
  readonly folder: string;
  /** The port it had before, so that a restarted world is found where it was; null: any. */
  readonly port: () => number | null;
  /** Where a demonstration's pictures go; null: nothing is demonstrated. */
  readonly demonstrationFolder: string | null;
}

/** The simulated world; only ever started when the terminal asks for it, which is in simulation. */
export function keepWorld(
  settings: WorldSettings,
  heard: Pick<KeptProcess<ToWorld, FromWorld>, 'onMessage' | 'onStatus'>,
  ports: KeeperPorts,
): ProcessKeeper<ToWorld, FromWorld> {
  return new ProcessKeeper<ToWorld, FromWorld>(
    {
      name: 'world',
      fork: () => forkChild('world', worldParameters(settings), settings.appFolder),
      schema: fromWorldSchema,
      stopMessage: { type: 'stop' },
      startLimitMs: START_LIMIT_MS,
      ...heard,
    },
    ports,
  );
}

function worldParameters({ folder, port, demonstrationFolder }: WorldSettings): string[] {
  const before = port();
  const demonstration =
    demonstrationFolder === null ? [] : ['--scenario', DEMONSTRATION, '--out', demonstrationFolder];
  return [
    '--folder',
    folder,
    ...(before === null ? [] : ['--port', String(before)]),
    ...demonstration,
  ];
}
