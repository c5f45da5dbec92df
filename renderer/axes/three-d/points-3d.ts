import { type CollectionGeometry, type CollectionOptions, PathCollection } from '../../artists/path-collection.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import { inPlane, nearest, type Projected, projectPoints, type View3D } from './view.ts';

/** How far markers fade with depth. */
export interface DepthShade {
  readonly on: boolean;
  /** The opacity that the farthest ones keep. */
  readonly minAlpha: number;
}

/** Markers in space, the farthest drawn first and, with depth shading, fainter (`Path3DCollection`). */
export class Points3D extends PathCollection implements Projected {
  readonly #xyz: Float64Array;
  readonly #shade: DepthShade;
  readonly #cut: boolean;
  readonly #faceColors: Float64Array;
  readonly #edgeColors: Float64Array | null;
  readonly #scales: Float64Array | null;
  readonly #widths: Float64Array;

  constructor(
    xyz: Float64Array,
    geometry: CollectionGeometry,
    options: CollectionOptions,
    rc: RcParams,
    shade: DepthShade,
    cut: boolean,
  ) {
    super(geometry, options, rc);
    this.#xyz = xyz;
    this.#shade = shade;
    this.#cut = cut;
    this.#faceColors = this.facecolors;
    this.#edgeColors = options.edgecolors === 'face' ? null : this.edgecolors;
    this.#scales = geometry.scales ?? null;
    this.#widths = this.linewidths;
  }

  project(view: View3D): number {
    const placed = projectPoints(view, this.#xyz, this.#cut, true);
    const n = placed.length / 3;
    const depth = Float64Array.from({ length: n }, (_, i) => placed[3 * i + 2]);
    // What is not seen counts as farthest, as masked values are sorted to the end before the order is turned around.
    const key = (v: number): number => (Number.isNaN(v) ? Infinity : v);
    const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => {
      const [p, q] = [key(depth[a]), key(depth[b])];
      return p === q ? a - b : p - q;
    });
    order.reverse();
    const xy = inPlane(placed);
    this.geometry = {
      ...this.geometry,
      offsets: reordered(xy, order, 2),
      scales: this.#scales && this.#scales.length > 1 ? reordered(this.#scales, order, 1) : this.#scales,
    };
    if (this.#widths.length > 1) this.linewidths = reordered(this.#widths, order, 1);
    const fading = this.#shade.on ? fade(depth, dataScale(placed), this.#shade.minAlpha) : null;
    this.facecolors = this.#colors(this.#faceColors, fading, order);
    this.edgecolors = this.#edgeColors === null ? this.facecolors : this.#colors(this.#edgeColors, fading, order);
    return nearest(placed);
  }

  #colors(colors: Float64Array, fading: Float64Array | null, order: Uint32Array): Float64Array {
    if (colors.length === 0) return colors;
    const { alpha } = this;
    const n = order.length;
    if (!fading) return colors.length === 4 * n ? reordered(colors, order, 4) : colors;
    const shaded = new Float64Array(4 * n);
    const each = colors.length === 4 * n;
    for (let i = 0; i < n; i++) {
      const from = each ? 4 * i : 0;
      for (let k = 0; k < 3; k++) shaded[4 * i + k] = colors[from + k];
      const faint = colors[from + 3] * fading[i];
      // An opacity of the whole collection is in the colours already; Matplotlib counts it again.
      shaded[4 * i + 3] = alpha === null ? faint : alpha * faint;
    }
    return n > 1 ? reordered(shaded, order, 4) : shaded;
  }
}

/** The diagonal of what is seen, in the plane and in depth. */
function dataScale(placed: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = k; i < placed.length; i += 3) {
      const v = placed[i];
      if (v < low) low = v;
      if (v > high) high = v;
    }
    if (high < low) return 0;
    sum += (high - low) ** 2;
  }
  return Math.sqrt(sum);
}

/** Factors of opacity: 1 for the nearest, less with depth. */
function fade(depth: Float64Array, scale: number, minAlpha: number): Float64Array {
  const least = Math.min(Math.max(minAlpha, 0), 1);
  if (scale === 0) return new Float64Array(depth.length).fill(1);
  let near = Infinity;
  for (const z of depth) if (z < near) near = z;
  return depth.map((z) => Math.min(Math.max(1 - (z - near) / scale, least), 1));
}

function reordered(values: Float64Array, order: Uint32Array, width: number): Float64Array {
  const n = order.length;
  const rows = values.length / width;
  const out = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    const from = (order[i] % rows) * width;
    for (let k = 0; k < width; k++) out[i * width + k] = values[from + k];
  }
  return out;
}
