import { HidFramer } from './hid-framing.ts';
import { HID_LAYOUT_NAMES, type HidLayoutName } from './hid-layouts.ts';
import { DATA_FIELDS, reportsOf } from './hid-reports.ts';

/** A whole number below `limit`. */
export type Draw = (limit: number) => number;

const CODE_DIGITS = 24;
/** Written into the data, each of these may make a whole report of another code. */
const MEANINGFUL = /[0-9\r\n\t\0]/;
/** What the till would take for a payment code, by its form alone. */
const PAYMENT_CODE = /^[0-9]{16,32}$/;
const SUFFIXES = ['', '', '\r', '\r\n', '\t'];
const LINK = 'https://pay.example/q/';

/** What was accepted in one session of a scanner whose reports were damaged. */
interface DamagedSession {
  readonly sent: readonly string[];
  /** Texts in the form of a payment code. */
  readonly accepted: readonly string[];
}

/**
 * A few scans of one drawn scanner, their reports lost, doubled, swapped, cut and changed; then
 * all that the framer made of them. Never drawn is what no scanner of the field could show: a
 * digit turned into another one, or written behind the code's own.
 */
export function playDamagedSession(draw: Draw): DamagedSession {
  const layout = HID_LAYOUT_NAMES[draw(HID_LAYOUT_NAMES.length)] ?? 'A';
  const suffix = SUFFIXES[draw(SUFFIXES.length)] ?? '';
  const aim = draw(4) === 0 ? null : `]${'QCdE'[draw(4)]}${draw(2)}`;
  const mark = draw(4) === 0 ? 0 : 0x73;
  const isAimWritten = draw(3) === 0;
  // Most clear their reports; of those that do not, the first shows what was scanned before.
  const keeps = draw(3) === 0;
  const sent: string[] = [];
  const reports: Uint8Array[] = [];
  let before: Uint8Array | undefined;
  for (let scans = 1 + draw(4); scans > 0; scans -= 1) {
    const code = draw(4) === 0 ? (sent.at(-1) ?? drawCode(draw)) : drawCode(draw);
    sent.push(code);
    if (keeps && draw(3) === 0) [before] = reportsOf(LINK + code, { layout, aim, mark });
    const text = (isAimWritten ? (aim ?? '') : '') + code + suffix;
    const style = { layout, aim, mark };
    const scan = reportsOf(text, keeps && before !== undefined ? { ...style, before } : style);
    before = scan.at(-1);
    reports.push(...scan);
  }
  return { sent, accepted: listen(damaged(reports, layout, draw), draw) };
}

function drawCode(draw: Draw): string {
  return Array.from({ length: CODE_DIGITS }, () => draw(10)).join('');
}

function damaged(reports: readonly Uint8Array[], layout: HidLayoutName, draw: Draw): Uint8Array[] {
  const heard = reports.flatMap((report) => {
    switch (draw(8)) {
      case 0:
        return [];
      case 1:
        return [report, report];
      case 2:
        return [report.subarray(0, draw(report.length))];
      case 3:
        return [partlyZero(report, draw)];
      case 4:
      case 5:
        return [changed(report, layout, draw)];
      default:
        return [report];
    }
  });
  const place = draw(heard.length + 1);
  const [one, two] = [heard[place], heard[place + 1]];
  if (draw(4) === 0 && one !== undefined && two !== undefined) {
    heard[place] = two;
    heard[place + 1] = one;
  }
  return heard;
}

/** One to three bytes changed, the first ones and the last ones, where the meaning is, as often as all others. */
function changed(report: Uint8Array, layout: HidLayoutName, draw: Draw): Uint8Array {
  const bytes = report.slice();
  const { start, bytes: size } = DATA_FIELDS[layout];
  for (let changes = 1 + draw(3); changes > 0; changes -= 1) {
    const place = drawPlace(bytes.length, draw);
    const byte = drawByte(bytes[1] ?? 0, draw);
    const isInField = place >= start && place < start + size;
    if (!isInField || !MEANINGFUL.test(String.fromCharCode(byte))) bytes[place] = byte;
  }
  return bytes;
}

/** Some bytes of it were never written. */
function partlyZero(report: Uint8Array, draw: Draw): Uint8Array {
  const bytes = report.slice();
  // From the length on, so that the length is not changed alone.
  const start = 2 + draw(bytes.length - 2);
  return bytes.fill(0, start, start + 1 + draw(12));
}

function drawPlace(length: number, draw: Draw): number {
  switch (draw(3)) {
    case 0:
      return draw(6);
    case 1:
      return length - 1 - draw(4);
    default:
      return draw(length);
  }
}

/** Near the length, a small one, or any. */
function drawByte(near: number, draw: Draw): number {
  switch (draw(3)) {
    case 0:
      return (near + 256 + draw(17) - 8) % 256;
    case 1:
      return draw(4);
    default:
      return draw(256);
  }
}

function listen(reports: readonly Uint8Array[], draw: Draw): string[] {
  const framer = new HidFramer(null);
  let mono = 0;
  const framed = reports.flatMap((report) => {
    mono += [0, 1, 50, 150, 600][draw(5)] ?? 0;
    return framer.push(report, mono);
  });
  framed.push(...framer.settle(mono + 600), ...framer.end());
  return framed.flatMap((item) =>
    item.type === 'code' && PAYMENT_CODE.test(item.text) ? [item.text] : [],
  );
}
