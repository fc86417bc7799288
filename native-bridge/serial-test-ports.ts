import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';

interface TestPort {
  readonly name: string;
  readonly vendorId: string;
  readonly productId: string;
  readonly serial: string;
}

/**
 * For tests: what the system lists from now on, until `vi.unstubAllEnvs`. Stands in for
 * `udevadm info -e`, with one record for each device in `folder`.
 */
export function listPorts(folder: string, ...ports: readonly TestPort[]): void {
  const records = ports.map(({ name, vendorId, productId, serial }) =>
    [
      `P: /devices/${name}`,
      `N: ${name}`,
      `E: DEVNAME=${join(folder, name)}`,
      `E: ID_VENDOR_ID=${vendorId}`,
      `E: ID_MODEL_ID=${productId}`,
      `E: ID_SERIAL_SHORT=${serial}`,
    ].join('\n'),
  );
  writeFileSync(join(folder, 'ports'), `${records.join('\n\n')}\n\n`);
  writeFileSync(join(folder, 'udevadm'), `#!/bin/sh\ncat '${join(folder, 'ports')}'\n`);
  chmodSync(join(folder, 'udevadm'), 0o755);
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
}
