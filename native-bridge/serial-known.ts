import type { ListedPort } from './serial-list.ts';

/**
 * Serial ports that are scanners and nothing else, by the USB ids of Debian's usb.ids: makers of
 * whose devices only scanners have a serial port, and single products of makers of other things.
 * Never a general bridge or board (1a86 CH340, 0403 FTDI, 10c4, 067b, 0483): what hangs on one is
 * not known, and an Arduino restarts when it is opened. Never a printer or a modem.
 */
const KNOWN_SCANNERS: readonly { readonly vendorId: string; readonly products: RegExp }[] = [
  // Honeywell, Metrologic: 0700 and 0720 are the serial modes of the older ones.
  { vendorId: '0c2e', products: /./ },
  // Hand Held Products.
  { vendorId: '0536', products: /./ },
  // Youjie, by Honeywell.
  { vendorId: '23d0', products: /./ },
  // Datalogic, PSC: 4204 is the Gryphon's RS-232 emulation.
  { vendorId: '05f9', products: /./ },
  // Opticon.
  { vendorId: '065a', products: /./ },
  // Symbol, Zebra: makes hand-held computers and radios too.
  { vendorId: '05e0', products: /^1701$/ },
  // Newland: 03 is the keyboard, 06 CDC, 10 HID POS.
  { vendorId: '1eab', products: /06$/ },
  // Access-IS, which makes keyboards and document readers too.
  { vendorId: '0db5', products: /^0139$/ },
];

export function isKnownScanner({ vendorId, productId }: ListedPort): boolean {
  const vendor = vendorId?.toLowerCase();
  const product = productId?.toLowerCase();
  return KNOWN_SCANNERS.some(
    (known) => known.vendorId === vendor && product !== undefined && known.products.test(product),
  );
}
