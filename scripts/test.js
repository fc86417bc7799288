import { runChecks } from './checks.js';
import { runCommand } from './command.js';
import { setUp } from './set-up.js';
import {
  runPageTests,
  runProcessTests,
  runScreenTests,
  runUnitTests,
  runWindowTests,
  runWorldTests,
} from './suites.js';

/** `npm test`: the gate. All of it runs, whatever fails; the last line has the true totals. */
await runCommand(async () => {
  const { node, electron } = await setUp('test');
  const parts = [await runChecks(node)];
  // Three rows side by side, for two cores: the first keeps them busy, the others wait as much as
  // they work, for a process to start or a heartbeat to be missed. They end at about the same time,
  // and the page, whose keys come as quick as a scanner's, comes last, when there is most room.
  await Promise.all([
    inTurn(parts, [() => runScreenTests(node), () => runWorldTests(node)]),
    inTurn(parts, [() => runUnitTests(node), () => runPageTests(node)]),
    inTurn(parts, [() => runProcessTests(node), () => runWindowTests(node, electron.path)]),
  ]);
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {import('./test-counts.js').Counts[]} parts where each adds what it counted
 * @param {readonly (() => Promise<import('./test-counts.js').Counts>)[]} suites
 */
async function inTurn(parts, suites) {
  for (const run of suites) parts.push(await run());
}
