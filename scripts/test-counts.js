/** Totals out of the reports of Vitest and Playwright. Null stands for a report that was never written. */

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {Record<string, unknown>} Json */

/**
 * @param {Json | null} report of Vitest's json reporter
 * @returns {Counts} a file that could not be loaded is one failure
 */
export function countVitest(report) {
  const brokenFiles = list(report?.['testResults']).filter(
    (file) => file['status'] === 'failed' && list(file['assertionResults']).length === 0,
  );
  return {
    passed: number(report?.['numPassedTests']),
    failed: number(report?.['numFailedTests']) + brokenFiles.length,
  };
}

/**
 * @param {Json | null} report of Playwright's json reporter
 * @returns {Counts} a test that passes only sometimes has failed; so has each error outside a test
 */
export function countPlaywright(report) {
  const stats = /** @type {Json} */ (report?.['stats'] ?? {});
  const errors = list(report?.['errors']).length;
  return {
    passed: number(stats['expected']),
    failed: number(stats['unexpected']) + number(stats['flaky']) + errors,
  };
}

/** @param {unknown} value @returns {Json[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0;
}
