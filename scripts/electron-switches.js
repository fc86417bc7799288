/** On a virtual display: no GPU is there, and Chromium's remarks on the bare machine help nobody. */
const VIRTUAL_DISPLAY_SWITCHES = ['--disable-gpu', '--log-level=3'];

/**
 * Chromium's switches for this machine; they stand before the app's folder.
 *
 * @param {{ virtualDisplay: boolean }} where
 * @returns {string[]}
 */
export function electronSwitches({ virtualDisplay }) {
  const switches = virtualDisplay ? [...VIRTUAL_DISPLAY_SWITCHES] : [];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.stderr.write(
      'Started as root: Chromium has no sandbox for root, so it runs without. Never do so live.\n',
    );
    switches.push('--no-sandbox');
  }
  return switches;
}
