import { Cells } from '../backends/raster/cells.ts';
import { Spans, sweep } from '../backends/raster/spans.ts';
import { type Affine, applyPoint, invert } from '../geometry/affine.ts';
import { type Coordinates, ExactCoordinates, LinearCoordinates, MeshCoordinates } from './coordinates.ts';
import { type FilterName, filterTable } from './filters.ts';
import { resampleUpright } from './upright.ts';
import { growWindow, reflect, shrinkWindow } from './window.ts';

/** A picture as numbers: one value or four (r, g, b, a, premultiplied, 0..1) per pixel, first row first. */
export interface Plane {
  readonly data: Float32Array | Float64Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
}

export interface ResampleOptions {
  readonly interpolation: 'nearest' | FilterName;
  /** Filter over all source pixels when the picture shrinks (`resample`). */
  readonly resample: boolean;
  /** `filternorm` */
  readonly normalize: boolean;
  /** `filterrad`, for sinc, lanczos and blackman. */
  readonly radius: number;
  /** Takes how much of each output pixel the picture covers, 0..255. */
  readonly coverage?: Uint8Array;
}

const cells = new Cells();
const spans = new Spans();

/**
 * Resamples a picture into one of `width` × `height` pixels as Matplotlib's `_image.resample`: what the picture does not cover is
 * 0, and its border mixes with 0 by coverage. Single precision stays single at every step.
 * @param transform from source pixels to output pixels, or the inverse as a mesh of the source position per output pixel
 */
export function resamplePlane(
  source: Plane,
  width: number,
  height: number,
  transform: Affine | { readonly mesh: Float64Array },
  options: ResampleOptions,
): Plane {
  const single = source.data instanceof Float32Array;
  const size = width * height * source.channels;
  const out = { ...source, width, height, data: single ? new Float32Array(size) : new Float64Array(size) };
  if (width <= 0 || height <= 0) return out;
  const isMesh = 'mesh' in transform;
  const affine = isMesh ? null : transform;
  const unit =
    affine !== null && Math.abs(affine.a) === 1 && Math.abs(affine.d) === 1 && affine.b === 0 && affine.c === 0;
  const interpolation = unit ? 'nearest' : options.interpolation;
  const nearest = interpolation === 'nearest';
  cells.clipTo([0, 0, width, height]);
  outline(affine, source, width, height, nearest);
  sweep(cells, spans);
  const runs = spans.data;
  if (options.coverage) noteCoverage(options.coverage, width, nearest);
  if (affine !== null && affine.b === 0 && affine.c === 0) {
    const table = interpolation === 'nearest' ? null : filterTable(interpolation, options.radius, options.normalize);
    const window = table && (options.resample ? shrinkWindow(table, invert(affine)) : growWindow(table));
    resampleUpright(source, out, affine, runs, spans.count, table, window);
    return out;
  }
  const coordinates: Coordinates = isMesh
    ? new MeshCoordinates(transform.mesh, width, nearest)
    : nearest
      ? new ExactCoordinates(invert(transform), width)
      : new LinearCoordinates(invert(transform), width);
  const pixel = new Float64Array(source.channels);
  const sample = nearest ? nearestSampler(source, pixel) : filterSampler(source, pixel, interpolation, affine, options);
  for (let i = 0; i < spans.count; ) {
    // Coverage varies along a run; positions are interpolated over all of it.
    const y = runs[4 * i + 1];
    const from = runs[4 * i];
    let end = from;
    let last = i;
    while (last < spans.count && runs[4 * last + 1] === y && runs[4 * last] === end) end += runs[4 * last++ + 2];
    coordinates.begin(from, y, end - from);
    for (; i < last; i++) {
      const x = runs[4 * i];
      // The border of an unfiltered picture is sharp: a pixel is covered or it is not.
      const coverage = nearest ? (runs[4 * i + 3] < 128 ? 0 : 255) : runs[4 * i + 3];
      if (coverage === 0) continue;
      for (let k = x; k < x + runs[4 * i + 2]; k++) {
        sample(coordinates.x[k - from], coordinates.y[k - from]);
        lay(out.data, (y * width + k) * source.channels, pixel, coverage, single);
      }
    }
  }
  return out;
}

function noteCoverage(out: Uint8Array, width: number, sharp: boolean): void {
  const runs = spans.data;
  for (let i = 0, end = 4 * spans.count; i < end; i += 4) {
    const from = runs[i + 1] * width + runs[i];
    out.fill(sharp ? (runs[i + 3] < 128 ? 0 : 255) : runs[i + 3], from, from + runs[i + 2]);
  }
}

