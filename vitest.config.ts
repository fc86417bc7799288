import { defineConfig } from 'vitest/config';

/** better-sqlite3 is built for Node-API 10 and takes an older Node down without a word. */
if (Number(process.versions.napi) < 10) {
  throw new Error(
    `The tests need Node 24, and this is ${process.version}. ` +
      'Please start them with npm run check, or with npx vitest.',
  );
}

/** The till's real processes, as they were built: `npm test` builds first. */
const PROCESS_TESTS = 'fixtures/proof/process/**/*.test.ts';

/** A project of its own, so that the gate has rows of about the same length. */
const WORLD_TESTS = 'fixtures/world/**/*.test.ts';

export default defineConfig({
  test: {
    // Tests wait for events; this only ends one whose event never comes, on a machine under load.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{messages,words,terminal,native-bridge,electron,renderer,fixtures,scripts}/**/*.test.ts',
          ],
          exclude: [PROCESS_TESTS, WORLD_TESTS],
          // Sixteen times as fast on many small files; each test clears up after itself.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'world', include: [WORLD_TESTS], isolate: false } },
      { extends: true, test: { name: 'processes', include: [PROCESS_TESTS], isolate: false } },
    ],
  },
});
