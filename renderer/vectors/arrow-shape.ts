/** The proportions of a quiver's arrows, in shaft widths. */
export interface ArrowShape {
  readonly headwidth: number;
  readonly headlength: number;
  readonly headaxislength: number;
  /** Length below which arrows shrink as a whole, in head lengths. */
  readonly minshaft: number;
  /** Length below which a dot stands for an arrow. */
  readonly minlength: number;
  readonly pivot: 'tail' | 'middle' | 'tip';
}

/** Beyond this the pixels of a rasterizer overflow. */
const longest = 2 ** 16;

/**
 * The outline of an arrow of a length (in shaft widths) that points along `theta` (radians): eight points times `unit`, around the
 * place that it pivots on.
 */
export function arrowOutline(length: number, theta: number, shape: ArrowShape, unit: number): Float64Array {
  const { headwidth, headlength, headaxislength, minshaft, minlength, pivot } = shape;
  const out = new Float64Array(16);
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  const put = (i: number, x: number, y: number): void => {
    out[2 * i] = (x * cos - y * sin) * unit;
    out[2 * i + 1] = (x * sin + y * cos) * unit;
  };
  const long = Math.min(Math.max(length, 0), longest);
  if (long < minlength) {
    for (let i = 0; i < 8; i++) {
      const angle = i * (Math.PI / 3);
      put(i, Math.cos(angle) * minlength * 0.5, Math.sin(angle) * minlength * 0.5);
    }
    return out;
  }
  const shortest = minshaft * headlength;
  const short = long < shortest;
  const shrink = short ? long / shortest : 1;
  const tip = short ? shortest : long;
  const x = [0, tip - headaxislength, tip - headlength, tip];
  const y = [0.5, 0.5, 0.5 * headwidth, 0];
  const shift = pivot === 'tail' ? 0 : (pivot === 'middle' ? 0.5 : 1) * shrink * tip;
  for (let i = 0; i < 8; i++) {
    const k = i < 4 ? i : i < 7 ? 6 - i : 0;
    const side = i > 2 && i < 7 ? -1 : 1;
    put(i, shrink * x[k] - shift, side * shrink * y[k]);
  }
  return out;
}
