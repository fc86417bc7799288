import type { Readable, Writable } from 'node:stream';
import type { FromTerminal } from '../../messages/process.ts';
import type { Answer } from '../../messages/table.ts';
import type { StartFailure } from '../../messages/views.ts';
import { startFailureLines } from '../../words/start-failure.ts';
import { CannotStart } from '../config/config.ts';
import type { Config } from '../config/config-schema.ts';
import { unhandled } from '../core/check.ts';
import { askedLineSchema, scanSchema, type LineProblem } from './door-lines.ts';
import { needsWorld, type Door, type Doorkeeper } from './door.ts';
import { inputLines } from './input-lines.ts';
import { LineWriter } from './line-writer.ts';

/** Calls under way at once; no more lines are read meanwhile. */
const CALLS_OPEN_MAX = 64;

/**
 * The terminal without a shell: calls are lines of JSON in, answers and events lines of JSON out
 * (`docs/headless.md`). Input is read from `ready` on; its end is the wish to end.
 */
export class LineDoor implements Door {
  readonly #input: Readable;
  readonly #lines: LineWriter;
  readonly #keeper: Doorkeeper;
  readonly #open = new Set<Promise<void>>();

  constructor(input: Readable, output: Writable, keeper: Doorkeeper) {
    this.#input = input;
    this.#keeper = keeper;
    this.#lines = new LineWriter(output, () => keeper.end());
  }

  say(message: FromTerminal): void {
    switch (message.type) {
      case 'step':
      case 'answer':
        this.#lines.write(message);
        return;
      case 'event':
        this.#lines.writeNewest(message.name, message);
        return;
      case 'ready':
        this.#lines.write(message);
        void this.#listen();
        return;
      case 'failed':
      case 'configured':
      case 'heartbeat':
        // The first has its own way; a world and a sign of life are for the shell to ask for.
        return;
      default:
        unhandled(message);
    }
  }

  async sayFailed(failure: StartFailure): Promise<void> {
    this.#lines.write({ type: 'failed', failure, sentences: startFailureLines(failure) });
    await this.flushed();
  }

  async findWorld(config: Config): Promise<null> {
    if (needsWorld(config)) throw new CannotStart({ code: 'acquirerMissing' });
    return null;
  }

  flushed(): Promise<void> {
    return this.#lines.flushed();
  }

  async #listen(): Promise<void> {
    let number = 0;
    for await (const line of inputLines(this.#input)) {
      number += 1;
      await this.#lines.room();
      if (this.#open.size >= CALLS_OPEN_MAX) await Promise.race(this.#open);
      this.#hear(line, number);
    }
    await Promise.all(this.#open);
    this.#keeper.end();
  }

  #hear(line: string | null, number: number): void {
    if (line?.trim() === '') return;
    const asked = line === null ? 'tooLong' : parse(line);
    if (typeof asked === 'string') {
      this.#lines.write({ type: 'malformed', line: number, problem: asked });
      return;
    }
    const answered = this.#answer(asked).finally(() => this.#open.delete(answered));
    this.#open.add(answered);
  }

  async #answer({ id, call, argument = null }: Asked): Promise<void> {
    const answer =
      call === 'scan' ? await this.#scan(argument) : await this.#keeper.call(call, argument);
    this.#lines.write({ type: 'answer', id, answer });
  }

  async #scan(argument: unknown): Promise<Answer<unknown>> {
    const { data } = scanSchema.safeParse(argument);
    if (data === undefined) return { ok: false, failure: 'malformed' };
    return this.#keeper.call('scanTyped', data);
  }
}

type Asked = ReturnType<typeof askedLineSchema.parse>;

function parse(line: string): Asked | LineProblem {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'notJson';
  }
  return askedLineSchema.safeParse(json).data ?? 'notACall';
}
