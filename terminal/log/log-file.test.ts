import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import { LogFile } from './log-file.ts';

const MEBIBYTE = 1024 * 1024;

/** A log of the terminal in a folder that is not there yet. */
function logFile(folder = join(temporaryFolder(), 'logs')) {
  const lost: string[] = [];
  const file = new LogFile((why) => lost.push(why));
  const names = () => readdirSync(folder).toSorted();
  const texts = () => names().map((name) => readFileSync(join(folder, name), 'utf8'));
  return { file, folder, lost, names, texts, open: () => file.open(folder, 'terminal') };
}

/** The name of today's file with this number. */
function todays(number: number): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `terminal.${parts.map((part) => String(part).padStart(2, '0')).join('-')}.${number}.log`;
}

/** Rolling happens between the turns of the event loop. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a line is in the file when it was written', async () => {
  const { file, open, names, texts } = logFile();
  await open();
  file.write('one\n');
  file.write('two\n');
  expect(texts()).toEqual(['one\ntwo\n']);
  expect(names()).toEqual([todays(1)]);
});

test('what was written before the folder was known comes first', async () => {
  const { file, open, texts } = logFile();
  file.write('early\n');
  const opened = open();
  file.write('while it opens\n');
  await opened;
  file.write('late\n');
  expect(texts()).toEqual(['early\nwhile it opens\nlate\n']);
});

test('the same day goes on in the same file', async () => {
  const first = logFile();
  await first.open();
  first.file.write('before\n');
  const second = logFile(first.folder);
  await second.open();
  second.file.write('after\n');
  expect(second.texts()).toEqual(['before\nafter\n']);
});

test('files and folder are for their owner only', async () => {
  const { file, open, folder, names } = logFile();
  mkdirSync(folder, { mode: 0o755 });
  chmodSync(folder, 0o755);
  await open();
  file.write('one\n');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, names()[0] ?? '')).mode & 0o777).toBe(0o600);
});

test('a file of 5 MB is followed by a new one', async () => {
  const { file, open, folder, names } = logFile();
  await open();
  for (let mebibyte = 1; mebibyte <= 6; mebibyte += 1) {
    file.write(`${'x'.repeat(MEBIBYTE - 1)}\n`);
    await turn();
  }
  expect(names()).toEqual([todays(1), todays(2)]);
  expect(statSync(join(folder, todays(1))).size).toBe(5 * MEBIBYTE);
});

test('fourteen files are kept, the newest, and the files of others are not touched', async () => {
  const { open, folder, names } = logFile();
  mkdirSync(folder);
  const days = Array.from({ length: 20 }, (_, day) => String(day + 1).padStart(2, '0'));
  const old = days.map((day) => `terminal.2020-03-${day}.1.log`);
  // By number and not by name: the tenth file of a day is newer than its ninth.
  const sameDay = ['terminal.2020-04-01.9.log', 'terminal.2020-04-01.10.log'];
  const others = ['notes.txt', 'shell.2020-03-01.1.log', 'terminal.old.1.log'];
  for (const name of [...old, ...sameDay, ...others]) writeFileSync(join(folder, name), '');
  await open();
  // Today's goes on from the highest number that was made today.
  const kept = [...old.slice(-11), ...sameDay, todays(10)];
  expect(names()).toEqual([...kept, ...others].toSorted());
});

test('a folder that cannot be made loses the file, not the till', async () => {
  const place = join(temporaryFolder(), 'a-file');
  writeFileSync(place, '');
  const { file, open, lost } = logFile(join(place, 'logs'));
  await open();
  file.write('one\n');
  expect(lost).toEqual([expect.stringContaining('ENOTDIR')]);
  expect(file.isLost).toBe(true);
});

test('a disk that is full is told once, and writing goes on throwing nothing', async () => {
  const { file, open, folder, lost } = logFile();
  mkdirSync(folder);
  symlinkSync('/dev/full', join(folder, todays(1)));
  await open();
  expect(lost).toEqual([]);
  for (const line of ['one\n', 'two\n', 'three\n']) file.write(line);
  await turn();
  expect(lost).toEqual([expect.stringContaining('ENOSPC')]);
});

test('a new file that cannot be opened is told once', async () => {
  const { file, open, folder, lost } = logFile();
  await open();
  mkdirSync(join(folder, todays(2)));
  file.write(`${'x'.repeat(5 * MEBIBYTE)}\n`);
  await turn();
  await turn();
  expect(lost).toEqual([expect.stringContaining('EISDIR')]);
});
