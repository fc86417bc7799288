import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest } from './test-counts.js';

describe('counting what Vitest reports', () => {
  test('takes its totals', () => {
    const report = { numPassedTests: 7, numFailedTests: 2, testResults: [] };
    expect(countVitest(report)).toEqual({ passed: 7, failed: 2 });
  });

  test('counts a file that could not be loaded as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    const report = { numPassedTests: 1, numFailedTests: 1, testResults };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 2 });
  });

  test('finds nothing in a report that was never written', () => {
    expect(countVitest(null)).toEqual({ passed: 0, failed: 0 });
  });
});

describe('counting what Playwright reports', () => {
  test('counts a flaky test and an error outside a test as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
    expect(countPlaywright({ stats, errors: [{ message: 'no server' }] })).toEqual({
      passed: 5,
      failed: 3,
    });
  });

  test('finds nothing in a report that was never written', () => {
    expect(countPlaywright(null)).toEqual({ passed: 0, failed: 0 });
  });
});
