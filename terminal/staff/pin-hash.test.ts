import { expect, test } from 'vitest';
import { hashPin, pinPepper } from './pin-hash.ts';

const salt = Buffer.alloc(16, 1);
const pepper = pinPepper(Buffer.alloc(32, 7));

test('a PIN has the same hash again, and another one with another salt, pepper or digit', async () => {
  const hashes = await Promise.all([
    hashPin('2580', salt, pepper),
    hashPin('2580', salt, pepper),
    hashPin('2580', Buffer.alloc(16, 2), pepper),
    hashPin('2580', salt, pinPepper(Buffer.alloc(32, 8))),
    hashPin('2581', salt, pepper),
  ]);
  const [first, again, ...others] = hashes.map((hash) => hash.toString('hex'));
  expect(first).toHaveLength(64);
  expect(again).toBe(first);
  expect(new Set([first, ...others]).size).toBe(4);
});
