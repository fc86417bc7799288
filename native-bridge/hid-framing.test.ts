import { describe, expect, test } from 'vitest';
import { END_SILENCE_MS, FRAGMENT_GAP_MS, HidFramer, type HidFramed } from './hid-framing.ts';
import { HID_LAYOUT_NAMES, type HidLayoutName } from './hid-layouts.ts';
import { reportsOf, type ReportStyle } from './hid-reports.ts';
import { FRAME_BYTES_MAX } from './scan-framing.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
const LINK = `https://pay.example/q/${'0123456789'.repeat(12)}`;
const A: ReportStyle = { layout: 'A' };
const B: ReportStyle = { layout: 'B' };

function code(text: string, symbology: string | null = null): HidFramed {
  return { type: 'code', text, symbology };
}

function fault(name: 'tooLong' | 'noise' | 'partial' | 'mismatch'): HidFramed {
  return { type: 'fault', fault: name };
}

/** Damage may leave a report that fits no layout, or one that says nonsense. */
const misread = { type: 'fault', fault: expect.stringMatching(/^(?:noise|mismatch)$/) };

/** All that is framed of reports that come at once, and of the silence after them. */
function frame(reports: readonly Uint8Array[], framer = new HidFramer(null)): HidFramed[] {
  const framed = reports.flatMap((report) => framer.push(report, 0));
  return [...framed, ...framer.settle(FRAGMENT_GAP_MS)];
}

function first(data: string, style: ReportStyle): Uint8Array {
  return reportsOf(data, style)[0] ?? new Uint8Array();
}

