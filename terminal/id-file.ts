import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Chance, Clock } from './ports.ts';

/** Crockford's Base32: no letters that are mistaken for digits on a receipt or by ear. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const EPOCH_LENGTH = 10;
/** 80 bits: two sales of one shop never share an id. */
const SALE_LENGTH = 16;

/**
 * Ids of payments: a random epoch of this life of the process and a sequence, so that a restored
 * or copied database never repeats one. Every id is on disk, outside the database, before it is
 * used: which ids were used must outlive the database.
 */
export class PaymentIds {
  readonly epoch: string;
  readonly #prefix: string;
  readonly #file: number;
  readonly #chance: Chance;
  readonly #clock: Clock;
  #sequence = 0;

  /** `prefix` marks the series: `SIM` or `CC`. Throws when the file cannot be written. */
  constructor(file: string, prefix: string, chance: Chance, clock: Clock) {
    this.epoch = randomText(chance, EPOCH_LENGTH);
    this.#prefix = prefix;
    this.#chance = chance;
    this.#clock = clock;
    this.#file = openSync(file, 'a', 0o600);
    syncFolder(dirname(file));
  }

  /** A fresh `paymentRequestId`: letters and digits only, 20 characters or a few more. */
  next(): string {
    this.#sequence += 1;
    const id = `${this.#prefix}${this.epoch}${String(this.#sequence).padStart(6, '0')}`;
    writeSync(this.#file, `${id} ${this.#clock.now()}\n`);
    fsyncSync(this.#file);
    return id;
  }

  /** The id of a sale, which the acquirer shows as the merchant's order id. */
  nextSale(): string {
    return `${this.#prefix}S${randomText(this.#chance, SALE_LENGTH)}`;
  }

  /** An id for a question that must be answered "not known": never used for a payment. */
  unused(): string {
    return `${this.#prefix}${this.epoch}P${String(this.#clock.now())}`;
  }

  close(): void {
    closeSync(this.#file);
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
  const match = /([0-9A-Z]{4})(\d{6})$/.exec(paymentRequestId);
  if (match === null) return paymentRequestId.slice(-8);
  return `${match[1]}-${Number(match[2])}`;
}

function randomText(chance: Chance, length: number): string {
  return [...chance.bytes(length)].map((byte) => ALPHABET[byte % 32]).join('');
}
