import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RESULT_CODE_POLICY } from '../acquirer/result-code-policy.ts';
import { ACTORS, CODE_LISTS, codesThat, resultCodeRow, RESULT_CODES } from './result-codes.ts';

const rows = Object.entries(RESULT_CODES);

describe('the table of result codes', () => {
  test.each(rows)('%s says what it means, where that stands and who must act', (_code, row) => {
    expect(row.means).toMatch(/^[A-Z].+\.$/);
    expect(row.lists).toMatch(/^[a-z]+$/);
    for (const letter of row.lists) expect(Object.keys(CODE_LISTS)).toContain(letter);
    expect(ACTORS).toContain(row.actor);
  });

  test('a code that nobody knows proves nothing, of no operation', () => {
    expect(resultCodeRow('SOMETHING_NEW')).toBeNull();
    expect(resultCodeRow('toString')).toBeNull();
  });

  test.each(['SYSTEM_ERROR', 'UNKNOWN_EXCEPTION', 'REPEAT_REQ_INCONSISTENT', 'ORDER_IS_CLOSED'])(
    '%s never ends a payment by itself',
    (code) => expect(RESULT_CODE_POLICY.finalForPay).not.toContain(code),
  );

  test('whoever is refused as such has proven nothing of the money', () => {
    for (const code of codesThat('every', 'credentials')) {
      expect(resultCodeRow(code)?.proves).toEqual({ every: 'credentials' });
      expect(resultCodeRow(code)?.actor).toBe('technician');
    }
  });

  test('a decline names somebody who can act', () => {
    for (const [code, { declines, actor }] of rows) {
      if (declines) expect([code, actor]).not.toEqual([code, 'nobody']);
    }
  });

  test('stands in the documentation, row by row', () => {
    const page = readFileSync(new URL('../../docs/result-codes.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$/gm)];
    expect(told.map(([, code, means, proves, actor]) => ({ code, means, proves, actor }))).toEqual(
      rows.map(([code, { means, proves, actor }]) => ({
        code,
        means,
        proves:
          Object.entries(proves)
            .map(([of, what]) => `${of}: ${what}`)
            .join(', ') || 'nothing',
        actor,
      })),
    );
  });
});
