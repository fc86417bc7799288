import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { UtcMs } from './core/attempt.ts';
import type { Chance, Clock, Ids } from './ports.ts';

/** Crockford's Base32: no letters that are mistaken for digits on a receipt or by ear. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const EPOCH_LENGTH = 10;
/** 80 bits: two sales of one shop never share an id. */
const SALE_LENGTH = 16;

/** Stands behind an id that its process gave up when it ended. */
const UNUSED = 'unused';

/** An id that was written down to be used, and when. */
export interface NotedId {
  readonly paymentRequestId: string;
  /** Wall clock. */
  readonly notedAt: UtcMs;
}

/** A refund that was about to be asked for, and the payment whose money it gives back. */
export interface NotedRefund {
  readonly refundRequestId: string;
  readonly paymentRequestId: string;
}

/** What the file holds from a byte on. */
export interface NotedIds {
  readonly ids: readonly NotedId[];
  readonly refunds: readonly NotedRefund[];
  /** Where it ends now. */
  readonly until: number;
}

/**
 * Ids of payments: a random epoch of this life of the process and a sequence, so that a restored
 * or copied database never repeats one. Every id is on disk, outside the database, before it is
 * used: which ids were used must outlive the database.
 */
export class PaymentIds implements Ids {
  readonly epoch: string;
  readonly #prefix: string;
  readonly #file: number;
  readonly #chance: Chance;
  readonly #clock: Clock;
  #sequence = 0;
  /** Written down ahead. */
  #prepared: string | null = null;

  /** `prefix` marks the series: `SIM` or `CC`. Throws when the file cannot be written. */
  constructor(file: string, prefix: string, chance: Chance, clock: Clock) {
    this.epoch = randomText(chance, EPOCH_LENGTH);
    this.#prefix = prefix;
    this.#chance = chance;
    this.#clock = clock;
    this.#file = openSync(file, 'a+', 0o600);
    endTornLine(this.#file);
    syncFolder(dirname(file));
  }

  /** A fresh `paymentRequestId`: letters and digits only, 20 characters or a few more. */
  next(): string {
    const id = this.#prepared ?? this.#note();
    this.#prepared = null;
    return id;
  }

  prepare(): void {
    this.#prepared ??= this.#note();
  }

  #note(): string {
    this.#sequence += 1;
    const id = `${this.#prefix}${this.epoch}${String(this.#sequence).padStart(6, '0')}`;
    this.#write(`${id} ${this.#clock.now()}`);
    return id;
  }

  #write(line: string): void {
    writeSync(this.#file, `${line}\n`);
    fsyncSync(this.#file);
  }

  /** A fresh id of a refund: told apart from those of payments, and never repeated either. */
  nextRefund(): string {
    this.#sequence += 1;
    return `${this.#prefix}${this.epoch}F${String(this.#sequence).padStart(6, '0')}`;
  }

  noteRefund(refundRequestId: string, paymentRequestId: string): void {
    this.#write(`${refundRequestId} refunds ${paymentRequestId}`);
  }

  /** The id of a sale, which the acquirer shows as the merchant's order id. */
  nextSale(): string {
    return `${this.#prefix}S${randomText(this.#chance, SALE_LENGTH)}`;
  }

  /** An id for a question that must be answered "not known": never used for a payment. */
  unused(): string {
    return `${this.#prefix}${this.epoch}P${String(this.#clock.now())}`;
  }

  /** What was written down ahead and never used is not asked about by the next process. */
  close(): void {
    if (this.#prepared !== null) this.#write(`${this.#prepared} ${UNUSED}`);
    closeSync(this.#file);
  }
}

/**
 * The ids that were written down from byte `from` on; all of them if the file is shorter, since
 * then it is not the file that was read before. A line that is torn was never used.
 */
export function readNotedIds(file: string, from: number): NotedIds {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const lines = bytes
    .subarray(from <= bytes.length ? from : 0)
    .toString()
    .split('\n');
  const unused = new Set(lines.filter((line) => line.endsWith(` ${UNUSED}`)));
  const ids = lines.flatMap((line) => {
    const match = /^([0-9A-Z]{8,64}) (\d{1,16})$/.exec(line);
    return match === null || unused.has(`${match[1]} ${UNUSED}`)
      ? []
      : [{ paymentRequestId: match[1] as string, notedAt: Number(match[2]) }];
  });
  const refunds = lines.flatMap((line) => {
    const match = /^([0-9A-Z]{8,64}) refunds ([0-9A-Z]{8,64})$/.exec(line);
    return match === null
      ? []
      : [{ refundRequestId: match[1] as string, paymentRequestId: match[2] as string }];
  });
  return { ids, refunds, until: bytes.length };
}

/** A line that a crash has torn would swallow the next one. */
function endTornLine(file: number): void {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  if (size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n') {
    writeSync(file, '\n');
  }
}

/** A new file's name is on disk only once its folder is; Windows cannot, and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** `7F3K-42` of a payment id: what people say aloud. */
export function shortIdOf(paymentRequestId: string): string {
  // Six digits and no more: the epoch before them may end in digits of its own.
  const tail = paymentRequestId.slice(-10);
  if (!/^[0-9A-Z]{4}\d{6}$/.test(tail)) return paymentRequestId.slice(-8);
  return `${tail.slice(0, 4)}-${Number(tail.slice(4))}`;
}

function randomText(chance: Chance, length: number): string {
  return [...chance.bytes(length)].map((byte) => ALPHABET[byte % 32]).join('');
}
