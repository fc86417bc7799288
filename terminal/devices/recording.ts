import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CableUnit, DeviceView } from '../../messages/devices.ts';
import type { UtcMs } from '../core/attempt.ts';
import type { CableGroup } from './cable-trace.ts';

/** A session at the counter with time to spare; nobody means to record for a day. */
export const RECORDING_MS_MAX = 600_000;
const RECORDING_BYTES_MAX = 1024 * 1024;
/** 100 MB at most; the oldest make room. */
const FILES_MAX = 100;
/** As many as one line of a recording may hold. */
const LINE_BYTES_MAX = 256;
const NAME = /^(?<name>[0-9a-z][0-9a-z-]{0,127})\.hex$/;

/** What one scanner sends, written down: the masked groups of the trace, as they end. */
export class Recording {
  readonly scannerId: string;
  readonly startedAt: UtcMs;
  readonly #unit: CableUnit;
  readonly #device: DeviceView | null;
  readonly #isMasked: boolean;
  readonly #lines: string[] = [];
  #firstAt: number | null = null;
  #lastMs = 0;
  #bytes = 0;

  constructor(
    scanner: { scannerId: string; unit: CableUnit; device: DeviceView | null },
    startedAt: UtcMs,
    isMasked: boolean,
  ) {
    this.scannerId = scanner.scannerId;
    this.startedAt = startedAt;
    this.#unit = scanner.unit;
    this.#device = scanner.device;
    this.#isMasked = isMasked;
  }

  get chunks(): number {
    return this.#lines.length;
  }

  get isFull(): boolean {
    return this.#bytes > RECORDING_BYTES_MAX;
  }

  add(group: CableGroup): void {
    for (const { at, bytes } of group.chunks) {
      this.#firstAt ??= at;
      // The machine's clock may be set back; a recording's time never goes back.
      this.#lastMs = Math.max(this.#lastMs, Math.round(at - this.#firstAt));
      for (let start = 0; start < bytes.length; start += LINE_BYTES_MAX) {
        const hex = Buffer.from(bytes.subarray(start, start + LINE_BYTES_MAX)).toString('hex');
        const line = `${this.#lastMs} ${hex}`;
        this.#lines.push(line);
        this.#bytes += line.length + 1;
      }
    }
  }

  text(): string {
    return [
      '# What a scanner sent to the till.',
      `# unit: ${this.#unit}`,
      `# device: ${deviceText(this.#device)}`,
      '# Milliseconds since the first, and what came in hexadecimal.',
      ...(this.#isMasked ? ['# Digits that may be of a payment code are written as zeros.'] : []),
      ...this.#lines,
      '',
    ].join('\n');
  }
}

/** `20261122t150709-hid-1`: when it began, in UTC, and of which scanner. */
export function recordingName({ scannerId, startedAt }: Recording): string {
  const time = new Date(startedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `${time}-${scannerId}`.toLowerCase();
}

/** Names of the recordings in the folder, the newest first. */
export function listRecordings(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .flatMap((file) => NAME.exec(file)?.groups?.['name'] ?? [])
      .toSorted()
      .toReversed();
  } catch {
    // There is no folder before the first recording.
    return [];
  }
}

/** Throws the system's words where it cannot be written. */
export function writeRecording(folder: string, recording: Recording): string {
  const name = recordingName(recording);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${name}.hex`), recording.text(), { mode: 0o600 });
  for (const old of listRecordings(folder).slice(FILES_MAX)) rmSync(join(folder, `${old}.hex`));
  return name;
}

function deviceText(device: DeviceView | null): string {
  if (device === null) return 'not known';
  const { vendorId, productId, name } = device;
  const ids = vendorId === null ? [] : [`${vendorId}:${productId ?? ''}`];
  // A device may call itself what it likes; a line stays one.
  return [...ids, (name ?? '').replaceAll(/\p{Cc}/gu, ' ')].join(' ').trim() || 'not known';
}
