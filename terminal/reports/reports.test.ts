import { renameSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { RecordedTill } from '../../fixtures/proof/recorded-day.ts';
import { spoilPages } from '../../fixtures/proof/temporary-till.ts';
import type { Log } from '../ports.ts';
import { openReports, startReportsWorker } from './reports.ts';

const REPORT_FAILED = { ok: false, failure: 'reportFailed' };
const EVERYTHING = { text: '', businessDay: null, only: 'all', after: null } as const;

/** What waits while nothing is asked: the next look at the daily backup. */
const IDLE = 1;

/** Workers gone wrong, as programs. */
const HANGS = 'for (;;);';
const CRASHES = `require('node:worker_threads').parentPort.once('message', () => { throw new Error('crash'); });`;
const EXITS = `require('node:worker_threads').parentPort.once('message', () => process.exit(3));`;
const BABBLES = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => parentPort.postMessage({ answer: 'of a kind', detail: null }));`;
const LIES = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () =>
    parentPort.postMessage({ answer: { ok: true, result: { payments: 'many' } }, detail: null }));`;

/** Reports over a real store. `bad`: programs to be started first, instead of the real worker. */
function reportsOver(recorded: RecordedTill, ...bad: string[]) {
  const clock = new ManualClock();
  const said: string[] = [];
  const say = (...[event]: Parameters<Log['warn']>) => {
    said.push(event);
  };
  let started = 0;
  const reports = openReports(recorded.settings, {
    clock,
    realClock: clock,
    log: { info: say, warn: say, error: say },
    start(settings) {
      started += 1;
      const program = bad.shift();
      if (program === undefined) return startReportsWorker(settings);
      return new Worker(program, { eval: true });
    },
  });
  onTestFinished(() => reports.close());
  return { reports, clock, said, started: () => started };
}

describe('the reports', () => {
  test('read the day, find payments and write them to a file, by one worker', async () => {
    const recorded = new RecordedTill();
    recorded.record();
    const { reports, clock, started } = reportsOver(recorded);
    const found = await reports.find({ ...EVERYTHING, text: '18.20' });
    const day = await reports.day(null);
    const written = await reports.exportDay('2026-11-02', 'fr');
    expect(found.ok && found.result.payments.length).toBe(1);
    expect(day).toMatchObject({
      ok: true,
      result: { businessDay: '2026-11-02', readAt: clock.now() },
    });
    expect(written).toMatchObject({ ok: true, result: { payments: 1 } });
    expect(started()).toBe(1);
  });

  test('see at once what the till has just written', async () => {
    const recorded = new RecordedTill();
    const { reports } = reportsOver(recorded);
    const count = async () => {
      const found = await reports.find(EVERYTHING);
      return found.ok ? found.result.payments.length : null;
    };
    expect(await count()).toBe(0);
    recorded.record();
    expect(await count()).toBe(1);
  });

  test('start nothing before somebody asks', () => {
    expect(reportsOver(new RecordedTill()).started()).toBe(0);
  });

  test.each([
    ['crashes', CRASHES],
    ['exits', EXITS],
    ['answers with something else', BABBLES],
  ])('fail when the worker %s, and go on with another one', async (_what, program) => {
    const { reports, said, started } = reportsOver(new RecordedTill(), program);
    expect(await reports.day(null)).toEqual(REPORT_FAILED);
    expect(said).toEqual(['reports.failed']);
    expect((await reports.day(null)).ok).toBe(true);
    expect(started()).toBe(2);
  });

  test('hand on nothing that does not fit the table of calls', async () => {
    const { reports, said } = reportsOver(new RecordedTill(), LIES);
    expect(await reports.find(EVERYTHING)).toEqual(REPORT_FAILED);
    expect(said).toEqual(['call.answerMalformed']);
  });

  test('fail when the worker hangs for 8 s, and go on with another one', async () => {
    const { reports, clock, started } = reportsOver(new RecordedTill(), HANGS);
    const hung = reports.day(null);
    // Asked only once the one before was answered.
    const next = reports.day('2026-11-02');
    await expect.poll(() => clock.waitingCount).toBe(IDLE + 1);
    clock.advance(7_999);
    expect(clock.waitingCount).toBe(IDLE + 1);
    clock.advance(1);
    expect(await hung).toEqual(REPORT_FAILED);
    expect((await next).ok).toBe(true);
    expect(started()).toBe(2);
    expect(clock.waitingCount).toBe(IDLE);
  });

  test('let no more than 8 wait', async () => {
    const { reports } = reportsOver(new RecordedTill());
    const answers = await Promise.all(Array.from({ length: 9 }, () => reports.day(null)));
    expect(answers.map(({ ok }) => ok)).toEqual([...Array(8).fill(true), false]);
    expect((await reports.day(null)).ok).toBe(true);
  });

  test('find the database again after it could not be read', async () => {
    const recorded = new RecordedTill();
    const { file } = recorded.till;
    const { reports } = reportsOver({
      till: recorded.till,
      settings: { ...recorded.settings, databaseFile: `${file}.moved` },
    } as RecordedTill);
    expect(await reports.day(null)).toEqual(REPORT_FAILED);
    recorded.record();
    recorded.till.database.pragma('wal_checkpoint(TRUNCATE)');
    renameSync(file, `${file}.moved`);
    expect((await reports.day(null)).ok).toBe(true);
  });

  test('say that a file could not be written', async () => {
    const recorded = new RecordedTill();
    writeFileSync(recorded.settings.exportFolder, 'a file stands where the folder should');
    const { reports } = reportsOver(recorded);
    const written = await reports.exportDay('2026-11-02', 'en');
    expect(written).toEqual({ ok: false, failure: 'exportFailed' });
    expect((await reports.day(null)).ok).toBe(true);
  });

  test.each([
    [
      'a language that nobody wrote',
      (call: ReturnType<typeof openReports>) => call.exportDay('2026-11-02', 'xx'),
    ],
    [
      'a page that none was before',
      (call: ReturnType<typeof openReports>) => call.find({ ...EVERYTHING, after: '?' }),
    ],
  ])('refuse %s', async (_what, ask) => {
    const { reports } = reportsOver(new RecordedTill());
    expect(await ask(reports)).toEqual({ ok: false, failure: 'malformed' });
  });

  test('answer nobody once they are closed, nor wait for what hangs', async () => {
    const { reports } = reportsOver(new RecordedTill(), HANGS);
    const asked = reports.day(null);
    await reports.close();
    expect(await asked).toEqual(REPORT_FAILED);
    expect(await reports.day(null)).toEqual(REPORT_FAILED);
  });
});

