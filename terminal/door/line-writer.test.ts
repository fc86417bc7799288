import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { LineWriter } from './line-writer.ts';

/** A reader who takes nothing until it is told to, and holds one line unread. */
function slowReader() {
  const taken: string[] = [];
  let release: (() => void) | null = null;
  const output = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      if (chunk.length > 0) taken.push(chunk.toString().trimEnd());
      release = done;
      if (chunk.length === 0) done();
    },
  });
  const take = () => {
    const done = release;
    release = null;
    done?.();
    return new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  };
  return { output, taken, take };
}

const scanRead = (at: number) => ({ type: 'event', name: 'scanRead', value: { at } }) as const;
const answer = (id: number) =>
  ({ type: 'answer', id, answer: { ok: true, result: null } }) as const;

test('of what a slow reader did not take, only the newest is kept', async () => {
  const { output, taken, take } = slowReader();
  const lines = new LineWriter(output, () => {});
  for (let at = 1; at <= 1_000; at += 1) lines.writeNewest('scanRead', scanRead(at));
  await take();
  await take();
  expect(taken.map((line) => JSON.parse(line))).toEqual([scanRead(1), scanRead(1_000)]);
});

test('what is owed waits for room, which comes when the reader takes', async () => {
  const { output, taken, take } = slowReader();
  const lines = new LineWriter(output, () => {});
  lines.write(answer(1));
  let hasRoom = false;
  const room = lines.room().then(() => {
    hasRoom = true;
  });
  await Promise.resolve();
  expect(hasRoom).toBe(false);
  await take();
  await room;
  lines.write(answer(2));
  expect(taken.map((line) => JSON.parse(line))).toEqual([answer(1), answer(2)]);
});

test('a reader who has gone is told once, and waited for by nobody', async () => {
  const { output, taken } = slowReader();
  let broken = 0;
  const lines = new LineWriter(output, () => {
    broken += 1;
  });
  lines.write(answer(1));
  const room = lines.room();
  output.destroy(new Error('EPIPE'));
  await room;
  await lines.flushed();
  lines.write(answer(2));
  lines.writeNewest('scanRead', scanRead(1));
  expect(broken).toBe(1);
  expect(taken).toHaveLength(1);
});

test('it is flushed when the last line is out', async () => {
  const { output, taken, take } = slowReader();
  const lines = new LineWriter(output, () => {});
  lines.write(answer(1));
  const flushed = lines.flushed();
  await take();
  await flushed;
  expect(taken).toHaveLength(1);
});
