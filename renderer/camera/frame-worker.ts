import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url&inline';

import { brightnessOf } from './brightness.ts';
import type { FrameAnswer } from './frame-messages.ts';
import { FramePixels, type Pixels } from './frame-pixels.ts';

/**
 * Looks for codes in the pictures that it is sent, one at a time, beside the page and not in it:
 * a picture takes longer than the page may stand still.
 */

/** What wallets and receipts draw, and goods, so that the till can say what that was. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'Code128', 'DataMatrix', 'EAN13', 'EAN8', 'UPCA'],
  // As the bytes stand, without the brackets that GS1 labels get for people to read.
  textMode: 'Plain',
  maxNumberOfSymbols: 4,
  // Wallets draw dark on light; to look for the reverse as well takes half as long again.
  tryInvert: false,
};
/** Every so many pictures it looks at each row of one, which takes four times as long. */
const HARDER_EVERY = 5;
const FIELDS = new Set(['QRCode', 'DataMatrix']);

// The page loads nothing from anywhere while it runs, so the recogniser comes inside this file.
prepareZXingModule({ overrides: { wasmBinary: bytesOf(wasmUrl) } });

const framePixels = new FramePixels();
const canvas = new OffscreenCanvas(1, 1);
const drawing = canvas.getContext('2d', { willReadFrequently: true });

let pictures = 0;

async function pixelsOf(picture: VideoFrame): Promise<Pixels | null> {
  try {
    return (await framePixels.brightness(picture)) ?? drawn(picture);
  } finally {
    picture.close();
  }
}

/** Of a format that is not known: the browser turns it into pixels. */
function drawn(picture: VideoFrame): Pixels | null {
  if (drawing === null) return null;
  const { displayWidth: width, displayHeight: height } = picture;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  drawing.drawImage(picture, 0, 0);
  return drawing.getImageData(0, 0, width, height);
}

async function lookAt(picture: VideoFrame): Promise<FrameAnswer> {
  const pixels = await pixelsOf(picture);
  if (pixels === null) return { type: 'failed' };
  pictures += 1;
  const tryHarder = pictures % HARDER_EVERY === 0;
  const found = await readBarcodes(pixels as ImageData, { ...OPTIONS, tryHarder });
  const codes = found.map(
    ({ text, symbologyIdentifier, symbology }) =>
      ({
        text,
        symbology: symbologyIdentifier,
        drawnAs: FIELDS.has(symbology) ? 'field' : 'lines',
      }) as const,
  );
  return { type: 'looked', codes, brightness: brightnessOf(pixels.data) };
}

function bytesOf(dataUrl: string): ArrayBuffer {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0)).buffer;
}

globalThis.addEventListener('message', ({ data }: MessageEvent<VideoFrame>) => {
  lookAt(data).then(
    (answer) => globalThis.postMessage(answer),
    () => globalThis.postMessage({ type: 'failed' }),
  );
});
