import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { RecordsChoice } from '../records-at-start.ts';

/** What the terminal is started with. */
export interface Parameters {
  readonly userDataDir: string;
  /** Null: simulation, unless a live till was ever here. */
  readonly configFile: string | null;
  /** Which Electron the shell runs on; null: there is no shell. */
  readonly runtime: string | null;
  readonly records: RecordsChoice;
  /** Whoever starts it so wants the manager's PIN forgotten. */
  readonly forgetsPin: boolean;
}

/** What is wrong with a command line, in a sentence. */
export class WrongParameters extends Error {}

export const USAGE = `Usage: npm run -s terminal -- --config FILE [--user-data DIR] [--restore NAME | --start-empty] [--forget-pin]
  --config FILE    the configuration file; docs/headless.md shows one
  --user-data DIR  keep data and logs there; by default in the folder of the configuration file
  --restore NAME   once: put this file of the folder "backups" in the place of damaged records
  --start-empty    once: the same with empty records, where there is no backup
  --forget-pin     once: forget the manager's PIN and its lock; the journal tells of it
Calls are lines of JSON on standard input, answers and events lines of JSON on standard output.`;

/**
 * The shell always says where the data are; without it the configuration must be named, since
 * nobody sets up a simulated world. Throws `WrongParameters`.
 */
export function readParameters(line: readonly string[], isForked: boolean): Parameters {
  const values = parse(line);
  const { config = null, runtime = null, 'user-data': userData = null } = values;
  const records = recordsChoice(values.restore ?? null, values['start-empty'] ?? false);
  if (isForked && userData === null) throw new WrongParameters('--user-data DIR is missing.');
  if (!isForked && config === null) throw new WrongParameters('--config FILE is missing.');
  const userDataDir = userData ?? dirname(resolve(config ?? ''));
  const forgetsPin = values['forget-pin'] ?? false;
  return { userDataDir, configFile: config, runtime, records, forgetsPin };
}

function recordsChoice(restore: string | null, startsEmpty: boolean): RecordsChoice {
  if (restore !== null) return { type: 'restore', backup: restore };
  return { type: startsEmpty ? 'startEmpty' : 'asTheyAre' };
}

function parse(line: readonly string[]) {
  const options = {
    'user-data': { type: 'string' },
    runtime: { type: 'string' },
    config: { type: 'string' },
    restore: { type: 'string' },
    'start-empty': { type: 'boolean' },
    'forget-pin': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...line], options }).values;
  } catch (error) {
    throw new WrongParameters((error as Error).message);
  }
}
