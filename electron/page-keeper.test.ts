import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import { keepPage } from './page-keeper.ts';

/** A page whose process can be killed: what Electron says of it, and what it is asked. */
class FakePage extends EventEmitter {
  readonly asked: string[] = [];
  isClosed = false;

  isDestroyed(): boolean {
    return this.isClosed;
  }

  reload(): void {
    this.asked.push('reload');
  }

  forcefullyCrashRenderer(): void {
    this.asked.push('kill');
    this.die();
  }

  die(): void {
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }
}

const quiet = () => {};

function kept() {
  const page = new FakePage();
  const waiting: (() => void)[] = [];
  let nowMono = 0;
  keepPage(page as unknown as WebContents, {
    clock: {
      mono: () => nowMono,
      after: (_ms, callback) => {
        waiting.push(callback);
        return quiet;
      },
    },
    log: { info: quiet, warn: quiet, error: quiet },
  });
  const pass = (ms: number) => {
    nowMono += ms;
    for (const callback of waiting.splice(0)) callback();
  };
  return { page, pass };
}

test('a page that died is loaded again', () => {
  const { page } = kept();
  page.die();
  expect(page.asked).toEqual(['reload']);
});

test('a page that hangs is killed, and loaded again', () => {
  const { page } = kept();
  page.emit('unresponsive');
  expect(page.asked).toEqual(['kill', 'reload']);
});

test('a page that keeps dying is loaded five times a minute, and again when the minute is over', () => {
  const { page, pass } = kept();
  for (let times = 0; times < 6; times += 1) page.die();
  expect(page.asked).toHaveLength(5);
  pass(10_000);
  expect(page.asked).toHaveLength(5);
  pass(50_000);
  expect(page.asked).toHaveLength(6);
});

test('a closed page stays closed', () => {
  const { page } = kept();
  page.isClosed = true;
  page.die();
  expect(page.asked).toEqual([]);
});
