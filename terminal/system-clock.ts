import type { Clock } from './ports.ts';

/**
 * `rate@epoch` in this variable makes every process that reads it run on one test clock:
 * `epoch` is the real instant (UTC ms) from which time runs `rate` times as fast. Process-level
 * tests use it; live refuses it.
 */
export const TEST_CLOCK_VARIABLE = 'COUNTERCODE_TEST_CLOCK';
const RATE_MAX = 1000;

/** The machine's clock, or the test clock that `setting` names. Throws on a malformed setting. */
export function systemClock(setting: string | undefined): Clock {
  const { rate, epoch } = parseSetting(setting);
  const start = performance.now();
  return {
    rate,
    now: () => Math.round(epoch + (Date.now() - epoch) * rate),
    mono: () => (performance.now() - start) * rate,
    after(ms, callback) {
      // setTimeout holds 31 bits; a longer wait is never needed here, only never fired early.
      const timer = setTimeout(callback, Math.min(Math.max(0, ms / rate), 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}

function parseSetting(setting: string | undefined): { rate: number; epoch: number } {
  if (!setting) return { rate: 1, epoch: 0 };
  const match = /^(\d+(?:\.\d+)?)@(\d{1,15})$/.exec(setting);
  const rate = Number(match?.[1]);
  if (match === null || !(rate >= 1 && rate <= RATE_MAX)) {
    throw new Error(
      `${TEST_CLOCK_VARIABLE}=${setting} is not rate@epochMs with rate 1..${RATE_MAX}`,
    );
  }
  return { rate, epoch: Number(match[2]) };
}
