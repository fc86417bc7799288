import type { CameraHint, CameraProblem } from '../../words/camera-words.ts';
import { isDark } from './brightness.ts';
import { cameraProblemOf } from './camera-problem.ts';
import type { CameraView } from './camera-view.ts';
import type { FrameReader } from './frame-reader.ts';
import { SeenCodes, type SeenCode } from './seen-codes.ts';

/** Whoever knows how to hold a phone has been read by then. */
const HINT_AFTER_MS = 10_000;
/** Longer than a customer takes to open the wallet. */
const IDLE_AFTER_MS = 60_000;

export type CameraState =
  | { readonly status: 'starting' }
  | { readonly status: 'looking'; readonly hint: CameraHint | null }
  | { readonly status: 'failed'; readonly problem: CameraProblem };

export interface CameraPorts {
  openView(onGone: () => void): Promise<CameraView>;
  startReader(): FrameReader;
  /** Calls back after real time; returns how to stop. */
  after(ms: number, act: () => void): () => void;
}

export interface CameraListener {
  changed(state: CameraState): void;
  /** The first code, once; the camera is off by then. */
  read(code: SeenCode): void;
  /** Nothing was read for a minute; the camera is off. */
  idle(): void;
}

/** Looks through the camera until a code is read or nothing more can come; returns how to stop. */
export function watchCamera(ports: CameraPorts, listener: CameraListener): () => void {
  const undo: (() => void)[] = [];
  const seen = new SeenCodes();
  let isOver = false;
  let isLong = false;
  let sees: 'nothing' | 'several' | 'something' = 'nothing';
  let hint: CameraHint | null = null;

  function end(): void {
    isOver = true;
    for (const stop of undo.splice(0)) stop();
  }

  function fail(problem: CameraProblem): void {
    if (isOver) return;
    end();
    listener.changed({ status: 'failed', problem });
  }

  function tellHint(): void {
    const newest = hintOf();
    if (newest === hint) return;
    hint = newest;
    listener.changed({ status: 'looking', hint });
  }

  function hintOf(): CameraHint | null {
    if (sees === 'several') return 'several';
    if (!isLong) return null;
    return sees === 'nothing' ? 'dark' : 'nothingYet';
  }

  async function look(): Promise<void> {
    const view = await ports.openView(() => fail('gone'));
    if (isOver) {
      view.close();
      return;
    }
    const reader = ports.startReader();
    undo.push(
      () => view.close(),
      () => reader.stop(),
      ports.after(HINT_AFTER_MS, () => {
        isLong = true;
        tellHint();
      }),
      ports.after(IDLE_AFTER_MS, () => {
        end();
        listener.idle();
      }),
    );
    listener.changed({ status: 'looking', hint });
    while (!isOver) {
      const { codes, brightness } = await reader.lookAt(await view.nextPicture());
      if (isOver) return;
      const sight = seen.look(codes);
      if (sight.status === 'read') {
        end();
        listener.read(sight.code);
        return;
      }
      if (sight.status === 'several') sees = 'several';
      else sees = isDark(brightness) ? 'nothing' : 'something';
      tellHint();
    }
  }

  look().catch((error: unknown) => fail(cameraProblemOf(error)));
  return end;
}