function outline(affine: Affine | null, source: Plane, width: number, height: number, nearest: boolean): void {
  let corners = [0, 0, width, 0, width, height, 0, height];
  if (affine !== null) {
    const { width: w, height: h } = source;
    corners = [0, 0, w, 0, w, h, 0, h].flatMap((_, i, all) =>
      i % 2 === 0 ? applyPoint(affine, all[i], all[i + 1]) : [],
    );
    if (!nearest && affine.b === 0 && affine.c === 0) {
      const [x0, x1] = wholePixels(corners[0], corners[2]);
      const [y0, y1] = wholePixels(corners[1], corners[5]);
      corners = [x0, y0, x1, y0, x1, y1, x0, y1];
    }
  }
  for (let i = 0; i < 8; i += 2) {
    if (i === 0) cells.moveTo(corners[0], corners[1]);
    else cells.lineTo(corners[i], corners[i + 1]);
  }
  cells.close();
}

/** The ends of an upright picture: a border pixel whose centre is inside is covered wholly, a thinner border stays as it is. */
function wholePixels(a: number, b: number): [number, number] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return [Math.min(low, Math.ceil(low - 0.5)), Math.max(high, Math.round(high))];
}

/** Puts a pixel down over nothing, through partial coverage at the picture's border. */
function lay(
  out: Float32Array | Float64Array,
  at: number,
  pixel: Float64Array,
  coverage: number,
  single: boolean,
): void {
  const part = single ? Math.fround(coverage / 255) : coverage / 255;
  if (pixel.length === 1) {
    out[at] = coverage === 255 ? pixel[0] : part * pixel[0];
    return;
  }
  const alpha = pixel[3];
  if (alpha <= 0) return;
  if (alpha >= 1 && coverage === 255) {
    for (let c = 0; c < 4; c++) out[at + c] = pixel[c];
    return;
  }
  const a = single ? Math.fround(alpha * part) : alpha * part;
  for (let c = 0; c < 3; c++) {
    const v = single ? Math.fround(a * pixel[c]) : a * pixel[c];
    out[at + c] = v / a;
  }
  out[at + 3] = a;
}

type Sampler = (x: number, y: number) => void;

function nearestSampler(source: Plane, pixel: Float64Array): Sampler {
  const { data, width, height, channels } = source;
  return (x, y) => {
    const at = (reflect(y >> 8, height) * width + reflect(x >> 8, width)) * channels;
    for (let c = 0; c < channels; c++) pixel[c] = data[at + c];
  };
}

function filterSampler(
  source: Plane,
  pixel: Float64Array,
  name: FilterName,
  affine: Affine | null,
  options: ResampleOptions,
): Sampler {
  const table = filterTable(name, options.radius, options.normalize);
  const gather = affine !== null && options.resample ? shrinkWindow(table, invert(affine)) : growWindow(table);
  const { data, width, height, channels } = source;
  const single = data instanceof Float32Array;
  return (sx, sy) => {
    pixel.fill(0);
    gather.place(sx, sy);
    const { weights } = table;
    let total = 0;
    let row = gather.firstY;
    for (let wy = gather.weightY; wy < weights.length; wy += gather.stepY, row++) {
      const base = reflect(row, height) * width;
      const weightY = weights[wy];
      let column = gather.firstX;
      for (let wx = gather.weightX; wx < weights.length; wx += gather.stepX, column++) {
        const weight = (weightY * weights[wx] + 8192) >> 14;
        const at = (base + reflect(column, width)) * channels;
        for (let c = 0; c < channels; c++) {
          const v = data[at + c] * weight;
          pixel[c] += single ? Math.fround(v) : v;
        }
        total += weight;
      }
    }
    const scale = gather.averages ? total : 16384;
    for (let c = 0; c < channels; c++) pixel[c] = single ? Math.fround(pixel[c] / scale) : pixel[c] / scale;
    if (channels === 4) clampPremultiplied(pixel);
  };
}

function clampPremultiplied(pixel: Float64Array): void {
  for (let c = 0; c < 4; c++) if (pixel[c] < 0) pixel[c] = 0;
  if (pixel[3] > 1) pixel[3] = 1;
  for (let c = 0; c < 3; c++) if (pixel[c] > pixel[3]) pixel[c] = pixel[3];
}