describe('the upkeep of the records', () => {
  const DAY_MS = 24 * 3_600_000;
  /** For a worker that starts on a busy machine. */
  const SAFETY = { timeout: 20_000 };

  test('verifies the journal by a worker of its own, which no question waits for', async () => {
    const recorded = new RecordedTill();
    const { store, database } = recorded.till;
    store.journal.append({ at: 1, subject: 'till', type: 'started', facts: {} });
    const { reports, started } = reportsOver(recorded);
    const whole = { ok: true, result: { whole: true, rows: 1, sealedFrom: 1 } };
    const [verdict, day] = await Promise.all([reports.verifyJournal(), reports.day(null)]);
    expect(verdict).toEqual(whole);
    expect(day.ok).toBe(true);
    expect(started()).toBe(2);
    database.exec('DROP TRIGGER journal_is_never_shortened; DELETE FROM journal');
    const cutOff = { ok: true, result: { whole: false, seq: 1, fault: 'cutOff' } };
    expect(await reports.verifyJournal()).toEqual(cutOff);
  });

  test('makes a backup when it is asked to, and tells where and how many', async () => {
    const recorded = new RecordedTill();
    recorded.record();
    const { reports, clock } = reportsOver(recorded);
    const folder = recorded.settings.backupFolder;
    expect(reports.backups()).toEqual({ folder, newest: null, count: 0, failure: null });
    const newest = { name: 'till-20261102-120000.db', at: clock.now() };
    const result = { folder, newest, count: 1, failure: null };
    expect(await reports.backUpNow()).toEqual({ ok: true, result });
    expect(reports.backups()).toEqual(result);
  });

  test('makes one a day by itself, beginning a minute after the start', async () => {
    const { reports, clock } = reportsOver(new RecordedTill());
    clock.advance(59_999);
    expect(reports.backups().newest).toBeNull();
    clock.advance(1);
    await expect.poll(() => reports.backups().count, SAFETY).toBe(1);
    // The worker has said that it is done.
    await expect.poll(() => clock.waitingCount, SAFETY).toBe(IDLE);
    clock.advance(DAY_MS - 3_600_000);
    expect(clock.waitingCount).toBe(IDLE);
    clock.advance(3_600_000);
    await expect.poll(() => reports.backups().count, SAFETY).toBe(2);
  });

  test('says that none could be made, until one is', async () => {
    const recorded = new RecordedTill();
    const { backupFolder } = recorded.settings;
    writeFileSync(backupFolder, 'a file stands where the folder should');
    const { reports, said } = reportsOver(recorded);
    expect(await reports.backUpNow()).toEqual({ ok: false, failure: 'backupFailed' });
    expect(said).toEqual(['reports.failed']);
    expect(reports.backups()).toMatchObject({ failure: 'backupFailed', newest: null });
    renameSync(backupFolder, `${backupFolder}.moved`);
    expect((await reports.backUpNow()).ok).toBe(true);
    expect(reports.backups()).toMatchObject({ failure: null, count: 1 });
  });

  test('copies no records that fail their check, and says so', async () => {
    const recorded = new RecordedTill();
    recorded.record();
    spoilPages(recorded.till);
    const { reports } = reportsOver(recorded);
    expect(await reports.backUpNow()).toEqual({ ok: false, failure: 'recordsDamaged' });
    expect(reports.backups()).toMatchObject({ failure: 'recordsDamaged', newest: null });
  });
});
