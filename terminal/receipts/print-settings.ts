import type { PrinterView } from '../../messages/printing.ts';
import type { PrinterSettings } from '../../native-bridge/protocol.ts';
import type { Config } from '../config/config-schema.ts';
import { assert } from '../core/check.ts';
import type { Paper } from './slip-facts.ts';

type PrinterConfig = NonNullable<Config['printer']>;

/** The printer of the configuration, for each of those who have to do with it. */
export interface PrinterSetup {
  /** The bridge's. */
  readonly settings: PrinterSettings;
  /** Whoever sets lines needs no more. */
  readonly paper: Paper;
  /** What a screen knows before it was looked for. */
  readonly view: Pick<PrinterView, 'answers' | 'place' | 'hasDrawer'>;
  readonly prints: PrinterConfig['prints'];
  readonly opensDrawerOn: PrinterConfig['opensDrawerOn'];
}

/** Dots that one character of the normal font is wide on nearly every printer: 12 by 24. */
const CHARACTER_DOTS = 12;

export function printerSetup(config: PrinterConfig): PrinterSetup {
  const { widthDots, codePages, cut, drawer, prints, opensDrawerOn } = config;
  const columns = config.columns ?? Math.floor(widthDots / CHARACTER_DOTS);
  const connection = connectionOf(config);
  return {
    settings: { connection, columns, widthDots, codePages: [...codePages], cut, drawer },
    paper: { columns, widthDots, codePages: codePages.map(({ name }) => name) },
    view: { answers: true, place: placeOf(connection), hasDrawer: drawer !== null },
    prints,
    opensDrawerOn,
  };
}

function connectionOf(config: PrinterConfig): PrinterSettings['connection'] {
  const { host, port, serial, baudRate, device } = config;
  if (host !== undefined) return { host, port };
  if (serial !== undefined) return { serial, baudRate };
  assert(device !== undefined, 'the configuration names one way to the printer');
  return { device };
}

/** What a person calls the place where it is looked for. */
function placeOf(connection: PrinterSettings['connection']): string {
  if ('host' in connection) return `${connection.host}:${connection.port}`;
  if ('device' in connection) return connection.device;
  const { serial } = connection;
  if ('path' in serial) return serial.path;
  return [serial.vendorId, serial.productId, serial.serialNumber]
    .filter((part) => part !== null)
    .join(':');
}
