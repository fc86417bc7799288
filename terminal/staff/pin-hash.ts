import { createHmac, scrypt } from 'node:crypto';

/**
 * OWASP's choice of scrypt with the least memory (Password Storage Cheat Sheet): 16 MiB, a quarter
 * of a second on a till. A PIN has too few digits to be saved by that alone: the pepper keeps a
 * stolen copy of the database from being searched at all, and the lock keeps the till from it.
 */
const SCRYPT = { N: 2 ** 14, r: 8, p: 5, maxmem: 32 * 1024 * 1024 };
const HASH_BYTES = 32;
export const SALT_BYTES = 16;

/** 32 bytes, made on another thread: a payment is not held up. `pepper`: see `pinPepper`. */
export function hashPin(pin: string, salt: Uint8Array, pepper: Uint8Array): Promise<Buffer> {
  const peppered = createHmac('sha256', pepper).update(pin).digest();
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, HASH_BYTES, SCRYPT, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

/** The pepper of the PIN from the till's local key, which stands beside the database and not in it. */
export function pinPepper(localKey: Uint8Array): Uint8Array {
  return createHmac('sha256', localKey).update('manager pin').digest();
}
