import { runChecks } from './checks.js';
import { runCommand } from './command.js';
import { setUpCheck } from './set-up.js';
import { runUnitTests, runWorldTests } from './suites.js';

/** `npm run check`: the quick part of the gate, without a window. */
await runCommand(async () => {
  const node = await setUpCheck();
  const checks = await runChecks(node);
  const unit = await runUnitTests(node);
  const world = await runWorldTests(node);
  return checks.failed + unit.failed + world.failed === 0 ? 0 : 1;
});
