import type { CableUnit, ScanMadeName, TracedScan } from '../../messages/devices.ts';
import type { UtcMs } from '../core/attempt.ts';
import { maskChunks, openEnd } from './cable-mask.ts';
import { findScan } from './scan-place.ts';

/** What fits a screen, and a little more. */
const SCANS_MAX = 20;
const SHOWN_CHUNKS_MAX = 24;
const SHOWN_CHUNK_BYTES_MAX = 128;
/** Bytes of one scan follow each other at once: what comes after this is of another. */
const PAUSE_MS = 1000;
/** A scan is 8 KiB at most; what goes on without an end is noise, and is not collected for ever. */
const GROUP_BYTES_MAX = 16_384;
const GROUP_CHUNKS_MAX = 2048;

export interface CableChunk {
  /** On the bridge's own clock. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What came over one cable between two ends. */
export interface CableGroup {
  readonly scannerId: string;
  readonly unit: CableUnit;
  readonly chunks: readonly CableChunk[];
}

interface TracePorts {
  /** Codes of the simulation are nobody's, and are shown whole. */
  readonly masks: boolean;
  readonly now: () => UtcMs;
  /** A group is complete, and masked. */
  readonly onGroup: (group: CableGroup) => void;
}

/**
 * The last scans as they came over the cable, and what the till made of each. Bytes are held as
 * they are only until their scan has its end: from then on they are masked.
 */
export class CableTrace {
  readonly #ports: TracePorts;
  readonly #open = new Map<string, CableGroup & { bytes: number }>();
  /** Of each scanner: the end of what had none, masked, for the next may go on with it. */
  readonly #before = new Map<string, readonly Uint8Array[]>();
  #scans: readonly TracedScan[] = [];
  #count = 0;
  /** Of which the till is about to say what it made of it. */
  #awaited: TracedScan | null = null;

  constructor(ports: TracePorts) {
    this.#ports = ports;
  }

  /** The newest first. */
  get scans(): readonly TracedScan[] {
    return this.#scans;
  }

  came(scannerId: string, unit: CableUnit, chunk: CableChunk): void {
    const before = this.#open.get(scannerId);
    const lastAt = before?.chunks.at(-1)?.at ?? chunk.at;
    if (before !== undefined && chunk.at - lastAt >= PAUSE_MS) this.#close(scannerId, null);
    const { chunks = [], bytes = 0 } = this.#open.get(scannerId) ?? {};
    const group = {
      scannerId,
      unit,
      chunks: [...chunks, chunk],
      bytes: bytes + chunk.bytes.length,
    };
    this.#open.set(scannerId, group);
    const isEndless = group.bytes > GROUP_BYTES_MAX || group.chunks.length > GROUP_CHUNKS_MAX;
    if (isEndless) this.#close(scannerId, null);
  }

  /** A code was read of what came; null: none was. What the till makes of it comes next. */
  ended(scannerId: string, text: string | null): void {
    this.#awaited = this.#close(scannerId, text);
  }

  /** What the till made of the scan that has just ended, or of one whose bytes nobody saw. */
  made(scannerId: string, made: ScanMadeName, at: UtcMs): void {
    const awaited = this.#awaited;
    this.#awaited = null;
    if (awaited?.scannerId === scannerId) {
      this.#scans = this.#scans.map((scan) => (scan === awaited ? { ...scan, made } : scan));
    } else {
      const nothing = { unit: 'bytes', chunks: [], moreBytes: 0, isMasked: false } as const;
      this.#add({ at, scannerId, ...nothing, made });
    }
  }

  /** Nobody watches any more, or the bridge is another one: what is unfinished stays so. */
  cut(): void {
    for (const scannerId of this.#open.keys()) this.#close(scannerId, null);
  }

  #close(scannerId: string, text: string | null): TracedScan | null {
    const group = this.#open.get(scannerId);
    if (group === undefined) return null;
    this.#open.delete(scannerId);
    const { masks, now, onGroup } = this.#ports;
    const { unit } = group;
    const all = group.chunks.map((chunk) => chunk.bytes);
    const place = text === null ? null : findScan(all, unit, text);
    const [chunks, next] = place === null ? [group.chunks, []] : parted(group.chunks, place.end);
    if (next.length > 0) this.#open.set(scannerId, { ...group, chunks: next, bytes: sizeOf(next) });
    const bytes = chunks.map((chunk) => chunk.bytes);
    const before = this.#before.get(scannerId) ?? [];
    const masked = maskChunks(bytes, unit, { wholeFrom: place?.start ?? null, before });
    this.#before.set(scannerId, place === null ? openEnd([...before, ...masked], unit) : []);
    const shown = masks ? masked : bytes;
    const kept = chunks.map(({ at }, nth) => ({ at, bytes: shown[nth] ?? new Uint8Array() }));
    onGroup({ scannerId, unit, chunks: kept });
    const shownBytes = { ...shownChunks(kept), isMasked: masks };
    return this.#add({ at: now(), scannerId, unit, ...shownBytes, made: null });
  }

  #add(facts: Omit<TracedScan, 'number'>): TracedScan {
    this.#count += 1;
    const scan = { ...facts, number: this.#count };
    this.#scans = [scan, ...this.#scans].slice(0, SCANS_MAX);
    return scan;
  }
}

/** What came up to a byte, and what came after it; both at the time at which it came. */
function parted(chunks: readonly CableChunk[], end: number): readonly CableChunk[][] {
  let start = 0;
  const parts = chunks.map(({ at, bytes }) => {
    const here = Math.min(Math.max(0, end - start), bytes.length);
    start += bytes.length;
    return [
      { at, bytes: bytes.subarray(0, here) },
      { at, bytes: bytes.subarray(here) },
    ] as const;
  });
  const isNotEmpty = ({ bytes }: CableChunk): boolean => bytes.length > 0;
  return [
    parts.map(([first]) => first).filter(isNotEmpty),
    parts.map(([, second]) => second).filter(isNotEmpty),
  ];
}

function sizeOf(chunks: readonly CableChunk[]): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function shownChunks(chunks: readonly CableChunk[]): Pick<TracedScan, 'chunks' | 'moreBytes'> {
  const firstAt = chunks[0]?.at ?? 0;
  const shown = chunks.slice(0, SHOWN_CHUNKS_MAX).map(({ at, bytes }) => ({
    afterMs: Math.max(0, Math.round(at - firstAt)),
    hex: Buffer.from(bytes.subarray(0, SHOWN_CHUNK_BYTES_MAX)).toString('hex'),
  }));
  const told = shown.reduce((sum, { hex }) => sum + hex.length / 2, 0);
  return { chunks: shown, moreBytes: sizeOf(chunks) - told };
}
