import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** “title of a test”, linked to the file that it stands in. */
const CITED = /\[“([^”]+)”\]\(\.\.\/([^)]+)\)/g;

test('every test that docs/money.md cites is there', () => {
  const page = readFileSync(join(ROOT, 'docs/money.md'), 'utf8');
  const cited = [...page.matchAll(CITED)].map(([, title = '', file = '']) => ({ title, file }));
  expect(cited.length).toBeGreaterThanOrEqual(36);
  const missing = cited.filter(({ title, file }) => {
    const path = join(ROOT, file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
  });
  expect(missing).toEqual([]);
});
