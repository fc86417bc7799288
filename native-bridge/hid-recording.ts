/** One report of a recorded session, or the bytes that came at once. */
export interface RecordedReport {
  /** Since the scanner was opened. */
  readonly atMs: number;
  readonly report: Uint8Array;
}

/** `MILLISECONDS HEX`, one report a line; what begins with `#` is for people. */
const LINE = /^(?<ms>\d{1,10}) (?<hex>(?:[0-9a-f]{2}){0,256})$/;

/** Reads a recording. Throws, with the line's number, where a line is no report or time goes back. */
export function readHidRecording(text: string): RecordedReport[] {
  const reports: RecordedReport[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const found = LINE.exec(line)?.groups;
    const atMs = Number(found?.['ms']);
    if (found === undefined || atMs < (reports.at(-1)?.atMs ?? 0)) {
      throw new Error(`Line ${place + 1} of the recording is no report.`);
    }
    reports.push({ atMs, report: Uint8Array.from(Buffer.from(found['hex'] ?? '', 'hex')) });
  }
  return reports;
}

/** What a recording is of: it says so, or it is of HID reports. */
export function unitOfRecording(text: string): 'bytes' | 'report' {
  return /^# unit: bytes$/m.test(text) ? 'bytes' : 'report';
}
