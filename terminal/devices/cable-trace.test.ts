import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HID_LAYOUT_NAMES } from '../../native-bridge/hid-layouts.ts';
import { DATA_FIELDS, reportsOf } from '../../native-bridge/hid-reports.ts';
import { CableTrace, type CableChunk } from './cable-trace.ts';

const A = '281666951234567891234567';
const B = '289912345678912345678912';
const EMV = 'hQVDUFYwMWETTwegBBBBBlBlcnNvbmFsQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=';

/** A trace, and all that it gave out, in the order in which it did. */
function liveTrace() {
  const groups: (readonly CableChunk[])[] = [];
  const trace = new CableTrace({
    masks: true,
    now: () => 0,
    onGroup: ({ chunks }) => groups.push(chunks),
  });
  const bytes = (): Buffer => Buffer.concat(groups.flat().map((chunk) => chunk.bytes));
  return { trace, groups, bytes };
}

function came(trace: CableTrace, at: number, text: string): void {
  trace.came('s', 'bytes', { at, bytes: Buffer.from(text, 'latin1') });
}

test('the beginning of the next scan waits for the rest of it, with its time', () => {
  const { trace, groups } = liveTrace();
  came(trace, 0, `${A}\r${B}\r${A.slice(0, 11)}`);
  trace.ended('s', A);
  trace.ended('s', B);
  came(trace, 20, `${A.slice(11)}\r\n`);
  trace.ended('s', A);
  const told = groups.map((chunks) =>
    chunks.map(({ at, bytes }) => `${at} ${Buffer.from(bytes).toString('latin1')}`),
  );
  expect(told).toEqual([
    ['0 281666000000000000004567\r'],
    ['0 289912000000000000008912\r'],
    ['0 28166600000', '20 0000000004567\r\n'],
  ]);
  expect(trace.scans.map(({ chunks }) => chunks.map(({ afterMs }) => afterMs))).toEqual([
    [0, 20],
    [0],
    [0],
  ]);
});

test('of an EMV code without its beginning no more is shown than of digits', () => {
  const { trace, bytes } = liveTrace();
  came(trace, 0, EMV.slice(13));
  trace.ended('s', null);
  came(trace, 5000, `${EMV.slice(20)}\r`);
  trace.ended('s', EMV.slice(20));
  expect(bytes().toString('latin1')).toMatch(/^.{6}[A0]+\r$/);
});

/** Without the signs that stand for hidden ones, so that every other one is still to be seen. */
const code = fc.oneof(
  fc.stringMatching(/^28[1-9]{14,30}$/),
  fc.stringMatching(/^hQVDUFYw[B-Zb-z1-9+/]{12,90}={0,2}$/),
);
const scan = fc.tuple(code, fc.constantFrom('\r', '\r\n', '\t', ''));
const piece = fc.record({
  length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 9, max: 60 })),
  /** The scanner stops for so long before it. */
  gapMs: fc.constantFrom(0, 1, 30, 999, 1000, 4000),
  /** The bridge says that what came is no code; or it is another bridge now. */
  says: fc.constantFrom('nothing', 'nothing', 'nothing', 'fault', 'cut'),
});

interface Spot {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly hasEnd: boolean;
}

function spotsOf(scans: readonly (readonly [string, string])[]): Spot[] {
  let end = 0;
  return scans.map(([text, ending]) => {
    const start = end;
    end += text.length + ending.length;
    return { code: text, start, end, hasEnd: ending !== '' };
  });
}

function* forever<T>(items: readonly T[]): Generator<T> {
  for (;;) yield* items;
}

/** Signs of a code that are still to be seen and must not be. */
function seenOf(shown: Buffer, spot: Spot): string {
  const keptFirst = spot.code.startsWith('hQ') ? 8 : 6;
  return Array.from(spot.code)
    .map((sign, place) => (shown[spot.start + place] === sign.charCodeAt(0) ? sign : ''))
    .slice(keptFirst, -4)
    .join('');
}

