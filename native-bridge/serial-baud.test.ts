import { describe, expect, test } from 'vitest';
import type { Framed } from './scan-framing.ts';
import { BAUD_RATES, BaudSearch } from './serial-baud.ts';

const CODE: Framed = { type: 'code', text: '281666051234567890123456', symbology: null };
const NOISE: Framed = { type: 'fault', fault: 'noise' };
const PARTIAL: Framed = { type: 'fault', fault: 'partial' };

/** One scan after another; the speed after each. */
function ratesAfter(search: BaudSearch, ...scans: readonly (readonly Framed[])[]): number[] {
  return scans.map((items) => {
    for (const item of items) search.weigh(item);
    search.quiet();
    return search.rate;
  });
}

describe('a speed that is to be found', () => {
  test('is each in turn, one for each scan that was noise, and then the first again', () => {
    const scans = BAUD_RATES.map(() => [NOISE, NOISE]);
    const rates = ratesAfter(new BaudSearch('auto'), ...scans);
    expect(rates).toEqual([...BAUD_RATES.slice(1), BAUD_RATES[0]]);
  });

  test('is kept by a clean scan, and noise now and then does not change it', () => {
    const search = new BaudSearch('auto');
    expect(search.isSearching).toBe(true);
    expect(ratesAfter(search, [NOISE], [CODE], [NOISE], [NOISE], [CODE], [NOISE])).toEqual(
      Array.from({ length: 6 }, () => 115_200),
    );
    expect(search.isSearching).toBe(false);
  });

  test('is looked for again when three scans were noise: it is another scanner', () => {
    const search = new BaudSearch('auto');
    expect(ratesAfter(search, [CODE], [NOISE], [NOISE], [NOISE])).toEqual([
      9600, 9600, 9600, 115_200,
    ]);
    expect(search.isSearching).toBe(true);
  });

  test('is another when half a code came twice', () => {
    expect(ratesAfter(new BaudSearch('auto'), [PARTIAL], [CODE], [PARTIAL], [PARTIAL])).toEqual(
      Array.from({ length: 4 }, () => 9600),
    );
    expect(ratesAfter(new BaudSearch('auto'), [PARTIAL], [PARTIAL])).toEqual([9600, 115_200]);
  });

  test('makes no code of what looks like one within noise', () => {
    const search = new BaudSearch('auto');
    search.weigh(NOISE);
    expect(search.weigh(CODE)).toEqual(NOISE);
    search.quiet();
    expect(search.rate).toBe(115_200);
    expect(search.weigh(CODE)).toEqual(CODE);
    expect(search.weigh(NOISE)).toEqual(NOISE);
    expect(search.weigh(CODE)).toEqual(CODE);
  });

  test.each(['5', 'JJJJJJZJ', '取引取引取引取引'])('is not proven by %s', (text) => {
    const search = new BaudSearch('auto');
    const scan: Framed[] = [{ ...CODE, text }];
    expect(ratesAfter(search, scan)).toEqual([9600]);
    expect(search.isSearching).toBe(true);
    expect(ratesAfter(search, scan)).toEqual([115_200]);
  });
});

test('a speed that was configured stays', () => {
  const search = new BaudSearch(4800);
  expect(search.isSearching).toBe(false);
  expect(ratesAfter(search, [NOISE], [NOISE], [NOISE], [PARTIAL], [PARTIAL])).toEqual(
    Array.from({ length: 5 }, () => 4800),
  );
});
