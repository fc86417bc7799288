import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { LiveRefusal, StartFailure } from '../../messages/views.ts';
import { configSchema, type Config } from './config-schema.ts';
import { faultsOfSchema, fieldProblems } from './field-problems.ts';
import { faultsOfMode, isLoopbackHttp } from './mode-rules.ts';
import { SIMULATION } from './simulation.ts';

/** Cannot start; what and why, without words. */
export class CannotStart extends Error {
  readonly failure: StartFailure;
  constructor(failure: StartFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** What the process itself is, for what live refuses. */
export interface Surroundings {
  readonly isRoot: boolean;
  readonly isFallbackRuntime: boolean;
  readonly isTestClock: boolean;
}

/** A live database that was ever opened is remembered here, so that its loss is noticed. */
export function liveMarkFile(userDataDir: string): string {
  return resolve(userDataDir, 'live-database');
}

/**
 * The configuration, checked once and frozen. Without a file, simulation, but only where no live
 * database has ever existed. Throws `CannotStart`.
 */
export function readConfig(
  file: string | null,
  userDataDir: string,
  surroundings: Surroundings,
): Config {
  if (file === null) {
    const mark = liveMarkFile(userDataDir);
    if (existsSync(mark)) {
      const database = readFileSync(mark, 'utf8').trim();
      throw new CannotStart({ code: 'configLost', database });
    }
    return SIMULATION;
  }
  const config = parseConfig(resolve(file));
  if (config.mode === 'live') refuseInLive(config, surroundings);
  return Object.freeze(config);
}

function parseConfig(file: string): Config {
  const json = readJson(file);
  const parsed = configSchema.safeParse(json);
  const ofSchema = parsed.success ? [] : faultsOfSchema(parsed.error.issues);
  const faults = [...ofSchema, ...faultsOfMode(json)];
  if (!parsed.success || faults.length > 0) {
    throw new CannotStart({ code: 'configInvalid', file, ...fieldProblems(json, faults) });
  }
  const config = parsed.data;
  const folder = dirname(file);
  const absolute = (path: string) => resolve(folder, path);
  const { acquirer } = config;
  return {
    ...config,
    dataDir: config.dataDir && absolute(config.dataDir),
    brandFile: config.brandFile && absolute(config.brandFile),
    acquirer: acquirer && {
      ...acquirer,
      privateKeyFile: absolute(acquirer.privateKeyFile),
      publicKeyFiles: acquirer.publicKeyFiles.map(absolute),
      agentTokenFile: acquirer.agentTokenFile && absolute(acquirer.agentTokenFile),
      caFile: acquirer.caFile && absolute(acquirer.caFile),
    },
  };
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CannotStart({ code: 'configMissing', file });
    throw new CannotStart({ code: 'configUnreadable', file, detail: message });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new CannotStart({ code: 'configUnreadable', file, detail: message });
  }
}

function refuseInLive(config: Config, surroundings: Surroundings): void {
  const refusals: [boolean, LiveRefusal][] = [
    [surroundings.isFallbackRuntime, 'fallbackRuntime'],
    [surroundings.isTestClock, 'testClock'],
    [config.acquirer !== null && isLoopbackHttp(config.acquirer.url), 'loopbackHttp'],
    [surroundings.isRoot, 'root'],
  ];
  const refusal = refusals.find(([applies]) => applies);
  if (refusal) throw new CannotStart({ code: 'liveRefuses', what: refusal[1] });
}
