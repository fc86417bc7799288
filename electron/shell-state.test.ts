import { describe, expect, test } from 'vitest';
import type { StartFailure } from '../messages/views.ts';
import type { KeptStatus } from '../terminal/process-keeper.ts';
import { shellView, type ShellFacts } from './shell-state.ts';

const simulation = { customers: [], prompt: null };
const configMissing: StartFailure = { code: 'configMissing', file: '/x' };
const running: KeptStatus = { status: 'running' };
const gaveUp: KeptStatus = { status: 'gaveUp', detail: 'exited with code 3' };

function viewOf(kept: KeptStatus, failure: StartFailure | null, world: ShellFacts['world']) {
  return shellView({ terminal: { kept, step: 'database', failure }, world, simulation });
}

describe('what a screen may know of the terminal', () => {
  test.each<[string, KeptStatus, StartFailure | null, unknown]>([
    ['the step of a start', { status: 'starting' }, null, { status: 'starting', step: 'database' }],
    ['that it runs', running, null, { status: 'running' }],
    [
      'how often it died',
      { status: 'restarting', times: 2 },
      null,
      { status: 'restarting', times: 2 },
    ],
    [
      'why it cannot start',
      { status: 'failed' },
      configMissing,
      { status: 'stopped', failure: configMissing },
    ],
    [
      'that it was given up, and how it ended',
      gaveUp,
      null,
      {
        status: 'stopped',
        failure: { code: 'processFailed', process: 'terminal', detail: 'exited with code 3' },
      },
    ],
  ])('is %s', (_what, kept, failure, expected) => {
    expect(viewOf(kept, failure, null)).toEqual({ terminal: expected, simulation });
  });
});

describe('a simulation', () => {
  test('is stopped when its world was given up, though the terminal runs', () => {
    expect(viewOf(running, null, { kept: gaveUp, failure: null }).terminal).toMatchObject({
      failure: { process: 'world', detail: 'exited with code 3' },
    });
    expect(
      viewOf(running, null, { kept: { status: 'failed' }, failure: 'no room' }).terminal,
    ).toMatchObject({ failure: { process: 'world', detail: 'no room' } });
  });

  test('says the failure of the terminal before that of the world', () => {
    const view = viewOf({ status: 'failed' }, configMissing, { kept: gaveUp, failure: null });
    expect(view.terminal).toEqual({ status: 'stopped', failure: configMissing });
  });

  test('goes on while its world is restarting', () => {
    const world = { kept: { status: 'restarting', times: 1 }, failure: null } as const;
    expect(viewOf(running, null, world).terminal).toEqual({ status: 'running' });
  });
});
