import type { WorldPlace } from '../../messages/process.ts';
import type { Config } from '../config/config-schema.ts';
import { printerSchema } from '../config/printer-schema.ts';
import { printerSetup, type PrinterSetup } from './print-settings.ts';

/**
 * The printer that the configuration names, or in simulation the simulated one, whose place is told
 * as the address where its paper can be looked at. Null: nothing is ever printed.
 */
export function printerOf(config: Config, world: WorldPlace | null): PrinterSetup | null {
  if (config.printer !== null) return printerSetup(config.printer);
  if (world === null) return null;
  const { printerPort: port, url } = world;
  const setup = printerSetup(printerSchema.parse({ host: '127.0.0.1', port, drawer: 'pin2' }));
  return { ...setup, view: { ...setup.view, place: new URL('/printer', url).href } };
}