test('no more than the two ends of a code is shown, whatever it is cut into', () => {
  const pieces = fc.array(piece, { minLength: 1, maxLength: 12 });
  const property = fc.property(
    fc.array(scan, { minLength: 1, maxLength: 4 }),
    pieces,
    (scans, cuts) => {
      const { trace, bytes } = liveTrace();
      const stream = scans.flat().join('');
      const spots = spotsOf(scans);
      let [at, done, tornAt] = [0, 0, 0];
      for (const { length, gapMs, says } of forever(cuts)) {
        if (done === stream.length) break;
        at += gapMs;
        if (gapMs >= 1000) tornAt = done;
        const start = done;
        // Where no character ends a scan, silence does.
        const silent = spots.find((spot) => spot.end > start && !spot.hasEnd)?.end;
        done = Math.min(start + length, silent ?? stream.length, stream.length);
        came(trace, at, stream.slice(start, done));
        for (const spot of spots.filter(({ end }) => end > start && end <= done)) {
          trace.ended('s', spot.code.slice(Math.max(0, tornAt - spot.start)) || null);
        }
        if (says !== 'nothing') tornAt = done;
        if (says === 'fault') trace.ended('s', null);
        if (says === 'cut') trace.cut();
      }
      trace.cut();
      const shown = bytes();
      expect(shown).toHaveLength(stream.length);
      expect(spots.map((spot) => seenOf(shown, spot)).join('')).toBe('');
    },
  );
  fc.assert(property, { numRuns: 300 });
});

/** A scan of reports: a link with a code in it. */
const link = fc.record({
  code,
  before: fc.integer({ min: 0, max: 70 }),
  /** Silence ended it: what it was is told with the next report, which is of the next scan. */
  isLate: fc.boolean(),
  says: fc.array(fc.constantFrom('nothing', 'nothing', 'fault', 'cut', 'pause'), {
    minLength: 4,
    maxLength: 4,
  }),
});

test.each(HID_LAYOUT_NAMES)('the same of reports of layout %s', (layout) => {
  const { start, bytes: size } = DATA_FIELDS[layout];
  const property = fc.property(fc.array(link, { minLength: 1, maxLength: 3 }), (links) => {
    const { trace, bytes } = liveTrace();
    const hidden: [number, string][] = [];
    let [at, sent] = [0, 0];
    let late: string | null = null;
    for (const { code: text, before, isLate, says } of links) {
      const data = '-'.repeat(before) + text;
      const kept = text.startsWith('hQ') ? 8 : 6;
      for (let place = before + kept; place < data.length - 4; place += 1) {
        const offset = 64 * (sent + Math.floor(place / size)) + start + (place % size);
        hidden.push([offset, data.charAt(place)]);
      }
      let isTorn = false;
      const reports = reportsOf(data, { layout });
      for (const [nth, report] of reports.entries()) {
        if (says[nth] === 'pause') at += 2000;
        if (nth > 0 && says[nth] === 'pause') isTorn = true;
        trace.came('s', 'report', { at, bytes: report });
        sent += 1;
        if (late !== null) trace.ended('s', late);
        late = null;
        if (nth === reports.length - 1) break;
        if (says[nth] === 'fault') trace.ended('s', null);
        if (says[nth] === 'cut') trace.cut();
        isTorn ||= says[nth] === 'fault' || says[nth] === 'cut';
      }
      if (isLate && !isTorn) late = data;
      else trace.ended('s', isTorn ? null : data);
    }
    trace.cut();
    const shown = bytes();
    expect(shown).toHaveLength(64 * sent);
    const seen = hidden.filter(([offset, sign]) => shown[offset] === sign.charCodeAt(0));
    expect(seen.map(([, sign]) => sign).join('')).toBe('');
  });
  fc.assert(property, { numRuns: 60 });
});
