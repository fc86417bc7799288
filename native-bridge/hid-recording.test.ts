import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FRAGMENT_GAP_MS } from './hid-framing.ts';
import { HID_LAYOUT_NAMES, type HidLayoutName } from './hid-layouts.ts';
import { HidLine } from './hid-line.ts';
import { readHidRecording } from './hid-recording.ts';
import { ManualClock } from './manual-clock.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
const LINK = `https://pay.example/q/${'0123456789'.repeat(12)}`;

function recordingOf(layout: HidLayoutName): string {
  const file = new URL(`recordings/hid-layout-${layout.toLowerCase()}.hex`, import.meta.url);
  return readFileSync(file, 'utf8');
}

/** What an open scanner says of the recorded reports, at the times at which they came. */
function replay(text: string): string[] {
  const clock = new ManualClock();
  const heard: string[] = [];
  const line = new HidLine(null, clock, {
    scanned: (code) => heard.push((code.symbology ?? '') + code.text),
    misread: (fault) => heard.push(fault),
    gone: () => heard.push('gone'),
  });
  for (const { atMs, report } of readHidRecording(text)) {
    clock.advance(atMs - clock.mono());
    line.push(report);
  }
  clock.advance(FRAGMENT_GAP_MS);
  line.cut();
  return heard;
}

describe('a recorded session', () => {
  test.each([
    ['A', ']Q1', 'partial'],
    ['B', '', 'partial'],
    ['C', ']Q1', 'partial'],
    ['D', '', 'partial'],
    ['E', '', 'noise'],
  ] as const)('of layout %s is heard again as it was', (layout, aim, fault) => {
    const codes = [CODE, OTHER, LINK].map((code) => aim + code);
    expect(replay(recordingOf(layout))).toEqual([...codes, fault, aim + CODE, 'gone']);
  });

  test('is there for each layout', () => {
    for (const layout of HID_LAYOUT_NAMES) {
      expect(readHidRecording(recordingOf(layout)).length).toBeGreaterThan(5);
    }
  });

  test.each([
    ['a line without its time', '02aa'],
    ['half a byte', '1 02a'],
    ['time that goes back', '2 02\n1 02'],
    ['words', '1 hello'],
  ])('is refused with %s', (_name, text) => {
    expect(() => readHidRecording(`# first\n${text}\n`)).toThrow(/^Line \d of the recording/);
  });
});