/** The report with some of its bytes changed. */
function changed(report: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array {
  const bytes = report.slice();
  for (const [place, byte] of Object.entries(changes)) bytes[Number(place)] = byte;
  return bytes;
}

describe.each(HID_LAYOUT_NAMES)('layout %s', (layout: HidLayoutName) => {
  const symbology = layout === 'A' || layout === 'C' ? ']Q1' : null;

  test('a code in one report is read, with its suffix cut off', () => {
    for (const suffix of ['', '\r', '\n', '\r\n', '\t']) {
      expect(frame(reportsOf(CODE + suffix, { layout }))).toEqual([code(CODE, symbology)]);
    }
  });

  test('a long code in several reports is one code', () => {
    expect(frame(reportsOf(LINK, { layout }))).toEqual([code(LINK, symbology)]);
  });

  test('an AIM identifier in the data is split off, once', () => {
    expect(frame(reportsOf(`]Q1${CODE}\r`, { layout }))).toEqual([code(CODE, ']Q1')]);
  });

  test('a long code without its last report is a part', () => {
    const torn = reportsOf(`${LINK}${LINK}`.slice(0, 126), { layout }).slice(0, -1);
    const framer = new HidFramer(null);
    const framed = torn.flatMap((report) => framer.push(report, 0));
    expect([...framed, ...framer.end()]).toEqual([fault('partial')]);
  });

  test('what comes later than a report of the same scan would is another scan', () => {
    const framer = new HidFramer(null);
    for (const report of reportsOf(LINK, { layout }).slice(0, 1)) framer.push(report, 0);
    const framed = reportsOf(CODE, { layout }).flatMap((one) => framer.push(one, FRAGMENT_GAP_MS));
    const ended = [...framed, ...framer.settle(2 * FRAGMENT_GAP_MS)];
    expect(ended.at(-1)).toEqual(code(CODE, symbology));
    expect(ended).toHaveLength(2);
  });

  test('a 00 inside the data is no code', () => {
    const data = Buffer.from(CODE);
    data[11] = 0;
    expect(frame(reportsOf(data, { layout }))).toEqual([misread]);
  });

  test.each([-8, -4, -1, 1, 4, 8])('a length that lies by %i is no code', (by) => {
    const at = layout === 'E' ? 0 : 1;
    const report = changed(first(CODE, { layout }), { [at]: CODE.length + by });
    expect(frame([report])).toEqual([misread]);
  });

  test.each([0, 1, 5, 40, 63])('a report of %i bytes is no code', (length) => {
    expect(frame([first(CODE, { layout }).subarray(0, length)])).toEqual([misread]);
  });

  test('a report that is too long is no code', () => {
    const report = new Uint8Array(65);
    report.set(first(CODE, { layout }));
    expect(frame([report])).toEqual([misread]);
  });
});

describe('the reports of a scan', () => {
  test('that say more follows though they have room are torn', () => {
    expect(frame([changed(first(CODE, A), { 63: 1 })])).toEqual([fault('mismatch')]);
  });

  test('that name another symbology are of another scan: neither is a code', () => {
    const [start] = reportsOf(LINK, A);
    const reports = [start ?? new Uint8Array(), first(CODE, { ...A, aim: ']C0' })];
    expect(frame(reports)).toEqual([fault('noise')]);
  });

  test('that may be the end of one whose beginning was not heard are a part', () => {
    expect(frame([first(CODE, { ...A, aim: null })])).toEqual([fault('partial')]);
  });

  test('say their symbology in the first, or in the last alone', () => {
    const [one, two, three] = reportsOf(LINK, A).map((report) => changed(report, {}));
    const silent = { 2: 0, 3: 0, 4: 0 };
    const none = new Uint8Array();
    for (const reports of [
      [one ?? none, changed(two ?? none, silent), changed(three ?? none, silent)],
      [changed(one ?? none, silent), changed(two ?? none, silent), three ?? none],
    ]) {
      expect(frame(reports)).toEqual([code(LINK, ']Q1')]);
    }
  });

  test('after one that nobody can read are dropped with it, and said once', () => {
    const [one, two, three] = reportsOf(LINK, A);
    const none = new Uint8Array();
    const framer = new HidFramer(null);
    const torn = [one ?? none, changed(two ?? none, { 30: 0 }), three ?? none];
    expect(torn.flatMap((report) => framer.push(report, 0))).toEqual([fault('mismatch')]);
    expect(framer.push(first(OTHER, A), 1)).toEqual([code(OTHER, ']Q1')]);
  });

  test('longer than any code is are too long, and the next code is read', () => {
    const framer = new HidFramer(null);
    const reports = reportsOf('1'.repeat(2 * FRAME_BYTES_MAX), A);
    expect(reports.flatMap((report) => framer.push(report, 0))).toEqual([fault('tooLong')]);
    expect(framer.push(first(CODE, A), 1)).toEqual([code(CODE, ']Q1')]);
  });
});

describe('what is not scanned is not a code', () => {
  test.each([
    [']X0', []],
    [']Z6', []],
    [']Z1', [fault('noise')]],
    [']Y0', [fault('noise')]],
  ])('an answer to a command, %s', (aim, framed) => {
    expect(frame([first(`REVINF\x06.`, { ...A, aim })])).toEqual(framed);
    expect(frame([first(`${aim}REVINF\x06.`, B)])).toEqual(framed);
  });

  test('an answer in several reports, and the code after it', () => {
    const answer = reportsOf(`Product Name: Voyager\r\n${LINK}`, { ...A, aim: ']X0' });
    expect(frame([...answer, first(CODE, A)])).toEqual([code(CODE, ']Q1')]);
  });

  test('reports of another kind, said once and then left alone', () => {
    const other = changed(new Uint8Array(64), { 0: 0x21, 1: 0x64, 2: 1 });
    const framer = new HidFramer(null);
    expect(framer.push(other, 0)).toEqual([fault('mismatch')]);
    expect(framer.push(other, 1)).toEqual([]);
    expect(framer.push(first(CODE, A), 2)).toEqual([code(CODE, ']Q1')]);
  });

  test('nothing at all', () => {
    expect(frame([first('\r', A)])).toEqual([]);
    expect(frame([changed(new Uint8Array(64), { 0: 2 })])).toEqual([]);
  });

  test('bytes that are no text', () => {
    expect(frame([first(CODE.replace('6', '\x07'), A)])).toEqual([fault('noise')]);
    expect(frame(reportsOf(Uint8Array.of(0xff, 0xfe, 0x31), B))).toEqual([fault('noise')]);
  });
});

describe('a scanner that does not clear its reports', () => {
  const before = first(LINK.slice(0, 56), B);

  test('is believed where its codes end with a key', () => {
    const framer = new HidFramer(null);
    framer.push(before, 0);
    expect(framer.push(first(`${CODE}\r`, { ...B, before }), 1)).toEqual([code(CODE)]);
  });

  test('is not believed where nothing says how long the code is', () => {
    const framer = new HidFramer(null);
    framer.push(before, 0);
    expect(framer.push(first(CODE, { ...B, before }), 1)).toEqual([fault('noise')]);
  });

  test('of layout B with AIM in its data is not taken for layout A with three bytes too many', () => {
    const longer = first(`]Q1${CODE}999`, B);
    const stale = first(`]Q1${CODE}`, { ...B, before: longer });
    expect(frame([longer, stale])).toEqual([code(`${CODE}999`, ']Q1'), fault('noise')]);
    const ended = first(`]Q1${CODE}\r`, { ...B, before: first(`]Q1${CODE}999999`, B) });
    expect(frame([ended])).toEqual([code(CODE, ']Q1')]);
  });

  test('of layout B, whose length lies by its AIM identifier, is not a longer code of layout A', () => {
    const framer = new HidFramer(null);
    framer.push(Uint8Array.of(2), 0);
    const lying = changed(first(`]Q1${CODE}999`, B), { 1: CODE.length + 3 });
    expect(framer.push(lying, FRAGMENT_GAP_MS)).toEqual([fault('mismatch')]);
  });

  test('and names no symbology either is a misread while A and B both read it', () => {
    const longer = first(`]Q1${CODE}999`, { ...B, mark: 0 });
    const stale = first(`]Q1${CODE}`, { ...B, mark: 0, before: longer });
    expect(frame([stale])).toEqual([fault('mismatch')]);
  });
});

describe('the layout of a device', () => {
  test('is proven by a scan that no other layout reads, and then alone counts', () => {
    const framer = new HidFramer(null);
    framer.push(first(CODE, A), 0);
    expect(framer.provenLayout).toBe('A');
    expect(framer.push(first(CODE, B), 1)).toEqual([fault('mismatch')]);
    const damaged = changed(first(CODE, A), { 9: 0 });
    expect(framer.push(damaged, 1)).toEqual([fault('noise')]);
    expect(framer.push(first(CODE, { ...A, mark: 0 }), 2)).toEqual([code(CODE, ']Q1')]);
  });

  test('is not proven by what two layouts may read', () => {
    const unnamed = first(CODE, { ...A, mark: 0 });
    const framer = new HidFramer(null);
    expect(framer.push(unnamed, 0)).toEqual([fault('mismatch')]);
    expect(framer.provenLayout).toBeNull();
    expect(frame([unnamed], new HidFramer('A'))).toEqual([code(CODE, ']Q1')]);
  });

  test('is not proven by a report that says less than it holds', () => {
    // Of layout A: its length lies, and only as one of layout B does it make sense.
    const lying = changed(first(`${CODE}\r\n`, { ...A, mark: 0 }), { 1: CODE.length + 4 });
    const framer = new HidFramer(null);
    expect(framer.push(lying, 0)).toEqual([code(CODE, ']Q1')]);
    expect(framer.provenLayout).toBeNull();
  });

  test('is forgotten when its reports do not fit it three times running', () => {
    const framer = new HidFramer('A');
    const report = first(CODE, B);
    const framed = [0, 1, 2, 3].flatMap((mono) => framer.push(report, mono));
    const misfit = fault('mismatch');
    expect(framed).toEqual([misfit, misfit, misfit, code(CODE)]);
    expect(framer.provenLayout).toBe('B');
  });
});

describe('without an end in its reports', () => {
  test('a code is whole after silence, and not before', () => {
    const framer = new HidFramer(null);
    expect(framer.push(first(CODE, { layout: 'E' }), 0)).toEqual([]);
    expect(framer.settle(END_SILENCE_MS - 1)).toEqual([]);
    expect(framer.settle(END_SILENCE_MS)).toEqual([code(CODE)]);
    expect(framer.dueMono).toBeNull();
  });

  test('two that follow each other at once are neither', () => {
    const framer = new HidFramer(null);
    framer.push(first(CODE, { layout: 'E' }), 0);
    const framed = framer.push(first(OTHER, { layout: 'E' }), 1);
    expect([...framed, ...framer.settle(FRAGMENT_GAP_MS + 1)]).toEqual([fault('noise')]);
  });
});
