import type { FromTerminal, WorldPlace } from '../../messages/process.ts';
import type { Answer, CallsBy } from '../../messages/table.ts';
import type { StartFailure } from '../../messages/views.ts';
import type { Config } from '../config/config-schema.ts';

/**
 * Through which the terminal is asked and heard: the shell's channel, or lines of JSON on standard
 * input and output where there is no shell.
 */
export interface Door {
  say(message: FromTerminal): void;
  /** Says why the till cannot start; resolves when that is on its way. Never rejects. */
  sayFailed(failure: StartFailure): Promise<void>;
  /**
   * Where the simulated world stands; null: the configuration needs none. Throws `CannotStart`
   * where it needs one and nobody can start it.
   */
  findWorld(config: Config, folder: string): Promise<WorldPlace | null>;
  /** Resolves when everything that was said is on its way. Never rejects. */
  flushed(): Promise<void>;
}

/** Who is behind the door: the till. */
export interface Doorkeeper {
  call(name: CallsBy<'terminal'>, argument: unknown): Promise<Answer<unknown>>;
  /** Nobody asks any more. */
  end(): void;
}

/** Whether the till is to use a world that its configuration does not name. */
export function needsWorld(config: Config): boolean {
  return config.mode === 'simulation' && config.acquirer === null;
}
