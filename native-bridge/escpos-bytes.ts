import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { unhandled } from './check.ts';
import { pulseBytes } from './drawer.ts';
import { code128 } from './escpos-code128.ts';
import { PageText, plainText } from './escpos-codepages.ts';
import { pairLines, wrap } from './escpos-layout.ts';
import { rasterBytes } from './escpos-raster.ts';
import type { PrinterSettings, PrintLine } from './protocol.ts';

type Align = 'left' | 'center' | 'right';
interface Style {
  readonly align: Align;
  readonly size: 'normal' | 'large';
  readonly weight: 'normal' | 'bold';
}

const PLAIN: Style = { align: 'left', size: 'normal', weight: 'normal' };
const ALIGNMENTS: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };
/** `ESC a`, `GS !` (twice as wide and high in its two halves), `ESC E`. */
const ALIGN = [0x1b, 0x61];
const SIZE = [0x1d, 0x21];
const BOLD = [0x1b, 0x45];
const LARGE = 0x11;
const LINE_FEED = 0x0a;
/** `GS V`. The library's own is followed by an empty line, which the next slip would begin with. */
const CUT = [0x1d, 0x56];
/** `GS a 0`: nothing is said unasked, which would be taken for an answer. */
const NO_REPORTS = [0x1d, 0x61, 0x00];
/** From the print head to the knife, or to the edge that paper is torn at: about 15 mm. */
const LINES_TO_KNIFE = 4;

/** A QR code of 80 signs at level M is 37 modules wide, and 4 of white stand at each side. */
const QR_MODULES_MAX = 45;
/** 0.75 mm at 8 dots a millimetre: read well from paper; more only makes the slip longer. */
const QR_MODULE_DOTS_MAX = 6;
/** The thinnest bar of Code 128: 0.25 mm at 8 dots a millimetre, as thin as printers make it. */
const BAR_DOTS = 2;
/** 10 mm high: a hand-held scanner finds it at once. */
const BARCODE_DOTS_HIGH = 80;

/**
 * `GS r 1`, the state of the paper: answered when everything before it has been worked through,
 * so that its answer says that all of it is printed.
 */
export const CONFIRM = Uint8Array.of(0x1d, 0x72, 0x01);

/**
 * All bytes of a slip, from a printer in its first state to cut paper. The drawer opens first:
 * the cashier needs it before the slip.
 */
export function slipBytes(
  { lines, opensDrawer }: { readonly lines: readonly PrintLine[]; readonly opensDrawer: boolean },
  settings: PrinterSettings,
): Uint8Array {
  const text = new PageText(settings.codePages);
  return Buffer.concat([
    encoder().initialize().encode(),
    Uint8Array.from(NO_REPORTS),
    ...(opensDrawer && settings.drawer !== null ? [pulseBytes(settings.drawer)] : []),
    ...lines.map((line) => lineBytes(line, text, settings)),
    new Uint8Array(LINES_TO_KNIFE).fill(LINE_FEED),
    ...(settings.cut === 'none'
      ? []
      : [Uint8Array.from([...CUT, settings.cut === 'full' ? 0 : 1])]),
  ]);
}

function lineBytes(line: PrintLine, text: PageText, settings: PrinterSettings): Uint8Array {
  const { columns } = settings;
  const written = (rows: readonly string[], style: Style): Uint8Array =>
    Uint8Array.from(rows.flatMap((row) => [...styleBytes(style), ...text.encode(row), LINE_FEED]));
  switch (line.type) {
    case 'text':
      return written(
        wrap(plainText(line.text), line.size === 'large' ? columns >> 1 : columns),
        line,
      );
    case 'pair': {
      const rows = pairLines(plainText(line.left), plainText(line.right), columns);
      return written(rows, { ...PLAIN, weight: line.weight });
    }
    case 'rule':
      return written([(text.says('─') ? '─' : '-').repeat(columns)], PLAIN);
    case 'gap':
      return written([''], PLAIN);
    case 'picture':
      return Buffer.concat([
        Uint8Array.from(styleBytes({ ...PLAIN, align: line.align })),
        rasterBytes(line, settings),
      ]);
    case 'code':
      return codeBytes(line, settings);
    default:
      return unhandled(line);
  }
}

/** Each line says its own style: what one spoils is not carried on. */
function styleBytes({ align, size, weight }: Style): readonly number[] {
  return [
    ...ALIGN,
    ALIGNMENTS[align],
    ...SIZE,
    size === 'large' ? LARGE : 0,
    ...BOLD,
    weight === 'bold' ? 1 : 0,
  ];
}

/**
 * A printer prints nothing at all of a barcode that is wider than its paper: such a text is
 * printed as a QR code.
 */
function codeBytes(
  { symbology, text }: Extract<PrintLine, { type: 'code' }>,
  settings: PrinterSettings,
): Uint8Array {
  const { widthDots } = settings;
  const bars = code128(text);
  const blocks = encoder().align('center');
  if (symbology === 'code128' && bars.modules * BAR_DOTS <= widthDots) {
    return blocks
      .barcode(bars.data, 'code128', {
        height: BARCODE_DOTS_HIGH,
        width: BAR_DOTS - 1,
        text: false,
      })
      .encode();
  }
  const size = Math.min(QR_MODULE_DOTS_MAX, Math.floor(widthDots / QR_MODULES_MAX));
  return blocks.qrcode(text, { model: 2, size, errorlevel: 'm' }).encode();
}

/** Used for commands alone, so that its idea of the paper's columns changes nothing. */
function encoder(): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({ language: 'esc-pos', newline: '\n', errors: 'strict' });
}
