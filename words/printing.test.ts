import { describe, expect, test } from 'vitest';
import { askingSlips, printer, printJob } from '../fixtures/proof/printing-views.ts';
import { PRINT_PROBLEMS, PRINT_JOB_STATUSES, PRINTER_STATUSES } from '../messages/printing.ts';
import { catalogues, LANGUAGES } from './languages.ts';
import { printAskText, printerWord, printStateText } from './printing.ts';

describe.each(LANGUAGES)('of the printer in %s', (language) => {
  const words = catalogues[language];
  const wordOf = (changes: object) => printerWord({ ...printer, ...changes }, words);

  test('the status bar says one thing for each problem, and nothing where all is well', () => {
    expect(wordOf({})).toBe('');
    const said = PRINT_PROBLEMS.map((problem) => wordOf({ status: 'faulted', problem }));
    expect(new Set(said).size).toBe(PRINT_PROBLEMS.length);
    const ill = PRINTER_STATUSES.filter((status) => status !== 'ready');
    for (const word of [...said, ...ill.map((status) => wordOf({ status }))]) {
      expect(word).toMatch(/^.{4,28}$/);
    }
  });

  test('beside a button no slip is called printed that is not', () => {
    const states = PRINT_JOB_STATUSES.map((status) => printStateText(printJob({ status }), words));
    expect(states.filter((state) => state === words.printing.states.printed)).toHaveLength(1);
    expect(printStateText(printJob({ status: 'printed', copy: 2 }), words)).toContain('2');
    const waits = printStateText(printJob({ problem: 'paperOut' }), words);
    expect(waits).toContain(words.printing.problems.paperOut.word);
  });

  test('a slip that asks is called by its payment, with what is to be done', () => {
    for (const job of askingSlips(2)) {
      const { headline, rest } = printAskText(job, words);
      expect(headline).toContain('7F3K-42');
      expect(rest).toMatch(/^\p{Lu}.*\. .*\.$/u);
    }
    const refund = { type: 'refund', refundRequestId: 'F1', shortId: '7F3K-42' } as const;
    const headlineOf = (thing: typeof refund | ReturnType<typeof printJob>['thing']) =>
      printAskText(printJob({ status: 'stale', thing }), words).headline;
    expect(headlineOf(refund)).not.toBe(headlineOf(printJob().thing));
  });
});
