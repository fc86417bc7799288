import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** “title of a test”, linked to the file that it stands in. */
const CITED = /\[“([^”]+)”\]\(\.\.\/([^)]+)\)/g;

/** How many each page cites at least. */
test.each([
  ['docs/money.md', 36],
  ['docs/scanners.md', 20],
  ['docs/printing.md', 6],
])('every test that %s cites is there', (file, citedMin) => {
  const page = readFileSync(join(ROOT, file), 'utf8');
  const cited = [...page.matchAll(CITED)].map(([, title = '', place = '']) => ({ title, place }));
  expect(cited.length).toBeGreaterThanOrEqual(citedMin);
  const missing = cited.filter(({ title, place }) => {
    const path = join(ROOT, place);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
  });
  expect(missing).toEqual([]);
});
