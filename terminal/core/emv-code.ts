/**
 * EMV consumer-presented codes: Base64 of BER-TLV, `85 05 "CPV01"` first, then at least one
 * application template. Source: EMV QR Code Specification for Payment Systems, Consumer-Presented
 * Mode 1.1, sections 3 and 4.
 */

/** `85 05 "CPV01"` and the first half of the tag that follows, in Base64. */
const EMV_START = 'hQVDUFYwMW';
const FORMAT_INDICATOR = '85';
const APPLICATION_TEMPLATE = '61';
const APPLICATION_ID = '4F';
const APPLICATION_LABEL = '50';
const VERSION = 'CPV01';
/** ISO/IEC 7816-4: an application id has 5 to 16 bytes. */
const ID_BYTES_MIN = 5;
const ID_BYTES_MAX = 16;
/** What a screen may show of a stranger's text: a word or two with a letter in them. */
const SAFE_NAME = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 .&+-]{0,15}$/;

const BASE64 = /^[0-9A-Za-z+/]+={0,2}$/;
const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

interface EmvApplication {
  /** In hex, upper case. */
  readonly applicationId: string;
  /** The label, or an id that is itself a word; null: neither can be shown. */
  readonly name: string | null;
}

/**
 * `long` is BER. `oneByte` takes every length as it stands: Indonesia's QRIS issues codes in which
 * a length of 147 is the byte `93` without the `81` that BER wants before it.
 */
type Lengths = 'long' | 'oneByte';

interface DataObject {
  readonly tag: string;
  readonly value: Uint8Array;
}

/** Begins as an EMV code does, or is itself only the beginning of that. */
export function startsAsEmv(text: string): boolean {
  return text.startsWith(EMV_START) || (text.length >= 5 && EMV_START.startsWith(text));
}

/**
 * The applications that a code offers, at least one; null: it is no whole EMV code. One that was
 * cut exactly between two of its objects cannot be told from a whole one.
 */
export function emvApplications(code: string): readonly EmvApplication[] | null {
  const bytes = bytesOf(code);
  if (bytes === null) return null;
  return applicationsIn(bytes, 'long') ?? applicationsIn(bytes, 'oneByte');
}

function applicationsIn(bytes: Uint8Array, lengths: Lengths): readonly EmvApplication[] | null {
  const objects = dataObjects(bytes, lengths);
  const first = objects?.[0];
  if (objects === null || first?.tag !== FORMAT_INDICATOR) return null;
  if (asciiOf(first.value) !== VERSION) return null;
  const applications: EmvApplication[] = [];
  for (const { tag, value } of objects.slice(1)) {
    // Two codes that ran together.
    if (tag === FORMAT_INDICATOR) return null;
    if (tag !== APPLICATION_TEMPLATE) continue;
    const application = applicationIn(value, lengths);
    if (application === null) return null;
    applications.push(application);
  }
  return applications.length > 0 ? applications : null;
}

function applicationIn(template: Uint8Array, lengths: Lengths): EmvApplication | null {
  const objects = dataObjects(template, lengths);
  const id = objects?.find(({ tag }) => tag === APPLICATION_ID)?.value;
  if (id === undefined || id.length < ID_BYTES_MIN || id.length > ID_BYTES_MAX) return null;
  const label = objects?.find(({ tag }) => tag === APPLICATION_LABEL)?.value;
  const names = [label ?? new Uint8Array(), id].map(asciiOf);
  return { applicationId: hexOf(id), name: names.find((name) => SAFE_NAME.test(name)) ?? null };
}

/** The objects that fill these bytes exactly; null: they do not. */
function dataObjects(bytes: Uint8Array, lengths: Lengths): readonly DataObject[] | null {
  const objects: DataObject[] = [];
  let place = 0;
  while (place < bytes.length) {
    const valueAt = tagEnd(bytes, place);
    const length = lengthAt(bytes, valueAt, lengths);
    if (length === null) return null;
    const end = length.end + length.value;
    if (end > bytes.length) return null;
    objects.push({
      tag: hexOf(bytes.subarray(place, valueAt)),
      value: bytes.subarray(length.end, end),
    });
    place = end;
  }
  return objects;
}

/** A tag goes on after a first byte that ends in 11111, and while a byte is 80 or more. */
function tagEnd(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  if (((bytes[start] ?? 0) & 0x1f) !== 0x1f) return end;
  while ((bytes[end] ?? 0) >= 0x80) end += 1;
  return end + 1;
}

/** `end` is where the value begins. Two bytes of length hold more than a code has. */
function lengthAt(
  bytes: Uint8Array,
  start: number,
  lengths: Lengths,
): { readonly value: number; readonly end: number } | null {
  const first = bytes[start];
  if (first === undefined) return null;
  if (first < 0x80 || lengths === 'oneByte') return { value: first, end: start + 1 };
  const [second, third] = [bytes[start + 1], bytes[start + 2]];
  if (first === 0x81 && second !== undefined) return { value: second, end: start + 2 };
  if (first !== 0x82 || second === undefined || third === undefined) return null;
  return { value: second * 0x100 + third, end: start + 3 };
}

/** Strict: whole groups of four, the right padding, and no bits left over. Null: it is not that. */
function bytesOf(base64: string): Uint8Array | null {
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return null;
  const digits = base64.replace(/=+$/, '');
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const digit of digits) {
    bits = (bits << 6) | BASE64_DIGITS.indexOf(digit);
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes.push(bits >> bitCount);
    bits &= (1 << bitCount) - 1;
  }
  return bits === 0 ? Uint8Array.from(bytes) : null;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Bytes outside ASCII become characters that no name and no version has. */
function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
