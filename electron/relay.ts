import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { ToTerminal, ToWorld } from '../messages/process.ts';
import { callArgumentSchemas, callResultSchemas } from '../messages/table.schema.ts';
import {
  CALL_ANSWERED_BY,
  type Answer,
  type CallName,
  type Calls,
  type CallsBy,
} from '../messages/table.ts';
import type { ShellView } from '../messages/views.ts';
import type { KeeperPorts } from '../terminal/process-keeper.ts';
import { CALL_CHANNEL } from './channels.ts';

/** A hung process is noticed after 4 s and back within a few more; nobody waits longer for it. */
const CALL_LIMIT_MS = 10_000;
/** What reads or copies all records of years takes as long as a start may. */
const PATIENT_CALL_LIMIT_MS = 10 * 60_000;
const PATIENT_CALLS: ReadonlySet<CallName> = new Set(['verifyJournal', 'backUpNow']);
/** A page asks a few things at a time. One that asks without end is refused, not remembered. */
const PENDING_MAX = 64;

type RelayedName = CallsBy<'terminal' | 'world'>;

/** The processes behind the relay, and the calls that the shell answers itself. */
export interface Answerers {
  askTerminal(call: Extract<ToTerminal, { type: 'call' }>): boolean;
  askWorld(call: Extract<ToWorld, { type: 'call' }>): boolean;
  view(): ShellView;
  restartGivenUp(): void;
  replaceRecords(backup: string | null): boolean;
}

interface PendingCall {
  readonly name: RelayedName;
  readonly settle: (answer: Answer<unknown>) => void;
  readonly cancelLimit: () => void;
}

/** Carries the page's calls to the process that answers them, and the answers back. */
export class Relay {
  readonly #answerers: Answerers;
  readonly #ports: KeeperPorts;
  readonly #pending = new Map<number, PendingCall>();
  #lastId = 0;

  constructor(answerers: Answerers, ports: KeeperPorts) {
    this.#answerers = answerers;
    this.#ports = ports;
  }

  /** Never throws: what cannot be carried out comes back as a failure. */
  async call(name: unknown, argument: unknown): Promise<Answer<unknown>> {
    if (!isCallName(name)) return this.#refuse('a name that is not in the table');
    const parsed = callArgumentSchemas[name].safeParse(argument);
    if (!parsed.success) return this.#refuse(`an argument of ${name} that does not fit`);
    if (name === 'readShell') return { ok: true, result: this.#answerers.view() };
    if (name === 'restartTill') {
      this.#answerers.restartGivenUp();
      return { ok: true, result: null };
    }
    if (name === 'startEmpty') return this.#replaceRecords(null);
    if (name === 'restoreBackup') {
      // The table ties each name to its own argument; TypeScript loses that at the look-up.
      return this.#replaceRecords((parsed.data as Calls['restoreBackup']['argument']).name);
    }
    return await this.#handOn(name, parsed.data);
  }

  /** An answer has come. One that nobody waits for any more is dropped. */
  answered({ id, answer }: { readonly id: number; readonly answer: Answer<unknown> }): void {
    const call = this.#pending.get(id);
    if (call === undefined) return;
    if (!answer.ok) {
      this.#settle(id, answer);
      return;
    }
    const parsed = callResultSchemas[call.name].safeParse(answer.result);
    if (parsed.success) {
      this.#settle(id, { ok: true, result: parsed.data });
    } else {
      this.#ports.log.error('call.answerMalformed', { call: call.name });
      this.#settle(id, notReady(call.name));
    }
  }

  /** The process is gone, and so is what it was asked: the page may ask again. */
  lost(process: 'terminal' | 'world'): void {
    for (const [id, call] of this.#pending) {
      if (CALL_ANSWERED_BY[call.name] === process) this.#settle(id, notReady(call.name));
    }
  }

  #refuse(what: string): Answer<never> {
    this.#ports.log.warn('call.refused', { what });
    return { ok: false, failure: 'malformed' };
  }

  #replaceRecords(backup: string | null): Answer<null> {
    const isOffered = this.#answerers.replaceRecords(backup);
    return isOffered ? { ok: true, result: null } : { ok: false, failure: 'notNow' };
  }

  #handOn(name: RelayedName, argument: unknown): Promise<Answer<unknown>> {
    if (this.#pending.size >= PENDING_MAX) return Promise.resolve(notReady(name));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((settle) => {
      const limitMs = PATIENT_CALLS.has(name) ? PATIENT_CALL_LIMIT_MS : CALL_LIMIT_MS;
      const cancelLimit = this.#ports.clock.after(limitMs, () => {
        this.#ports.log.warn('call.unanswered', { call: name });
        this.#settle(id, notReady(name));
      });
      this.#pending.set(id, { name, settle, cancelLimit });
      if (!this.#send(id, name, argument)) this.#settle(id, notReady(name));
    });
  }

  #send(id: number, name: RelayedName, argument: unknown): boolean {
    return isOfTerminal(name)
      ? this.#answerers.askTerminal({ type: 'call', id, name, argument })
      : this.#answerers.askWorld({ type: 'call', id, name, argument });
  }

  #settle(id: number, answer: Answer<unknown>): void {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    call?.cancelLimit();
    call?.settle(answer);
  }
}

/**
 * Lets the page in, and nobody else. `isOurPage` says whether the sender is the main frame of our
 * own window.
 */
export function openDoor(
  ipc: Pick<IpcMain, 'handle'>,
  isOurPage: (event: IpcMainInvokeEvent) => boolean,
  relay: Relay,
): void {
  ipc.handle(CALL_CHANNEL, (event, name: unknown, argument: unknown) => {
    if (!isOurPage(event)) return { ok: false, failure: 'malformed' } satisfies Answer<never>;
    return relay.call(name, argument);
  });
}

/** `readTill` has an answer for it: there is no view yet. */
function notReady(name: RelayedName): Answer<null> {
  return name === 'readTill' ? { ok: true, result: null } : { ok: false, failure: 'notReady' };
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CALL_ANSWERED_BY, name);
}

function isOfTerminal(name: RelayedName): name is CallsBy<'terminal'> {
  return CALL_ANSWERED_BY[name] === 'terminal';
}
