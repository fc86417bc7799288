import { expect, test } from 'vitest';
import { withAdvice } from './serial-advice.ts';

test.each<[string, NodeJS.Platform, string]>([
  [
    'Permission denied, cannot open /dev/ttyACM0',
    'linux',
    'run `sudo usermod -aG dialout $USER` and sign in again (the group that owns it is shown by ' +
      '`ls -l /dev/ttyACM0`), or install the udev rule',
  ],
  ['Opening COM3: Access denied', 'win32', 'Another program holds the port: close it'],
  [
    'Resource temporarily unavailable Cannot lock port',
    'linux',
    '`sudo fuser -v /dev/ttyACM0` names it. When it is ModemManager',
  ],
  ['Error Resource busy, cannot open /dev/tty.usb', 'darwin', '`lsof /dev/ttyACM0` names it'],
  ['spawn udevadm ENOENT', 'linux', 'sudo apt-get install udev'],
  ['Inappropriate ioctl for device', 'linux', '/dev/ttyACM0 is not a serial port'],
])('%s on %s is followed by what to do', (words, platform, advice) => {
  const detail = withAdvice(words, '/dev/ttyACM0', platform);
  expect(detail.startsWith(`${words}. `)).toBe(true);
  expect(detail).toContain(advice);
});

test('words that are not known stay as they are', () => {
  expect(withAdvice('Unknown error code 31', 'COM3', 'win32')).toBe('Unknown error code 31');
});
