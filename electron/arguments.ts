import path from 'node:path';

/** What the command line asks of the shell. Everything else on it is Chromium's and is left alone. */
export type AppArguments =
  | {
      readonly status: 'read';
      readonly configFile: string | null;
      readonly userData: string | null;
      /** `--demonstrate --out DIR`: play the demonstration, save its pictures there, and exit. */
      readonly demonstrationFolder: string | null;
      /** `--forget-pin`: the manager's PIN is forgotten by the first start of the terminal. */
      readonly forgetsPin: boolean;
    }
  | { readonly status: 'refused'; readonly sentence: string };

const WITH_PATH = new Set(['--config', '--user-data-dir', '--out']);

/** Reads `process.argv`. Paths are resolved against the folder the till was started in. */
export function readArguments(argv: readonly string[], cwd: string): AppArguments {
  const paths = new Map<string, string>();
  for (const [index, word] of argv.entries()) {
    const [name = '', ...afterEquals] = word.split('=');
    if (!WITH_PATH.has(name)) continue;
    const value = afterEquals.length > 0 ? afterEquals.join('=') : argv[index + 1];
    if (value === undefined || value === '' || value.startsWith('--')) {
      return refused(`${name} needs a path after it, and there is none.`);
    }
    paths.set(name, path.resolve(cwd, value));
  }
  const demonstrates = argv.includes('--demonstrate');
  const out = paths.get('--out') ?? null;
  if (demonstrates !== (out !== null)) {
    return refused('--demonstrate and --out DIR belong together: please give both or neither.');
  }
  return {
    status: 'read',
    configFile: paths.get('--config') ?? null,
    userData: paths.get('--user-data-dir') ?? null,
    demonstrationFolder: out,
    forgetsPin: argv.includes('--forget-pin'),
  };
}

function refused(problem: string): AppArguments {
  return { status: 'refused', sentence: `Countercode was not started: ${problem}` };
}
