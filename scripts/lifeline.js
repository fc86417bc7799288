import { readFileSync } from 'node:fs';

/** Often enough that nobody starts the next run before the last one has noticed. */
const LOOK_EVERY_MS = 250;

/**
 * npm passes `kill` on to a shell between it and us, which dies without a word to us; killed by
 * force it passes on nothing at all. So a command looks itself whether the npm that it works for
 * still lives.
 *
 * @param {() => void} onCut called once, when whoever started this process has gone
 */
export function watchLifeline(onCut) {
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    onCut();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** @returns {string} who started us and, where that is only npm's shell, who started that */
function ancestors() {
  const parent = String(process.ppid);
  if (process.platform !== 'linux' || process.env['npm_lifecycle_event'] === undefined)
    return parent;
  try {
    // `pid (name) state parent …`, see proc(5).
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const [, name, grandparent] = /^\d+ \((.*)\) \S (\d+) /.exec(stat) ?? [];
    return name === 'sh' ? `${parent} of ${grandparent}` : parent;
  } catch {
    return parent;
  }
}
