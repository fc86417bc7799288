const NAME_COLUMNS = 16;

/**
 * Runs one step and writes one line about it to standard error: its name, what it did, how long
 * that took. Standard output stays free for what the started program has to say.
 *
 * @template Result
 * @param {string} name
 * @param {(doing: (what: string) => void) => Result | Promise<Result>} work calls `doing` with a
 *   few words before it does something; a step that never does had nothing to do
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const startedAt = performance.now();
  let busy = false;
  process.stderr.write(`  ${name.padEnd(NAME_COLUMNS)}`);
  try {
    const result = await work((what) => {
      process.stderr.write(`${busy ? ', ' : ''}${what}`);
      busy = true;
    });
    process.stderr.write(`${busy ? '' : 'nothing to do'} … ${secondsSince(startedAt)}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${busy ? ' … ' : ''}failed after ${secondsSince(startedAt)}\n`);
    throw error;
  }
}

/** @param {number} startedAt reading of `performance.now()` */
export function secondsSince(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
