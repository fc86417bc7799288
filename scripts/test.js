import { runChecks } from './checks.js';
import { runCommand } from './command.js';
import { setUp } from './set-up.js';
import { runEndToEndTests, runProcessTests, runUnitTests } from './suites.js';

/** `npm test`: the gate. All of it runs, whatever fails; the last line has the true totals. */
await runCommand(async () => {
  const { node, electron } = await setUp('test');
  const checked = await runChecks(node);
  const unit = await runUnitTests(node);
  // Side by side: each of them waits most of the time, for processes and for the world.
  const running = await Promise.all([runProcessTests(node), runEndToEndTests(node, electron.path)]);
  const parts = [checked, unit, ...running];
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
