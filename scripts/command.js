import { Problem } from './problem.js';
import { endProgramsWithThisProcess } from './programs.js';

/**
 * The frame of every command: what it started ends with it, what went wrong is said in a sentence,
 * and the exit code is true.
 *
 * @param {() => Promise<number>} work returns the exit code
 */
export async function runCommand(work) {
  endProgramsWithThisProcess();
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
