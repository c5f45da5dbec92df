import type { Rgba } from '../display-list/display-list.ts';
import { Colormap, type ColormapSource, type Extremes } from './colormap.ts';

/** Rows x, y0, y1: the channel comes in to x with y0 and leaves it with y1. Or a function of x. */
export type Segments = readonly number[] | ((x: number) => number);

/** Piecewise linear or functional channels, all over 0..1. */
export interface SegmentData {
  readonly r: Segments;
  readonly g: Segments;
  readonly b: Segments;
  readonly a?: Segments;
}

const clamp = (v: number): number => Math.min(1, Math.max(0, v));

function fillChannel(out: Float64Array, channel: number, n: number, data: Segments): void {
  if (typeof data === 'function') {
    for (let i = 0; i < n; i++) out[i * 4 + channel] = clamp(data(n === 1 ? 0 : i === n - 1 ? 1 : i * (1 / (n - 1))));
    return;
  }
  const rows = data.length / 3;
  if (n === 1) {
    out[channel] = clamp(data[(rows - 1) * 3 + 1]);
    return;
  }
  out[channel] = clamp(data[2]);
  out[(n - 1) * 4 + channel] = clamp(data[(rows - 1) * 3 + 1]);
  let row = 0;
  for (let i = 1; i < n - 1; i++) {
    const at = (n - 1) * (i * (1 / (n - 1)));
    while (data[row * 3] * (n - 1) < at) row++;
    const x0 = data[(row - 1) * 3] * (n - 1);
    const x1 = data[row * 3] * (n - 1);
    const y0 = data[(row - 1) * 3 + 2];
    out[i * 4 + channel] = clamp(((at - x0) / (x1 - x0)) * (data[row * 3 + 1] - y0) + y0);
  }
}

function reversedSegments(data: Segments): Segments {
  if (typeof data === 'function') return (x) => data(1 - x);
  const out: number[] = [];
  for (let i = data.length - 3; i >= 0; i -= 3) out.push(1 - data[i], data[i + 2], data[i + 1]);
  return out;
}

/** A source that interpolates between anchor points. */
export function segmentedSource(data: SegmentData): ColormapSource {
  const source: ColormapSource = {
    table: (n) => {
      const out = new Float64Array(n * 4);
      fillChannel(out, 0, n, data.r);
      fillChannel(out, 1, n, data.g);
      fillChannel(out, 2, n, data.b);
      if (data.a) fillChannel(out, 3, n, data.a);
      else for (let i = 0; i < n; i++) out[i * 4 + 3] = 1;
      return out;
    },
    reversed: () =>
      segmentedSource({
        r: reversedSegments(data.r),
        g: reversedSegments(data.g),
        b: reversedSegments(data.b),
        ...(data.a ? { a: reversedSegments(data.a) } : {}),
      }),
    resampled: () => source,
  };
  return source;
}

/** Colours at equal distances, or at the given places (0 first, 1 last), blended linearly (`LinearSegmentedColormap.from_list`). */
export function blendedColormap(
  name: string,
  colors: readonly Rgba[],
  places: readonly number[] | null = null,
  n = 256,
  extremes: Extremes = {},
): Colormap {
  const at = places ?? colors.map((_, i) => (i === colors.length - 1 ? 1 : i * (1 / (colors.length - 1))));
  const channel = (c: number): number[] => colors.flatMap((color, i) => [at[i], color[c], color[c]]);
  return new Colormap(
    name,
    n,
    segmentedSource({ r: channel(0), g: channel(1), b: channel(2), a: channel(3) }),
    extremes,
  );
}
