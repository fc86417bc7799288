import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's Chromium is nearly the one in the pinned Electron; the first is its binary without the wrapper. */
const chromium = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'].find((file) =>
  existsSync(file),
);
/** The gate chooses a free port, so that two can run side by side. */
const port = Number(process.env['COUNTERCODE_PREVIEW_PORT'] ?? 4173);
const pageUrl = `http://127.0.0.1:${port}`;

/** The gate runs the projects side by side, each with a report and traces of its own. */
const report = process.env['COUNTERCODE_PLAYWRIGHT_REPORT'] ?? 'test-results/playwright.json';

/** Pages that are opened and looked at, one after the other: nothing in them depends on when keys come. */
const LOOKED_AT = [
  '**/*screens.page.spec.ts',
  '**/store.page.spec.ts',
  '**/start.page.spec.ts',
  '**/till-records.page.spec.ts',
];

const inChromium = {
  browserName: 'chromium' as const,
  baseURL: pageUrl,
  viewport: { width: 1024, height: 768 },
  // One page for all tests, emptied between them: a new one each time takes longer than most tests.
  reuseContext: true,
  launchOptions: {
    args: ['--no-sandbox'],
    ...(chromium === undefined ? {} : { executablePath: chromium }),
  },
};

/** The page and screens projects serve dist/ as it stands: run them through `npm test`, which builds first. */
export default defineConfig({
  testDir: 'fixtures/proof',
  outputDir: report.replace(/\.json$/, ''),
  // One thing at a time on two busy cores: keys must come when a scanner or a person sends them.
  workers: 1,
  timeout: 60_000,
  // Two cores at work: an event that comes later than this does not come.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: report }]],
  // Recording a trace of every test takes longer than the tests: `--trace on` is for looking closer.
  use: { screenshot: 'only-on-failure' },
  webServer: {
    command: `vite preview --port ${port} --strictPort --logLevel warn`,
    url: pageUrl,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
  projects: [
    { name: 'window', testMatch: '**/*.window.spec.ts' },
    { name: 'page', testMatch: '**/*.page.spec.ts', testIgnore: LOOKED_AT, use: inChromium },
    { name: 'screens', testMatch: LOOKED_AT, use: inChromium },
  ],
});
