import type {
  FromTerminal,
  FromWorld,
  ToTerminal,
  ToWorld,
  WindowAnswer,
  WindowRequest,
  WorldPlace,
} from '../messages/process.ts';
import type { ShellView, SimulationView, StartFailure, StartStep } from '../messages/views.ts';
import type { KeptProcess, KeptStatus, ProcessKeeper } from '../terminal/process-keeper.ts';
import { unhandled } from './check.ts';
import { NextStart } from './next-start.ts';
import { shellView } from './shell-state.ts';

type Hearing<To, From> = Pick<KeptProcess<To, From>, 'onMessage' | 'onStatus'>;
type Kept<To extends { type: string }> = Pick<
  ProcessKeeper<To, { type: string }>,
  'restart' | 'send' | 'stop'
>;

/** Makes the keepers, and starts nothing yet. */
export interface Keepers {
  /** `extra`: asked at each start for what else its command line says. */
  terminal(
    extra: () => readonly string[],
    hearing: Hearing<ToTerminal, FromTerminal>,
  ): Kept<ToTerminal>;
  world(
    place: { folder: string; port: () => number | null },
    hearing: Hearing<ToWorld, FromWorld>,
  ): Kept<ToWorld>;
}

export interface ProcessesListener {
  onView(view: ShellView): void;
  onMode(mode: 'simulation' | 'live'): void;
  onEvent(event: Extract<FromTerminal, { type: 'event' }>): void;
  onAnswer(answer: Extract<FromTerminal | FromWorld, { type: 'answer' }>): void;
  /** It was there and is not any more; what it had been asked stays unanswered. */
  onLost(process: 'terminal' | 'world'): void;
  /** The scenario uses the window as a person would. */
  useWindow(request: WindowRequest): Promise<WindowAnswer>;
  onScenarioEnded(failure: string | null): void;
}

interface World {
  readonly keeper: Kept<ToWorld>;
  readonly folder: string;
  kept: KeptStatus;
  failure: string | null;
  place: WorldPlace | null;
}

/**
 * The terminal, and the simulated world when the terminal asks for it: starts them in order,
 * tells the one where the other is, and knows how both are.
 */
export class TillProcesses {
  readonly #keepers: Keepers;
  readonly #listener: ProcessesListener;
  readonly #terminal: Kept<ToTerminal>;
  readonly #nextStart: NextStart;
  #terminalKept: KeptStatus = { status: 'stopped' };
  #step: StartStep = 'process';
  #failure: StartFailure | null = null;
  /** This terminal has read its configuration, and asked for the world or not. */
  #awaitsWorld = false;
  /** Where this terminal was told that the world is. */
  #toldPlace: WorldPlace | null = null;
  #world: World | null = null;
  #simulation: SimulationView | null = null;

