/** What the recogniser takes: RGBA, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Formats whose first plane is one byte of brightness for each pixel. */
const BRIGHTNESS_FIRST: ReadonlySet<string> = new Set(['I420', 'I420A', 'I422', 'I444', 'NV12']);
/** Formats of four bytes a pixel, the second of which is green: of that brightness mostly is. */
const GREEN_SECOND: ReadonlySet<string> = new Set(['RGBA', 'RGBX', 'BGRA', 'BGRX']);

/**
 * Takes pictures apart in two buffers that all of them share: with new ones each time the page
 * grows by half a gigabyte before they are cleared away.
 */
export class FramePixels {
  #copied = new Uint8Array(0);
  #pixels = new Uint8ClampedArray(0);

  /** The brightness of each pixel; valid until the next call. Null: its format is another one. */
  async brightness(picture: VideoFrame): Promise<Pixels | null> {
    const { format, visibleRect } = picture;
    if (format === null || visibleRect === null) return null;
    const isGreen = GREEN_SECOND.has(format);
    if (!isGreen && !BRIGHTNESS_FIRST.has(format)) return null;
    const { width, height } = visibleRect;
    const size = picture.allocationSize();
    if (this.#copied.length < size) this.#copied = new Uint8Array(size);
    const [plane] = await picture.copyTo(this.#copied);
    if (plane === undefined) return null;
    const length = width * height * 4;
    if (this.#pixels.length !== length) this.#pixels = new Uint8ClampedArray(length).fill(255);
    spread(this.#copied, this.#pixels, {
      width,
      height,
      stride: plane.stride,
      first: plane.offset + (isGreen ? 1 : 0),
      step: isGreen ? 4 : 1,
    });
    return { data: this.#pixels, width, height };
  }
}

/** Where the brightness of each pixel stands, in bytes. */
interface Plane {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly first: number;
  readonly step: number;
}

function spread(from: Uint8Array, to: Uint8ClampedArray, plane: Plane): void {
  const { width, height, stride, first, step } = plane;
  let place = 0;
  for (let row = 0; row < height; row += 1) {
    let source = first + row * stride;
    for (let column = 0; column < width; column += 1) {
      const light = from[source] ?? 0;
      to[place] = light;
      to[place + 1] = light;
      to[place + 2] = light;
      place += 4;
      source += step;
    }
  }
}
