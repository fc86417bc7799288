import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** A row of the journal as it stands in its table. */
export interface JournalRow {
  seq: number;
  till_id: string;
  at_ms: number;
  subject: string;
  type: string;
  facts: string;
  previous_hash: Buffer;
  hash: Buffer;
}

/** The newest row as it was sealed when it was written. */
export interface JournalHead {
  seq: number;
  hash: Buffer;
  /** The first row that was sealed; those before it are of an older till. */
  sealed_from: number;
  seal: Buffer;
}

/** What stands before row one. */
export const GENESIS = Buffer.alloc(32);

/** Where a seal belongs that was found broken: nothing makes it good again. */
export const NO_SEAL = Buffer.alloc(32);

/** Everything a row says, and the row before it. */
export function hashOf(row: Omit<JournalRow, 'hash'>): Buffer {
  const text = JSON.stringify([row.seq, row.till_id, row.at_ms, row.subject, row.type, row.facts]);
  return createHash('sha256').update(row.previous_hash).update(text).digest();
}

/** The key of the seal: the till's local key serves for other things, too, and each has its own. */
export function sealKey(localKey: Uint8Array): KeyObject {
  return createSecretKey(createHmac('sha256', localKey).update('journal').digest());
}

export function sealOf(head: Omit<JournalHead, 'seal'>, key: KeyObject): Buffer {
  const text = JSON.stringify([head.seq, head.sealed_from]);
  return createHmac('sha256', key).update(head.hash).update(text).digest();
}
