import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WindowHands } from './window-hands.ts';

type Contents = ConstructorParameters<typeof WindowHands>[0];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'countercode-hands-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A window whose page answers `answer`, or never. */
function hands(
  answer: Promise<unknown> = new Promise(() => {}),
  pictureFolder: string | null = folder,
) {
  const pressed: string[] = [];
  const limits: (() => void)[] = [];
  const contents: Contents = {
    focus: () => pressed.push('focus'),
    sendInputEvent: (event: Parameters<WebContents['sendInputEvent']>[0]) => {
      pressed.push('keyCode' in event ? `${event.type} ${event.keyCode}` : event.type);
    },
    executeJavaScript: () => answer,
    capturePage: async () => ({ toPNG: () => Buffer.from('a picture') }) as Electron.NativeImage,
  };
  const clock = {
    mono: () => 0,
    after(_ms: number, callback: () => void) {
      limits.push(callback);
      return () => {};
    },
  };
  return { windowHands: new WindowHands(contents, pictureFolder, clock), pressed, limits };
}

const waitFor = (screen: string) => ({ action: 'waitForScreen', screen, timeoutMs: 5000 }) as const;

describe('the hands at the window', () => {
  test('press keys as a keyboard does, with the characters that they make', async () => {
    const { windowHands, pressed } = hands();
    await windowHands.carryOut({ action: 'press', keys: ['1', 'Enter', 'Escape'] });
    const one = 'keyDown 1, char 1, keyUp 1';
    const enter = 'keyDown Enter, char \r, keyUp Enter';
    const escape = 'keyDown Escape, keyUp Escape';
    expect(pressed.join(', ')).toBe(`focus, ${one}, ${enter}, ${escape}`);
  });

  test('type what a scanner reads, and Enter after it', async () => {
    const { windowHands, pressed } = hands();
    expect(await windowHands.carryOut({ action: 'scan', text: '29' })).toMatchObject({ ok: true });
    const keys = pressed.filter((what) => what.startsWith('keyDown'));
    expect(pressed[0]).toBe('focus');
    expect(keys).toEqual(['keyDown 2', 'keyDown 9', 'keyDown Enter']);
  });

  test('type nothing of a text that has no keys, and say so', async () => {
    const { windowHands, pressed } = hands();
    expect(await windowHands.carryOut({ action: 'scan', text: '29é' })).toMatchObject({
      ok: false,
    });
    expect(pressed).toEqual([]);
  });

  test('take no picture where there is no folder for it', async () => {
    const file = path.join(folder, 'paid.png');
    const { windowHands } = hands(undefined, null);
    expect(await windowHands.carryOut({ action: 'capture', file })).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('say in one line what the wanted screen says', async () => {
    const seen = { screen: 'paid', text: 'Paid\n\n  €18.20\n' };
    const { windowHands } = hands(Promise.resolve(seen));
    expect(await windowHands.carryOut(waitFor('paid'))).toEqual({ ok: true, text: 'Paid €18.20' });
  });

  test('say what is shown instead of the wanted screen', async () => {
    const { windowHands } = hands(Promise.resolve({ screen: 'declined', text: 'Not paid' }));
    expect(await windowHands.carryOut(waitFor('paid'))).toEqual({
      ok: false,
      why: 'the window did not show "paid" within 5 s, but "declined", which says: Not paid',
    });
  });

  test('do not wait for ever for a page that is gone', async () => {
    const { windowHands, limits } = hands();
    const waited = windowHands.carryOut(waitFor('paid'));
    limits[0]?.();
    expect(await waited).toEqual({ ok: false, why: 'the window did not answer' });
  });

  test('bring back what went wrong instead of throwing it', async () => {
    const { windowHands } = hands(Promise.reject(new Error('Script failed')));
    expect(await windowHands.carryOut(waitFor('paid'))).toEqual({
      ok: false,
      why: 'Script failed',
    });
  });

  test('save a picture in their own folder', async () => {
    const file = path.join(folder, 'paid.png');
    expect(await hands().windowHands.carryOut({ action: 'capture', file })).toMatchObject({
      ok: true,
    });
    expect(readFileSync(file, 'utf8')).toBe('a picture');
  });

  test.each(['../outside.png', 'deep/paid.png', 'paid.sh'])(
    'save no picture as %s',
    async (name) => {
      const file = path.join(folder, name);
      expect(await hands().windowHands.carryOut({ action: 'capture', file })).toMatchObject({
        ok: false,
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
