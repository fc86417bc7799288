import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { endProgram, runProgram, startProgram } from './programs.js';

const options = { env: process.env, cwd: import.meta.dirname, limitMs: 20_000 } as const;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a program that a script runs', () => {
  test('hands back its exit code and what it said', async () => {
    const outcome = await runProgram('sh', ['-c', 'echo out; echo err >&2; exit 3'], {
      ...options,
      output: 'keep',
    });
    expect(outcome).toMatchObject({ code: 3, signal: null, timedOut: false });
    expect(outcome.output.split('\n').toSorted()).toEqual(['', 'err', 'out']);
  });

  test('is ended at its limit', async () => {
    const outcome = await runProgram('sleep', ['60'], { ...options, output: 'keep', limitMs: 50 });
    expect(outcome).toMatchObject({ code: null, signal: 'SIGINT', timedOut: true });
  });

  test('that does not exist is an error, not a wait', async () => {
    await expect(runProgram('no-such-program', [], { ...options, output: 'keep' })).rejects.toThrow(
      /ENOENT/,
    );
  });

  test('takes what it started with it', async () => {
    const script = 'sleep 60 & echo $!; exec sleep 60';
    const { child } = startProgram('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const grandchild = await new Promise<number>((resolve) => {
      child.stdout?.once('data', (line) => resolve(Number(line)));
    });
    expect(isAlive(grandchild)).toBe(true);
    await endProgram(child);
    await expect.poll(() => isAlive(grandchild), { timeout: 10_000 }).toBe(false);
  });
});

describe('a command', () => {
  test('ends what it started when the npm that it works for is killed', async () => {
    const command = path.join(import.meta.dirname, 'programs.js');
    const script = `import { startProgram, endProgramsWithThisProcess } from '${command}';
      endProgramsWithThisProcess();
      const { child } = startProgram('sleep', ['60'], { stdio: 'ignore' });
      console.log(child.pid);`;
    // The shell that npm puts between; killed, it tells the command nothing.
    const shell = spawn(
      'sh',
      ['-c', '"$0" --input-type=module --eval "$1" & wait', process.execPath, script],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const line = await new Promise((resolve) => shell.stdout.once('data', resolve));
    shell.kill('SIGKILL');
    const sleeper = Number(line);
    expect(sleeper).toBeGreaterThan(0);
    await expect.poll(() => isAlive(sleeper), { timeout: 10_000 }).toBe(false);
  });
});
