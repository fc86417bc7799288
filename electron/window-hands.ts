import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WebContents } from 'electron';
import { z } from 'zod';
import type { WindowAnswer, WindowRequest } from '../messages/process.ts';
import type { KeeperPorts } from '../terminal/process-keeper.ts';
import { unhandled } from './check.ts';
import { scanStrokes } from './scan-strokes.ts';

/** The page answers at its own limit; a page that is reloaded meanwhile never does. */
const PAGE_GRACE_MS = 2000;
/** What a screen says fits into this; more would be a fault of the page. */
const TEXT_LENGTH_MAX = 1000;

const seenSchema = z.strictObject({ screen: z.string().nullable(), text: z.string() });
type Seen = z.infer<typeof seenSchema>;

type HeldContents = Pick<
  WebContents,
  'focus' | 'sendInputEvent' | 'executeJavaScript' | 'capturePage'
>;

/**
 * Uses the window as a person would: presses keys, types what a scanner reads, looks at the
 * screen, takes its picture. Whether it may, `HandsGuard` says.
 */
export class WindowHands {
  readonly #contents: HeldContents;
  readonly #pictureFolder: string | null;
  readonly #clock: KeeperPorts['clock'];

  /** `pictureFolder`: the one folder for pictures; null: none are taken. */
  constructor(contents: HeldContents, pictureFolder: string | null, clock: KeeperPorts['clock']) {
    this.#contents = contents;
    this.#pictureFolder = pictureFolder;
    this.#clock = clock;
  }

  /** Never throws: what could not be done comes back with its reason. */
  async carryOut(request: WindowRequest): Promise<WindowAnswer> {
    try {
      switch (request.action) {
        case 'press':
          return this.#press(request.keys);
        case 'scan':
          return this.#scan(request.text);
        case 'waitForScreen':
          return await this.#waitForScreen(request.screen, request.timeoutMs);
        case 'capture':
          return await this.#capture(request.file);
        default:
          return unhandled(request);
      }
    } catch (error) {
      return { ok: false, why: error instanceof Error ? error.message : String(error) };
    }
  }

  #press(keys: readonly string[]): WindowAnswer {
    this.#contents.focus();
    for (const keyCode of keys) {
      this.#contents.sendInputEvent({ type: 'keyDown', keyCode });
      // The character that a keyboard makes of it; without it a focused button is not pressed.
      if (keyCode === 'Enter') this.#contents.sendInputEvent({ type: 'char', keyCode: '\r' });
      if (keyCode.length === 1) this.#contents.sendInputEvent({ type: 'char', keyCode });
      this.#contents.sendInputEvent({ type: 'keyUp', keyCode });
    }
    return { ok: true, text: '' };
  }

  #scan(text: string): WindowAnswer {
    const strokes = scanStrokes(text);
    if (strokes === null) return { ok: false, why: 'a keyboard has no key for one of its signs' };
    this.#contents.focus();
    for (const stroke of strokes) this.#contents.sendInputEvent(stroke);
    return { ok: true, text: '' };
  }

  async #waitForScreen(screen: string, timeoutMs: number): Promise<WindowAnswer> {
    const page = this.#contents.executeJavaScript(watchScript(screen, timeoutMs));
    const seen = await this.#within(timeoutMs + PAGE_GRACE_MS, page);
    if (seen === null) return { ok: false, why: `the window did not answer` };
    const { screen: shown, text } = seenSchema.parse(seen) satisfies Seen;
    const line = text.replaceAll(/\s+/g, ' ').trim().slice(0, TEXT_LENGTH_MAX);
    if (shown === screen) return { ok: true, text: line };
    const instead = shown === null ? 'no screen at all' : `"${shown}", which says: ${line}`;
    return {
      ok: false,
      why: `the window did not show "${screen}" within ${timeoutMs / 1000} s, but ${instead}`,
    };
  }

  async #capture(file: string): Promise<WindowAnswer> {
    const folder = this.#pictureFolder;
    if (folder === null) return { ok: false, why: 'no pictures are taken' };
    const name = path.relative(folder, path.resolve(file));
    if (name !== path.basename(name) || path.extname(name) !== '.png') {
      return { ok: false, why: `${file} is not a .png file in ${folder}` };
    }
    const picture = await this.#contents.capturePage();
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), picture.toPNG());
    return { ok: true, text: '' };
  }

  #within(limitMs: number, page: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(limitMs, () => resolve(null));
      page.then(resolve, reject).finally(cancel);
    });
  }
}

/**
 * Runs in the page: resolves with what it shows once `data-screen` has the wanted value and two
 * frames have passed, so that it was painted; or with what it shows when the time is up.
 */
function watchScript(screen: string, timeoutMs: number): string {
  return `new Promise((resolve) => {
    const shown = () => document.querySelector('[data-screen]');
    const isWanted = () => shown()?.dataset.screen === ${JSON.stringify(screen)};
    const tell = () => {
      observer.disconnect();
      clearTimeout(limit);
      resolve({ screen: shown()?.dataset.screen ?? null, text: shown()?.innerText ?? '' });
    };
    const look = () => {
      if (!isWanted()) return;
      requestAnimationFrame(() => requestAnimationFrame(() => { if (isWanted()) tell(); }));
    };
    const observer = new MutationObserver(look);
    const limit = setTimeout(tell, ${timeoutMs});
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-screen'] });
    look();
  })`;
}
