import type { CallFailure } from './failures.ts';
import type { Answer, CallsBy, Events } from './table.ts';
import type { SimulationView, StartFailure, StartStep } from './views.ts';

/** Shell → terminal, over the child's IPC channel. */
export type ToTerminal =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: CallsBy<'terminal'>;
      readonly argument: unknown;
    }
  /** The simulated world stands; only sent when the terminal asked for it. */
  | { readonly type: 'world'; readonly world: WorldPlace }
  /** End cleanly: close the transaction, the database, the bridge; then exit. */
  | { readonly type: 'stop' };

/** Terminal → shell. */
export type FromTerminal =
  | { readonly type: 'step'; readonly step: StartStep }
  /** The configuration was read. `needsWorld`: start the simulated world in `folder` and say where. */
  | {
      readonly type: 'configured';
      readonly mode: 'simulation' | 'live';
      readonly needsWorld: boolean;
      readonly worldFolder: string | null;
    }
  | { readonly type: 'ready' }
  /** Cannot start; the process exits by itself after this. */
  | { readonly type: 'failed'; readonly failure: StartFailure }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | {
      readonly type: 'event';
      readonly name: 'till' | 'scanRead';
      readonly value: Events['till' | 'scanRead'];
    };

/** Where the simulated world listens. The first line that the sandbox prints has the same fields. */
export interface WorldPlace {
  /** Base address of the acquirer, loopback HTTP. */
  readonly url: string;
  readonly clientId: string;
  readonly merchantPrivateKeyFile: string;
  readonly acquirerPublicKeyFile: string;
  readonly controlUrl: string;
  /** Local socket on which the virtual scanner speaks raw bytes. */
  readonly scannerSocket: string;
  /** The same for one that speaks HID reports. */
  readonly hidScannerSocket: string;
  /** Of 127.0.0.1: there the simulated receipt printer takes its bytes. */
  readonly printerPort: number;
}

/** Shell → world. */
export type ToWorld =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: CallsBy<'world'>;
      readonly argument: unknown;
    }
  /** Answer to a `window` request. */
  | { readonly type: 'windowAnswer'; readonly id: number; readonly answer: WindowAnswer }
  | { readonly type: 'stop' };

/** World → shell. */
export type FromWorld =
  | { readonly type: 'ready'; readonly world: WorldPlace }
  | { readonly type: 'failed'; readonly detail: string }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<null> }
  | { readonly type: 'simulation'; readonly view: SimulationView }
  /** The world uses the window as a person or a scanner would; only in simulation. */
  | { readonly type: 'window'; readonly id: number; readonly request: WindowRequest }
  | { readonly type: 'scenarioEnded'; readonly failure: string | null };

export type WindowRequest =
  /** Key names as Electron's accelerators say them: `1`, `Enter`, `Escape`. */
  | { readonly action: 'press'; readonly keys: readonly string[] }
  /** Types a code as a scanner that acts as a keyboard, ended by Enter; in every simulation. */
  | { readonly action: 'scan'; readonly text: string }
  /** Waits until the window shows this `data-screen` value. */
  | { readonly action: 'waitForScreen'; readonly screen: string; readonly timeoutMs: number }
  /** Saves what the window shows as a PNG file. */
  | { readonly action: 'capture'; readonly file: string };

export type WindowAnswer =
  /** `text` is what the screen says, one line. */
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

export type { Answer, CallFailure };