  constructor(keepers: Keepers, listener: ProcessesListener, forgetsPin: boolean) {
    this.#nextStart = new NextStart(forgetsPin);
    this.#keepers = keepers;
    this.#listener = listener;
    this.#terminal = keepers.terminal(() => this.#nextStart.take(), {
      onMessage: (message) => this.#hearTerminal(message),
      onStatus: (status) => this.#terminalIs(status),
    });
  }

  start(): void {
    this.#terminal.restart();
  }

  view(): ShellView {
    return shellView({
      terminal: { kept: this.#terminalKept, step: this.#step, failure: this.#failure },
      world: this.#world,
      simulation: this.#simulation,
    });
  }

  /**
   * What the addresses of the simulated phones begin with; null: there are none, as in live
   * mode, which never has a world.
   */
  phonesAddress(): string | null {
    const world = this.#world;
    // While it is away, somebody else may listen on its port.
    if (world === null || world.place === null || world.kept.status !== 'running') return null;
    return `${new URL(world.place.url).origin}/phone/`;
  }

  /** False when the terminal is not there to answer. */
  askTerminal(call: Extract<ToTerminal, { type: 'call' }>): boolean {
    return this.#terminalKept.status === 'running' && this.#terminal.send(call);
  }

  askWorld(call: Extract<ToWorld, { type: 'call' }>): boolean {
    return this.#world?.kept.status === 'running' && this.#world.keeper.send(call);
  }

  /** "Try again": starts what was given up or has failed; what runs is left alone. */
  restartGivenUp(): void {
    if (this.#world !== null && isGivenUp(this.#world.kept)) this.#world.keeper.restart();
    if (isGivenUp(this.#terminalKept)) this.#terminal.restart();
  }

  /** Starts a terminal that could not read its records with a backup, or null: with empty ones. */
  replaceRecords(backup: string | null): boolean {
    const isOffered = this.#nextStart.replaceRecords(this.#failure, backup);
    if (isOffered) this.#terminal.restart();
    return isOffered;
  }

  /** Ends the terminal, then the world, which the terminal may still need to end well. */
  async stop(): Promise<void> {
    await this.#terminal.stop();
    await this.#world?.keeper.stop();
  }

  #hearTerminal(message: FromTerminal): void {
    switch (message.type) {
      case 'step':
        this.#step = message.step;
        this.#publish();
        return;
      case 'configured':
        this.#listener.onMode(message.mode);
        // Live has no world, whatever it asks for.
        this.#provideWorld(
          message.mode === 'simulation' && message.needsWorld ? message.worldFolder : null,
        );
        return;
      case 'failed':
        this.#failure = message.failure;
        return;
      case 'answer':
        this.#listener.onAnswer(message);
        return;
      case 'event':
        this.#listener.onEvent(message);
        return;
      case 'ready':
      case 'heartbeat':
        return;
      default:
        unhandled(message);
    }
  }

  #terminalIs(status: KeptStatus): void {
    const wasRunning = this.#terminalKept.status === 'running';
    this.#terminalKept = status;
    if (status.status !== 'running') {
      if (wasRunning) this.#listener.onLost('terminal');
      if (status.status !== 'failed') this.#failure = null;
      this.#step = 'process';
      this.#awaitsWorld = false;
      this.#toldPlace = null;
    }
    this.#publish();
  }

  #provideWorld(folder: string | null): void {
    this.#awaitsWorld = folder !== null;
    if (this.#world !== null && this.#world.folder !== folder) this.#dropWorld(this.#world);
    if (folder === null) return;
    if (this.#world === null) this.#startWorld(folder);
    else this.#tellPlace(this.#world);
  }

  #startWorld(folder: string): void {
    const port = () => portOf(world.place);
    const keeper = this.#keepers.world(
      { folder, port },
      {
        onMessage: (message) => this.#hearWorld(world, message),
        onStatus: (status) => this.#worldIs(world, status),
      },
    );
    const world: World = {
      keeper,
      folder,
      kept: { status: 'stopped' },
      failure: null,
      place: null,
    };
    this.#world = world;
    keeper.restart();
  }

  /** The terminal came back with another configuration, and this world belongs to the old one. */
  #dropWorld(world: World): void {
    this.#world = null;
    this.#simulation = null;
    this.#listener.onLost('world');
    void world.keeper.stop();
  }

  #hearWorld(world: World, message: FromWorld): void {
    if (world !== this.#world) return;
    switch (message.type) {
      case 'ready':
        world.place = message.world;
        return;
      case 'failed':
        world.failure = message.detail;
        return;
      case 'simulation':
        this.#simulation = message.view;
        this.#publish();
        return;
      case 'answer':
        this.#listener.onAnswer(message);
        return;
      case 'window':
        void this.#useWindow(world, message);
        return;
      case 'scenarioEnded':
        this.#listener.onScenarioEnded(message.failure);
        return;
      case 'heartbeat':
        return;
      default:
        unhandled(message);
    }
  }

  async #useWindow(
    world: World,
    { id, request }: Extract<FromWorld, { type: 'window' }>,
  ): Promise<void> {
    const answer = await this.#listener.useWindow(request);
    world.keeper.send({ type: 'windowAnswer', id, answer });
  }

  #worldIs(world: World, status: KeptStatus): void {
    if (world !== this.#world) return;
    const wasRunning = world.kept.status === 'running';
    world.kept = status;
    if (status.status === 'running') {
      this.#tellPlace(world);
    } else {
      if (wasRunning) this.#listener.onLost('world');
      this.#simulation = null;
    }
    this.#publish();
  }

  /** A terminal keeps the place it was told: when the world has moved, it is started again. */
  #tellPlace(world: World): void {
    if (!this.#awaitsWorld || world.place === null || world.kept.status !== 'running') return;
    if (this.#toldPlace === null) {
      this.#toldPlace = world.place;
      this.#terminal.send({ type: 'world', world: world.place });
    } else if (!isSamePlace(this.#toldPlace, world.place)) {
      this.#terminal.restart();
    }
  }

  #publish(): void {
    this.#listener.onView(this.view());
  }
}

function isGivenUp(kept: KeptStatus): boolean {
  return kept.status === 'gaveUp' || kept.status === 'failed';
}

function isSamePlace(a: WorldPlace, b: WorldPlace): boolean {
  return (
    a.url === b.url &&
    a.clientId === b.clientId &&
    a.merchantPrivateKeyFile === b.merchantPrivateKeyFile &&
    a.acquirerPublicKeyFile === b.acquirerPublicKeyFile &&
    a.controlUrl === b.controlUrl &&
    a.scannerSocket === b.scannerSocket &&
    a.hidScannerSocket === b.hidScannerSocket &&
    a.printerPort === b.printerPort
  );
}

function portOf(place: WorldPlace | null): number | null {
  const port = place === null ? '' : new URL(place.url).port;
  return port === '' ? null : Number(port);
}
