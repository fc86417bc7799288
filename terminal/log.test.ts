import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { shellLog } from '../electron/shell-log.ts';
import { temporaryFolder } from '../fixtures/proof/temporary-till.ts';
import { terminalLog } from './log.ts';

const NOW = Date.UTC(2026, 10, 22, 1, 54, 38, 123);
const AT = '2026-11-22T01:54:38.123Z';
const CODE = '281666051234567890123456';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The two write their lines themselves, and nobody may see which of them did. */
const LOGS = {
  terminal: (write: (line: string) => void) => terminalLog({ now: () => NOW }, write),
  shell: (write: (line: string) => void) => shellLog(() => NOW, write),
};

describe.each(Object.keys(LOGS) as (keyof typeof LOGS)[])('the log of the %s', (process) => {
  function opened() {
    const folder = join(temporaryFolder(), 'logs');
    const stderr: string[] = [];
    const log = LOGS[process]((line) => stderr.push(line));
    const inFile = () => {
      const [name = ''] = readdirSync(folder);
      expect(name).toMatch(new RegExp(`^${process}\\.\\d{4}-\\d\\d-\\d\\d\\.1\\.log$`));
      return readFileSync(join(folder, name), 'utf8');
    };
    return { log, folder, stderr, inFile };
  }

  test('is one line of JSON for each event, in the order of the events', async () => {
    const { log, folder, inFile } = opened();
    log.info('till.recovered', { openAttempts: 2 });
    await log.keepIn(folder);
    log.warn('till.afterUncleanEnd');
    log.error('till.disarmed', { reason: 'storeFailed', detail: null });
    const line = { at: AT, process };
    expect(
      inFile()
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text) as unknown),
    ).toEqual([
      { ...line, level: 'info', event: 'till.recovered', openAttempts: 2 },
      { ...line, level: 'warn', event: 'till.afterUncleanEnd' },
      { ...line, level: 'error', event: 'till.disarmed', reason: 'storeFailed', detail: null },
    ]);
  });

  test('holds no payment code, neither in the file nor on standard error', async () => {
    const { log, folder, stderr, inFile } = opened();
    await log.keepIn(folder);
    log.error('uncaughtException', { detail: `Error: no such code: ${CODE}` });
    for (const written of [inFile(), stderr.join('')]) {
      expect(written).toContain('no such code: 281666…3456');
      expect(written).not.toContain(CODE.slice(6, 20));
    }
  });

  test('tells standard error of warnings and errors, and of all if one wishes', async () => {
    const quiet = opened();
    quiet.log.info('terminal.ending');
    quiet.log.warn('till.afterUncleanEnd');
    expect(quiet.stderr).toEqual([expect.stringContaining('till.afterUncleanEnd')]);

    vi.stubEnv('COUNTERCODE_LOG', 'stderr');
    const talkative = opened();
    talkative.log.info('terminal.ending');
    expect(talkative.stderr).toEqual([expect.stringContaining('terminal.ending')]);
  });

  test('goes on on standard error alone when there can be no file, and says so once', async () => {
    const { log, stderr } = opened();
    const place = join(temporaryFolder(), 'a-file');
    writeFileSync(place, '');
    await log.keepIn(join(place, 'logs'));
    log.info('terminal.ending');
    log.info('terminal.ending');
    expect(stderr).toEqual([
      expect.stringMatching(/"level":"error".*"log\.fileLost".*ENOTDIR/),
      expect.stringContaining('terminal.ending'),
      expect.stringContaining('terminal.ending'),
    ]);
  });
});
