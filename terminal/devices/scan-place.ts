import type { CableUnit } from '../../messages/devices.ts';

/** Where a scan that was read stands in what came over its cable. */
export interface ScanPlace {
  /** In bytes from the first. */
  readonly start: number;
  /** Behind its end character; what follows is of the next scan. */
  readonly end: number;
}

/** What ends a scan, as scanners are set up: CR, LF, TAB, ETX, EOT. */
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', '\t', '\u0003', '\u0004']);
const IN_A_CODE = /[0-9A-Za-z+/=]/;
/** A report holds some fifty: enough to tell that a scan ends in it. */
const LAST_CHARACTERS = 8;

/**
 * Finds a scan by its text; null: the bytes say it in another way, or not all of them came. The
 * scan's own end may have come together with the beginning of the next one.
 */
export function findScan(
  chunks: readonly Uint8Array[],
  unit: CableUnit,
  text: string,
): ScanPlace | null {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const scanned = Buffer.from(text).toString('latin1');
  if (scanned === '') return null;
  if (unit === 'report') {
    // One report holds nothing of two scans, and where it is the last one nothing follows.
    const last = Buffer.from(chunks.at(-1) ?? []).toString('latin1');
    return last.includes(scanned.slice(-LAST_CHARACTERS)) ? { start: 0, end: length } : null;
  }
  const all = Buffer.concat(chunks).toString('latin1');
  for (let start = all.indexOf(scanned); start !== -1; start = all.indexOf(scanned, start + 1)) {
    const rest = all.slice(start + scanned.length);
    if (IN_A_CODE.test(rest.slice(0, 1))) continue;
    const next = Array.from(rest).findIndex((sign) => !ENDS.has(sign));
    return { start, end: next === -1 ? length : length - rest.length + next };
  }
  return null;
}
