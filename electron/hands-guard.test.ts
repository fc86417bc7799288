import { describe, expect, test } from 'vitest';
import type { WindowRequest } from '../messages/process.ts';
import { HandsGuard } from './hands-guard.ts';

const SCAN: WindowRequest = { action: 'scan', text: '296101020000000000000001' };
const OTHERS: readonly WindowRequest[] = [
  { action: 'press', keys: ['1'] },
  { action: 'waitForScreen', screen: 'sale', timeoutMs: 1 },
  { action: 'capture', file: '/pictures/sale.png' },
];

function guarded(isDemonstration: boolean) {
  const done: string[] = [];
  const hands = {
    async carryOut({ action }: WindowRequest) {
      done.push(action);
      return { ok: true, text: '' } as const;
    },
  };
  return { guard: new HandsGuard(hands, isDemonstration), done };
}

describe('the hands at the window', () => {
  test('do nothing before the till has said that it is a simulation', async () => {
    const { guard, done } = guarded(true);
    expect(await guard.carryOut(SCAN)).toMatchObject({ ok: false });
    guard.onMode('simulation');
    expect(await guard.carryOut(SCAN)).toEqual({ ok: true, text: '' });
    expect(done).toEqual(['scan']);
  });

  test.each([true, false])('never touch a live till (demonstration: %s)', async (isShown) => {
    const { guard, done } = guarded(isShown);
    guard.onMode('simulation');
    guard.onMode('live');
    for (const request of [SCAN, ...OTHERS]) {
      expect(await guard.carryOut(request)).toMatchObject({ ok: false });
    }
    expect(done).toEqual([]);
  });

  test('type a scan in every simulation, and do all else for a demonstration only', async () => {
    const plain = guarded(false);
    plain.guard.onMode('simulation');
    for (const request of [SCAN, ...OTHERS]) await plain.guard.carryOut(request);
    expect(plain.done).toEqual(['scan']);
    const shown = guarded(true);
    shown.guard.onMode('simulation');
    for (const request of [SCAN, ...OTHERS]) await shown.guard.carryOut(request);
    expect(shown.done).toEqual(['scan', 'press', 'waitForScreen', 'capture']);
  });
});
