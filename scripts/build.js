import { existsSync } from 'node:fs';
import { packageProgram, toolEnvironment } from './node-runtime.js';
import { Problem } from './problem.js';
import { runProgram } from './programs.js';
import { fromRoot, ROOT } from './repository.js';
import { hashSources, readStamp, removeStamp, writeStamp } from './stamp.js';

/** What the build is made from. Tests and prose change nothing in it. */
const SOURCES = [
  'renderer',
  'electron',
  'terminal',
  'native-bridge',
  'fixtures/world',
  'messages',
  'words',
  'vite.config.ts',
  'package-lock.json',
];
const NOT_BUILT = /\.(?:test\.ts|md|tsbuildinfo)$/;

const RESULTS = [
  'renderer/index.html',
  'electron/main.cjs',
  'electron/preload.cjs',
  'terminal/main.js',
  'native-bridge/main.js',
  'world/main.js',
];

/** A build takes a second or two. */
const LIMIT_MS = 2 * 60_000;

/**
 * Builds dist/, unless it stands and was made from these very sources.
 *
 * @param {string} node path of a Node 24
 * @param {(what: string) => void} doing
 */
export async function build(node, doing) {
  const hash = hashSources(SOURCES, (file) => !NOT_BUILT.test(file));
  const stands = RESULTS.every((file) => existsSync(fromRoot('dist', file)));
  if (stands && readStamp('build') === hash) return;
  doing('vite build');
  forgetBuild();
  const parameters = [packageProgram('vite'), 'build', '--logLevel', 'warn'];
  const outcome = await runProgram(node, parameters, {
    output: 'keep',
    env: toolEnvironment(node),
    cwd: ROOT,
    limitMs: LIMIT_MS,
  });
  if (outcome.code !== 0) throw new Problem(`The build failed:\n${outcome.output.trimEnd()}`);
  if (outcome.output !== '') doing(`with warnings:\n${outcome.output}`);
  writeStamp('build', hash);
}

/** For whoever writes to dist/ by other ways: the next start builds anew. */
export function forgetBuild() {
  removeStamp('build');
}
