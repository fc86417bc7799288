import { join } from 'node:path';
import { toTerminalSchema } from '../../messages/process.schema.ts';
import type { FromTerminal, ToTerminal, WorldPlace } from '../../messages/process.ts';
import type { StartFailure } from '../../messages/views.ts';
import type { Config } from '../config/config-schema.ts';
import { unhandled } from '../core/check.ts';
import type { Log } from '../ports.ts';
import { needsWorld, type Door, type Doorkeeper } from './door.ts';

/** The channel over which the shell forked this process; its end is the shell's. */
type ShellChannel = Pick<NodeJS.Process, 'connected' | 'send' | 'on'>;

/** The terminal as the shell asks and hears it. */
export class ShellDoor implements Door {
  readonly #channel: ShellChannel;
  readonly #keeper: Doorkeeper;
  readonly #log: Log;
  #waitingForWorld: ((world: WorldPlace) => void) | null = null;

  constructor(channel: ShellChannel, keeper: Doorkeeper, log: Log) {
    this.#channel = channel;
    this.#keeper = keeper;
    this.#log = log;
    channel.on('message', (raw) => this.#hear(raw));
    channel.on('disconnect', () => keeper.end());
  }

  say(message: FromTerminal): void {
    // A failed write is a shell that died; `disconnect` tells it.
    if (this.#channel.connected) this.#channel.send?.(message, undefined, undefined, () => {});
  }

  sayFailed(failure: StartFailure): Promise<void> {
    const message: FromTerminal = { type: 'failed', failure };
    return new Promise((resolve) => {
      if (!this.#channel.connected) return resolve();
      this.#channel.send?.(message, undefined, undefined, () => resolve());
    });
  }

  /** Asks the shell for the simulated world, when the configuration needs one. */
  async findWorld(config: Config, folder: string): Promise<WorldPlace | null> {
    const isNeeded = needsWorld(config);
    const worldFolder = isNeeded ? join(folder, 'world') : null;
    this.say({ type: 'configured', mode: config.mode, needsWorld: isNeeded, worldFolder });
    if (!isNeeded) return null;
    this.say({ type: 'step', step: 'world' });
    return new Promise((resolve) => {
      this.#waitingForWorld = resolve;
    });
  }

  /** The channel sends what it was given before the process may exit. */
  flushed(): Promise<void> {
    return Promise.resolve();
  }

  #hear(raw: unknown): void {
    const parsed = toTerminalSchema.safeParse(raw);
    if (!parsed.success) {
      this.#log.warn('message.malformed', { problem: parsed.error.message });
      return;
    }
    const message: ToTerminal = parsed.data;
    switch (message.type) {
      case 'stop':
        this.#keeper.end();
        return;
      case 'world':
        this.#waitingForWorld?.(message.world);
        return;
      case 'call':
        void this.#answer(message);
        return;
      default:
        unhandled(message);
    }
  }

  async #answer({ id, name, argument }: Extract<ToTerminal, { type: 'call' }>): Promise<void> {
    this.say({ type: 'answer', id, answer: await this.#keeper.call(name, argument) });
  }
}
