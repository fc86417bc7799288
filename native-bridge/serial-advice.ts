/** What a person at the machine can do about the system's words; the first that fits. */
const ADVICE: readonly {
  readonly when: RegExp;
  readonly on: readonly NodeJS.Platform[] | 'all';
  readonly say: (path: string) => string;
}[] = [
  {
    when: /permission denied|operation not permitted/i,
    on: ['linux'],
    say: (path) =>
      'This user may not open serial ports: run `sudo usermod -aG dialout $USER` and sign in ' +
      `again (the group that owns it is shown by \`ls -l ${path}\`), or install the udev rule of ` +
      'docs/scanners.md.',
  },
  {
    when: /permission denied|access (?:is )?denied/i,
    on: 'all',
    say: () => 'Another program holds the port: close it, or unplug the scanner and plug it in.',
  },
  {
    when: /cannot lock|resource busy|temporarily unavailable/i,
    on: ['linux'],
    say: (path) =>
      `Another program holds the port: \`sudo fuser -v ${path}\` names it. When it is ` +
      'ModemManager, install the udev rule of docs/scanners.md, which keeps it away.',
  },
  {
    when: /cannot lock|resource busy|temporarily unavailable/i,
    on: 'all',
    say: (path) => `Another program holds the port: \`lsof ${path}\` names it.`,
  },
  {
    when: /udevadm enoent/i,
    on: 'all',
    say: () =>
      'The ports cannot be listed: run `sudo apt-get install udev`, or configure the scanner by ' +
      'its path.',
  },
  {
    when: /inappropriate ioctl|not a (?:tty|typewriter)/i,
    on: 'all',
    say: (path) => `${path} is not a serial port.`,
  },
];

/** The system's words for a fault, and after them what to do, where that is known. */
export function withAdvice(
  words: string,
  path: string,
  platform: NodeJS.Platform = process.platform,
): string {
  const advice = ADVICE.find(
    ({ when, on }) => when.test(words) && (on === 'all' || on.includes(platform)),
  );
  return advice === undefined ? words : `${words}. ${advice.say(path)}`;
}
