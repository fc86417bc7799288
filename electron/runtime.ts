/** The Electron that the lock file pins. Any other one serves simulation and tests only. */
export const PINNED_ELECTRON_MAJOR = 45;

/** What the shell runs on; the terminal is told, and live mode refuses `fallback`. */
export type Runtime = 'official' | 'fallback';

/** Judges `process.versions.electron`. */
export function runtimeOf(electronVersion: string | undefined): Runtime {
  const major = Number(electronVersion?.split('.')[0]);
  return major === PINNED_ELECTRON_MAJOR ? 'official' : 'fallback';
}
