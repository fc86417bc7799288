import { beforeEach, describe, expect, test } from 'vitest';

import type { LookedAt } from './frame-messages.ts';
import type { CameraView } from './camera-view.ts';
import { watchCamera, type CameraState } from './camera-watch.ts';
import type { SeenCode } from './seen-codes.ts';

const CODE: SeenCode = { text: '281006020000000000125733', symbology: ']Q1', drawnAs: 'field' };
const LIGHT = 120;
const BLACK = 8;

/** A camera, a reader and a clock that do what the test says, and what came of it. */
class Camera {
  readonly told: CameraState[] = [];
  readonly read: string[] = [];
  idles = 0;
  isOn = false;
  isReading = false;
  #gone: () => void = () => {};
  #open: { readonly resolve: () => void; readonly reject: (error: Error) => void } | null = null;
  #answer: ((looked: LookedAt) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;
  #timers: { readonly ms: number; readonly act: () => void }[] = [];

  watch(): () => void {
    const view: CameraView = {
      nextPicture: () => Promise.resolve({} as VideoFrame),
      close: () => {
        this.isOn = false;
      },
    };
    return watchCamera(
      {
        openView: (onGone) =>
          new Promise((resolve, reject) => {
            this.#gone = onGone;
            const open = (): void => {
              this.isOn = true;
              resolve(view);
            };
            this.#open = { resolve: open, reject };
          }),
        startReader: () => {
          this.isReading = true;
          return {
            lookAt: () =>
              new Promise((resolve, reject) => {
                this.#answer = resolve;
                this.#fail = reject;
              }),
            stop: () => {
              this.isReading = false;
            },
          };
        },
        after: (ms, act) => {
          const timer = { ms, act };
          this.#timers.push(timer);
          return () => {
            this.#timers = this.#timers.filter((other) => other !== timer);
          };
        },
      },
      {
        changed: (state) => this.told.push(state),
        read: ({ text }) => this.read.push(text),
        idle: () => {
          this.idles += 1;
        },
      },
    );
  }

  async opens(): Promise<void> {
    this.#open?.resolve();
    await settled();
  }

  async isRefused(name: string): Promise<void> {
    this.#open?.reject(new DOMException('', name));
    await settled();
  }

  async shows(brightness: number, ...codes: readonly SeenCode[]): Promise<void> {
    this.#answer?.({ type: 'looked', codes, brightness });
    await settled();
  }

  async readerFails(): Promise<void> {
    this.#fail?.(new Error('no'));
    await settled();
  }

  isUnplugged(): void {
    this.#gone();
  }

  /** Every timer that is due by then, in its turn. */
  passes(ms: number): void {
    const due = this.#timers.filter((timer) => timer.ms <= ms);
    this.#timers = this.#timers.filter((timer) => timer.ms > ms);
    for (const { act } of due) act();
  }

  get isOff(): boolean {
    return !this.isOn && !this.isReading && this.#timers.length === 0;
  }

  get hint(): unknown {
    const newest = this.told.at(-1);
    return newest?.status === 'looking' ? newest.hint : newest;
  }
}

/** Whatever was promised and is due has happened. */
async function settled(): Promise<void> {
  await new Promise((done) => void setTimeout(done));
}

let camera: Camera;
beforeEach(() => {
  camera = new Camera();
});

describe('a code in front of the camera', () => {
  test('is read once, and everything is off by then', async () => {
    camera.watch();
    await camera.opens();
    await camera.shows(LIGHT);
    await camera.shows(LIGHT, CODE);
    expect(camera.read).toEqual([CODE.text]);
    expect(camera.isOff).toBe(true);
    await camera.shows(LIGHT, CODE);
    expect(camera.read).toEqual([CODE.text]);
  });

  test('that was being looked at when somebody left is not read', async () => {
    const stop = camera.watch();
    await camera.opens();
    stop();
    await camera.shows(LIGHT, CODE);
    expect(camera.read).toEqual([]);
    expect(camera.isOff).toBe(true);
  });
});

describe('the camera', () => {
  test('goes off at once where somebody left before it was on', async () => {
    camera.watch()();
    await camera.opens();
    expect(camera.isOff).toBe(true);
    expect(camera.told).toEqual([]);
  });

  test('goes off after a minute without a code, also when no picture ever comes', async () => {
    camera.watch();
    await camera.opens();
    camera.passes(59_999);
    expect(camera.isOn).toBe(true);
    camera.passes(60_000);
    expect(camera.idles).toBe(1);
    expect(camera.isOff).toBe(true);
  });

  test.each([
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotAllowedError', 'refused'],
    ['NotReadableError', 'inUse'],
    ['AbortError', 'inUse'],
    ['TypeError', 'broken'],
  ])('that does not open with %s is told as %s', async (name, problem) => {
    camera.watch();
    await camera.isRefused(name);
    expect(camera.told).toEqual([{ status: 'failed', problem }]);
  });

  test('that is unplugged, or whose pictures cannot be read, is told, and off', async () => {
    camera.watch();
    await camera.opens();
    camera.isUnplugged();
    expect(camera.told.at(-1)).toEqual({ status: 'failed', problem: 'gone' });
    expect(camera.isOff).toBe(true);

    const other = new Camera();
    other.watch();
    await other.opens();
    await other.readerFails();
    expect(other.told.at(-1)).toEqual({ status: 'failed', problem: 'broken' });
    expect(other.isOff).toBe(true);
  });
});

describe('a hint', () => {
  test('waits ten seconds, and then follows the light', async () => {
    camera.watch();
    await camera.opens();
    await camera.shows(BLACK);
    expect(camera.hint).toBeNull();
    camera.passes(10_000);
    expect(camera.hint).toBe('dark');
    await camera.shows(LIGHT);
    expect(camera.hint).toBe('nothingYet');
  });

  test('is given where no picture comes at all', async () => {
    camera.watch();
    await camera.opens();
    camera.passes(10_000);
    expect(camera.hint).toBe('dark');
  });

  test('of two codes is given at once, and goes with them', async () => {
    camera.watch();
    await camera.opens();
    await camera.shows(LIGHT, CODE, { ...CODE, text: '28' });
    expect(camera.hint).toBe('several');
    await camera.shows(LIGHT);
    expect(camera.hint).toBeNull();
    expect(camera.read).toEqual([]);
  });
});
