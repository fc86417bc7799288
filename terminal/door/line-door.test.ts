import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../messages/table.ts';
import { failureOf } from '../../fixtures/proof/configurations.ts';
import { CannotStart } from '../config/config.ts';
import { SIMULATION } from '../config/simulation.ts';
import type { Doorkeeper } from './door.ts';
import { LineDoor } from './line-door.ts';

const done: Answer<unknown> = { ok: true, result: null };

/** A door with nobody behind it but what is given, and what it says, line by line. */
function opened(call: Doorkeeper['call'] = () => Promise.resolve(done)) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const said: unknown[] = [];
  output.on('data', (lines: Buffer) => {
    for (const line of lines.toString().trimEnd().split('\n')) said.push(JSON.parse(line));
  });
  const asked: unknown[] = [];
  let end: () => void;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const door = new LineDoor(input, output, {
    call(name, argument) {
      asked.push([name, argument]);
      return call(name, argument);
    },
    end: () => end(),
  });
  return { door, input, said, asked, ended };
}

describe('a line of input', () => {
  test('is a call, and its answer has the same id', async () => {
    const { door, input, said, asked, ended } = opened();
    door.say({ type: 'ready' });
    input.end('{"id":7,"call":"nextSale","argument":{"saleId":"s1"}}\n{"id":8,"call":"readTill"}');
    await ended;
    expect(asked).toEqual([
      ['nextSale', { saleId: 's1' }],
      ['readTill', null],
    ]);
    expect(said).toEqual([
      { type: 'ready' },
      { type: 'answer', id: 7, answer: done },
      { type: 'answer', id: 8, answer: done },
    ]);
  });

  test.each([
    ['{"id":1', 'notJson'],
    ['[]', 'notACall'],
    ['{"id":1,"call":"presentCode","argument":null}', 'notACall'],
    ['{"id":1,"call":"toString"}', 'notACall'],
    ['{"call":"readTill"}', 'notACall'],
    ['{"id":1,"call":"readTill","more":1}', 'notACall'],
    ['x'.repeat(200_000), 'tooLong'],
  ])('that says %.40s is passed over as %s, and the next one is heard', async (wrong, problem) => {
    const { door, input, said, ended } = opened();
    door.say({ type: 'ready' });
    input.end(`\n${wrong}\n{"id":2,"call":"readTill"}\n`);
    await ended;
    expect(said.slice(1)).toEqual([
      { type: 'malformed', line: 2, problem },
      { type: 'answer', id: 2, answer: done },
    ]);
  });

  test('is not read before the till is ready', async () => {
    const { door, input, asked, ended } = opened();
    input.end('{"id":1,"call":"readTill"}\n');
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(asked).toEqual([]);
    door.say({ type: 'ready' });
    await ended;
    expect(asked).toHaveLength(1);
  });

  test('is read, but not more of them at once than the till can remember', async () => {
    const answers: ((answer: Answer<unknown>) => void)[] = [];
    const { door, input, asked, ended } = opened(
      () => new Promise((resolve) => answers.push(resolve)),
    );
    door.say({ type: 'ready' });
    const lines = Array.from({ length: 100 }, (_, id) => `{"id":${id},"call":"readTill"}\n`);
    input.end(lines.join(''));
    await expect.poll(() => asked.length).toBe(64);
    answers.shift()?.(done);
    await expect.poll(() => asked.length).toBe(65);
    for (let answered = 1; answered < 100; answered += 1) {
      await expect.poll(() => answers.length).toBeGreaterThan(0);
      answers.shift()?.(done);
    }
    await ended;
    expect(asked).toHaveLength(100);
  });
});

describe('a scan', () => {
  test('goes the way of every scan', async () => {
    const { door, input, asked, ended } = opened();
    door.say({ type: 'ready' });
    input.end('{"id":1,"call":"scan","argument":{"text":"281666051234567890123456"}}\n');
    await ended;
    const text = '281666051234567890123456';
    expect(asked).toEqual([['scanTyped', { physical: text, characters: text }]]);
  });

  test('without text is malformed', async () => {
    const { door, input, said, asked, ended } = opened();
    door.say({ type: 'ready' });
    input.end('{"id":1,"call":"scan"}\n');
    await ended;
    expect(asked).toEqual([]);
    expect(said.at(-1)).toEqual({
      type: 'answer',
      id: 1,
      answer: { ok: false, failure: 'malformed' },
    });
  });
});

test('the end of the input is the wish to end, once what was asked is answered', async () => {
  const answers: ((answer: Answer<unknown>) => void)[] = [];
  const { door, input, said, ended } = opened(
    () => new Promise((resolve) => answers.push(resolve)),
  );
  door.say({ type: 'ready' });
  input.end('{"id":1,"call":"readDay"}\n');
  await expect.poll(() => answers).toHaveLength(1);
  expect(said).toHaveLength(1);
  answers[0]?.(done);
  await ended;
  expect(said.at(-1)).toEqual({ type: 'answer', id: 1, answer: done });
});

test('a start that failed is told with its sentences', async () => {
  const { door, said } = opened();
  await door.sayFailed({ code: 'configMissing', file: '/etc/till.json' });
  expect(said).toEqual([
    {
      type: 'failed',
      failure: { code: 'configMissing', file: '/etc/till.json' },
      sentences: expect.arrayContaining(['There is no such file.']) as unknown,
    },
  ]);
});

test('a simulation needs an acquirer that is named, and says how to have one', async () => {
  const { door } = opened();
  const refusal = await door.findWorld(SIMULATION).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(CannotStart);
  expect(
    failureOf(() => {
      throw refusal;
    }),
  ).toEqual({ code: 'acquirerMissing' });
});
