import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../fixtures/proof/manual-clock.ts';
import { temporaryFolder } from '../fixtures/proof/temporary-till.ts';
import { PaymentIds, readNotedIds, shortIdOf } from './id-file.ts';

/** Chance that counts: 0, 1, 2… and so every letter in its turn. */
function counting(from = 0) {
  let next = from;
  return {
    bytes: (count: number) => Uint8Array.from({ length: count }, () => next++),
    fraction: () => 0,
  };
}

function idsIn(file: string, chance = counting()): PaymentIds {
  const ids = new PaymentIds(file, 'SIM', chance, new ManualClock());
  onTestFinished(() => ids.close());
  return ids;
}

const newFile = () => join(temporaryFolder(), 'payment-ids');

describe('the ids of payments', () => {
  test('are the series, the epoch of this life, and a count', () => {
    const ids = idsIn(newFile());
    expect(ids.epoch).toBe('0123456789');
    expect([ids.next(), ids.next()]).toEqual(['SIM0123456789000001', 'SIM0123456789000002']);
  });

  test('have letters and digits only, of which none is mistaken for another', () => {
    const ids = idsIn(newFile(), counting(10));
    expect(ids.next()).toMatch(/^SIM[0-9A-HJKMNP-TV-Z]{10}000001$/);
    expect(ids.nextSale()).toMatch(/^SIMS[0-9A-HJKMNP-TV-Z]{16}$/);
  });

  test('are on disk with their instant before they are given out', () => {
    const file = newFile();
    const ids = idsIn(file);
    expect(readFileSync(file, 'utf8')).toBe('');
    const line = `${ids.next()} ${new ManualClock().now()}\n`;
    expect(readFileSync(file, 'utf8')).toBe(line);
  });

  test('of an earlier life stay in the file, which only its owner reads', () => {
    const file = newFile();
    const first = idsIn(file).next();
    const second = idsIn(file, counting(16)).next();
    const kept = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(kept.map((line) => line.split(' ')[0])).toEqual([first, second]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('never repeat those of another life', () => {
    const file = newFile();
    expect(idsIn(file).next()).not.toBe(idsIn(file, counting(1)).next());
  });

  test('that are only asked about are told from those of payments, and are not written', () => {
    const file = newFile();
    const ids = idsIn(file);
    expect(ids.unused()).toBe(`SIM0123456789P${new ManualClock().now()}`);
    expect(ids.unused()).not.toBe(ids.next());
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(2);
  });

  test('cannot be given out where nothing can be written', () => {
    const file = join(temporaryFolder(), 'no', 'such', 'folder');
    expect(() => idsIn(file)).toThrow('ENOENT');
  });
});

describe('the ids that were written down', () => {
  test('are read from a byte on, with where the file ends now', () => {
    const file = newFile();
    const ids = idsIn(file);
    const notedAt = new ManualClock().now();
    const first = { paymentRequestId: ids.next(), notedAt };
    const { ids: read, until } = readNotedIds(file, 0);
    expect(read).toEqual([first]);
    expect(until).toBe(statSync(file).size);
    const second = { paymentRequestId: ids.next(), notedAt };
    expect(readNotedIds(file, until).ids).toEqual([second]);
    expect(readNotedIds(file, 0).ids).toEqual([first, second]);
  });

  test('are all read when the file is shorter: it is not the one that was read before', () => {
    const file = newFile();
    const id = idsIn(file).next();
    expect(readNotedIds(file, 10_000).ids).toMatchObject([{ paymentRequestId: id }]);
  });

  test('are none in a file that is not there', () => {
    expect(readNotedIds(newFile(), 0)).toEqual({ ids: [], refunds: [], until: 0 });
  });

  test('name the payments whose money was to go back, which are no ids of payments', () => {
    const file = newFile();
    const ids = idsIn(file);
    const paymentRequestId = ids.next();
    const refundRequestId = ids.nextRefund();
    const { until } = readNotedIds(file, 0);
    ids.noteRefund(refundRequestId, paymentRequestId);
    expect(readNotedIds(file, 0)).toMatchObject({
      ids: [{ paymentRequestId }],
      refunds: [{ refundRequestId, paymentRequestId }],
    });
    expect(readNotedIds(file, until)).toMatchObject({ ids: [], refunds: [{ refundRequestId }] });
  });

  test('leave out a line that a crash has torn, and keep the ids of the next life', () => {
    const file = newFile();
    const first = idsIn(file).next();
    appendFileSync(file, 'SIM01234');
    expect(readNotedIds(file, 0).ids).toMatchObject([{ paymentRequestId: first }]);
    const second = idsIn(file, counting(16)).next();
    const read = readNotedIds(file, 0).ids.map(({ paymentRequestId }) => paymentRequestId);
    expect(read).toEqual([first, second]);
  });
});

describe('what people say aloud of an id', () => {
  test.each([
    ['SIMQ9XK2M7F3K000042', '7F3K-42'],
    ['CCQ9XK2M7F3K999999', '7F3K-999999'],
    ['SIMQ9XK2MABC7000001', 'ABC7-1'],
    ['SIMQ9XK2MA123000001', 'A123-1'],
    ['SIM0123456789000042', '6789-42'],
    ['something else', 'ing else'],
  ])('%s is %s', (id, short) => {
    expect(shortIdOf(id)).toBe(short);
  });
});

describe('an id that is written down ahead', () => {
  test('is the next one, and is on disk before it is given out', () => {
    const file = newFile();
    const ids = idsIn(file);
    ids.prepare();
    ids.prepare();
    expect(readNotedIds(file, 0).ids).toHaveLength(1);
    expect(ids.next()).toBe(readNotedIds(file, 0).ids[0]?.paymentRequestId);
    ids.next();
    expect(readNotedIds(file, 0).ids).toHaveLength(2);
  });

  test('is given up by a process that ends cleanly, and is nothing to ask about then', () => {
    const file = newFile();
    const ids = new PaymentIds(file, 'SIM', counting(), new ManualClock());
    const used = ids.next();
    ids.prepare();
    ids.close();
    expect(readNotedIds(file, 0).ids.map(({ paymentRequestId }) => paymentRequestId)).toEqual([
      used,
    ]);
  });

  test('is asked about after a crash: nobody knows whether it was used', () => {
    const file = newFile();
    idsIn(file).prepare();
    expect(readNotedIds(file, 0).ids).toHaveLength(1);
  });
});
