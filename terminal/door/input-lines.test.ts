import { expect, test } from 'vitest';
import { inputLines, LINE_BYTES_MAX } from './input-lines.ts';

async function linesOf(...chunks: readonly string[]): Promise<(string | null)[]> {
  async function* input(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const lines: (string | null)[] = [];
  for await (const line of inputLines(input())) lines.push(line);
  return lines;
}

test('a line is a line in whatever pieces it comes', async () => {
  expect(await linesOf('one\ntw', 'o', '\n', '\nfour\n')).toEqual(['one', 'two', '', 'four']);
});

test('a letter of two bytes may be cut between them', async () => {
  const [first, second] = [...Buffer.from('é')].map((byte) => String.fromCharCode(byte));
  expect(await linesOf(`caf${first}`, `${second}\n`)).toEqual(['café']);
});

test('the last line needs no end', async () => {
  expect(await linesOf('one\ntwo')).toEqual(['one', 'two']);
});

test('a line of the greatest length is read, and one byte more is too long', async () => {
  const longest = 'x'.repeat(LINE_BYTES_MAX);
  expect(await linesOf(`${longest}\n${longest}x\nshort\n`)).toEqual([longest, null, 'short']);
});

test('a line that is too long is passed over in pieces, and the next one is read', async () => {
  const half = 'x'.repeat(LINE_BYTES_MAX / 2);
  expect(await linesOf(half, half, half, half, 'end\nshort\n')).toEqual([null, 'short']);
});
