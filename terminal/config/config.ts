import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CONFIG_PROBLEMS,
  type ConfigProblem,
  type LiveRefusal,
  type StartFailure,
} from '../../messages/views.ts';
import { configSchema, type AcquirerConfig, type Config } from './config-schema.ts';
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
  const config = parseConfig(file);
  if (config.mode === 'live') refuseInLive(config, surroundings);
  return Object.freeze(config);
}

function parseConfig(file: string): Config {
  const json = readJson(file);
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) throw invalid(file, json, parsed.error.issues[0]);
  const config = parsed.data;
  const folder = dirname(resolve(file));
  const absolute = (path: string) => resolve(folder, path);
  const { acquirer } = config;
  if (acquirer !== null) checkAcquirer(file, config.mode, acquirer);
  else if (config.mode === 'live') throw problem(file, 'acquirer', undefined, 'missing');
  return {
    ...config,
    dataDir: config.dataDir && absolute(config.dataDir),
    acquirer: acquirer && {
      ...acquirer,
      privateKeyFile: absolute(acquirer.privateKeyFile),
      publicKeyFiles: acquirer.publicKeyFiles.map(absolute),
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
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new CannotStart({ code: 'configUnreadable', file, detail: message });
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new CannotStart({ code: 'configUnreadable', file, detail: 'It holds no JSON object.' });
}

/** Neither mode takes the other's acquirer: the client id and the address must fit the mode. */
function checkAcquirer(file: string, mode: Config['mode'], acquirer: AcquirerConfig): void {
  const { url, clientId } = acquirer;
  const isSandbox = clientId.startsWith('SANDBOX_');
  if (isSandbox !== (mode === 'simulation')) {
    throw problem(file, 'acquirer.clientId', clientId, 'notAClientIdOfMode');
  }
  const { protocol } = new URL(url);
  if (protocol === 'https:' || isLoopbackHttp(url)) return;
  throw problem(file, 'acquirer.url', url, mode === 'live' ? 'notHttps' : 'notLoopback');
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

function isLoopbackHttp(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const isLoopback = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(hostname);
  return protocol === 'http:' && isLoopback;
}

interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function invalid(file: string, json: unknown, issue: SchemaIssue | undefined): CannotStart {
  const path = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])];
  const field = path.map(String).join('.');
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown>)?.[key],
    json,
  );
  if (issue?.code === 'unrecognized_keys') return problem(file, field, value, 'unknownField');
  const named = CONFIG_PROBLEMS.find((one) => one === issue?.message);
  return problem(file, field, value, named ?? 'notText');
}

/** Longest piece of a wrong value that is repeated on a screen. */
const VALUE_LENGTH_MAX = 80;

function problem(file: string, field: string, value: unknown, what: ConfigProblem): CannotStart {
  const shown = value === undefined ? '' : JSON.stringify(value).slice(0, VALUE_LENGTH_MAX);
  return new CannotStart({ code: 'configInvalid', file, field, value: shown, problem: what });
}
