import { reportsOf } from './hid-reports.ts';
import type { HidTwin } from './hid-twin.ts';
import type { TestDevice } from './test-devices.ts';

const STYLE = { layout: 'B' } as const;
const REPORT_DATA_BYTES = 56;
const STX = 0x02;
const ENDS: ReadonlySet<number> = new Set([0x03, 0x0a, 0x0d]);

/**
 * A HID scanner that is given bytes as a serial one is: what has an end becomes the reports of a
 * whole scan; of what has none yet, only the full reports are sent.
 */
export function plugInHid(twin: HidTwin, path: string): TestDevice {
  twin.plug({ path });
  let rest: number[] = [];
  function sendFull(): void {
    while (rest.length > REPORT_DATA_BYTES - 1) {
      // One byte more makes it a report that says more follows.
      const bytes = Uint8Array.from([...rest.splice(0, REPORT_DATA_BYTES), 0x30]);
      twin.send(path, reportsOf(bytes, STYLE).slice(0, 1));
    }
  }
  return {
    async send(bytes) {
      for (const byte of Buffer.from(bytes)) {
        if (ENDS.has(byte)) {
          if (rest.length > 0) twin.send(path, reportsOf(Uint8Array.from(rest), STYLE));
          rest = [];
        } else if (byte !== STX) {
          rest.push(byte);
        }
      }
      sendFull();
    },
    async unplug() {
      twin.unplug(path);
    },
  };
}
