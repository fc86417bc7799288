/** Twice what the largest call has, every character of it escaped (`scanTyped`: 49 KB). */
export const LINE_BYTES_MAX = 100_000;

const LINE_FEED = 0x0a;

/**
 * The lines of a stream of bytes, without their ends; null for one that is too long, of which no
 * more than the limit is ever held. A last line without its end is a line.
 */
export async function* inputLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): string | null => {
    const line = length > LINE_BYTES_MAX ? null : Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let from = 0;
    while (from < chunk.length) {
      const feed = chunk.indexOf(LINE_FEED, from);
      const to = feed === -1 ? chunk.length : feed;
      length += to - from;
      if (length > LINE_BYTES_MAX) parts = [];
      else parts.push(chunk.subarray(from, to));
      if (feed !== -1) yield take();
      from = to + 1;
    }
  }
  if (length > 0) yield take();
}
