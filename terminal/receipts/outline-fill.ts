/** One step of an outline, in units of its font; `y` grows upwards. */
export interface OutlineStep {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  readonly args: readonly number[];
}

/** Dots that are black, one byte each; `left` and `top` from the pen on the base line. */
export interface Dots {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

interface Edge {
  /** From the upper end to the lower one; `y` grows downwards here. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly slope: number;
  readonly winding: 1 | -1;
}

/** Looks at each row of dots as often: thin strokes that lie across keep their thickness. */
const SCANS_PER_DOT = 4;
/** A dot is black from this share on. Paper is darker than a screen at the same share. */
const BLACK_FROM = 0.42;
/** At the size of a receipt a curve of so few pieces is round. */
const CURVE_PIECES = 5;

const NOTHING: Dots = { left: 0, top: 0, width: 0, height: 0, dots: new Uint8Array(0) };

/** Fills an outline at `scale` dots a unit. What is wound around is black (non-zero rule). */
export function filled(steps: readonly OutlineStep[], scale: number): Dots {
  const edges = edgesOf(steps, scale);
  if (edges.length === 0) return NOTHING;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const edge of edges) {
    const end = edge.x + (edge.bottom - edge.top) * edge.slope;
    left = Math.min(left, edge.x, end);
    right = Math.max(right, edge.x, end);
    top = Math.min(top, edge.top);
    bottom = Math.max(bottom, edge.bottom);
  }
  const [x, y] = [Math.floor(left), Math.floor(top)];
  const [width, height] = [Math.ceil(right) - x, Math.ceil(bottom) - y];
  const dots = new Uint8Array(width * height);
  const shares = new Float32Array(width);
  for (let row = 0; row < height; row += 1) {
    shares.fill(0);
    const from = y + row;
    const across = edges.filter((edge) => edge.top < from + 1 && edge.bottom > from);
    for (let scan = 0; scan < SCANS_PER_DOT; scan += 1) {
      addScan(shares, across, from + (scan + 0.5) / SCANS_PER_DOT, x);
    }
    for (let dot = 0; dot < width; dot += 1) {
      if ((shares[dot] ?? 0) >= BLACK_FROM * SCANS_PER_DOT) dots[row * width + dot] = 1;
    }
  }
  return { left: x, top: y, width, height, dots };
}

/** Adds what one line across the outline covers of each dot. */
function addScan(shares: Float32Array, edges: readonly Edge[], y: number, left: number): void {
  const crossings: { readonly x: number; readonly winding: number }[] = [];
  for (const { top, bottom, x, slope, winding } of edges) {
    if (y >= top && y < bottom) crossings.push({ x: x + (y - top) * slope - left, winding });
  }
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  let from = 0;
  for (const crossing of crossings) {
    if (winding === 0) from = crossing.x;
    winding += crossing.winding;
    if (winding === 0) addSpan(shares, from, crossing.x);
  }
}

function addSpan(shares: Float32Array, from: number, to: number): void {
  const [first, last] = [Math.floor(from), Math.ceil(to) - 1];
  for (let dot = first; dot <= last; dot += 1) {
    const share = Math.min(to, dot + 1) - Math.max(from, dot);
    shares[dot] = (shares[dot] ?? 0) + share;
  }
}

function edgesOf(steps: readonly OutlineStep[], scale: number): Edge[] {
  const edges: Edge[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    const [fromY, endY] = [-y * scale, -toY * scale];
    if (fromY !== endY) {
      const isDown = fromY < endY;
      edges.push({
        x: (isDown ? x : toX) * scale,
        top: Math.min(fromY, endY),
        bottom: Math.max(fromY, endY),
        slope: ((toX - x) * scale) / (endY - fromY),
        winding: isDown ? 1 : -1,
      });
    }
    [x, y] = [toX, toY];
  };
  for (const { command, args } of steps) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    const [fromX, fromY] = [x, y];
    switch (command) {
      case 'moveTo':
        lineTo(startX, startY);
        [startX, startY, x, y] = [a, b, a, b];
        break;
      case 'lineTo':
        lineTo(a, b);
        break;
      case 'quadraticCurveTo':
        for (let piece = 1; piece <= CURVE_PIECES; piece += 1) {
          const t = piece / CURVE_PIECES;
          const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
          lineTo(u * fromX + v * a + w * c, u * fromY + v * b + w * d);
        }
        break;
      case 'bezierCurveTo':
        for (let piece = 1; piece <= CURVE_PIECES; piece += 1) {
          const t = piece / CURVE_PIECES;
          const [u, v] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2];
          const [w, z] = [3 * t ** 2 * (1 - t), t ** 3];
          lineTo(u * fromX + v * a + w * c + z * e, u * fromY + v * b + w * d + z * f);
        }
        break;
      case 'closePath':
        lineTo(startX, startY);
        break;
      default:
        return command satisfies never;
    }
  }
  lineTo(startX, startY);
  return edges;
}
