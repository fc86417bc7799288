import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/proof/temporary-till.ts';
import { logLinesOf } from './child-lines.ts';

test('what a child says before it dies is in the log, line by line', async () => {
  const script = join(temporaryFolder(), 'child.mjs');
  writeFileSync(
    script,
    `process.stderr.write('one\\ntwo\\nhalf a li', () => process.kill(process.pid, 'SIGKILL'));`,
  );
  const child = fork(script, [], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const logged: unknown[] = [];
  const record = (...call: readonly unknown[]) => logged.push(call);
  logLinesOf(child, 'bridge', { info: record, warn: record, error: record });
  await new Promise((resolve) => {
    child.stderr?.once('close', resolve);
  });
  expect(logged).toEqual([
    ['process.said', { child: 'bridge', line: 'one' }],
    ['process.said', { child: 'bridge', line: 'two' }],
    ['process.said', { child: 'bridge', line: 'half a li' }],
  ]);
});
