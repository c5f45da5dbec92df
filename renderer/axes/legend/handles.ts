import type { Artist } from '../../artists/artist.ts';
import { Line2D } from '../../artists/line2d.ts';
import { Patch } from '../../artists/patch.ts';
import { PathCollection } from '../../artists/path-collection.ts';
import { StepPatch } from '../../artists/step-patch.ts';
import type { Rgba } from '../../display-list/display-list.ts';
import { scaleTranslate } from '../../geometry/affine.ts';
import { rectanglePath } from '../../geometry/shapes.ts';
import { affineTransform, type TransformRef } from '../../geometry/transform.ts';
import type { Container } from '../container.ts';

/** Something with an entry in a legend. */
export type Handle = Artist | Container;

/** The area that a handle is drawn in, in points, its lower left corner at (0, −descent). */
export interface HandleArea {
  readonly width: number;
  readonly height: number;
  readonly descent: number;
  readonly fontsize: number;
  readonly numpoints: number;
  readonly scatterpoints: number;
  readonly scatteryoffsets: readonly number[];
  readonly markerscale: number;
}

/** Whether a handle can be drawn in a legend. */
export function isDrawable(handle: Handle): boolean {
  return 'parts' in handle || handle instanceof Line2D || handle instanceof Patch || handle instanceof PathCollection;
}

/** The artists that stand for a handle, placed in an area whose origin is at (x, y) on the canvas; `scale` is pixels per point. */
export function handleArtists(handle: Handle, area: HandleArea, x: number, y: number, scale: number): Artist[] {
  const at: TransformRef = () => affineTransform(scaleTranslate(scale, scale, x, y));
  if ('parts' in handle) return containerArtists(handle, area, at);
  if (handle instanceof Line2D) return [lineHandle(handle, area, at)];
  if (handle instanceof StepPatch && !handle.facecolor && !handle.options.hatch) return [stepHandle(handle, area, at)];
  if (handle instanceof Patch) return [patchHandle(handle, area, at)];
  if (handle instanceof PathCollection) return collectionHandle(handle, area, at);
  return [];
}

const level = (area: HandleArea): number => (area.height - area.descent) / 2;

/** Places of markers along the area. */
function markerPlaces(area: HandleArea, count: number): number[] {
  if (count === 1) return [0.5 * area.width];
  const pad = 0.3 * area.fontsize;
  return Array.from({ length: count }, (_, i) => pad + (i * (area.width - 2 * pad)) / (count - 1));
}

function flat(xs: readonly number[], y: number): Float64Array {
  return Float64Array.from(xs.flatMap((x) => [x, y]));
}

function lineHandle(line: Line2D, area: HandleArea, at: TransformRef): Line2D {
  const several = area.numpoints > 1;
  const xs = several ? markerPlaces(area, area.numpoints) : [0, area.width / 2, area.width];
  const made = new Line2D(
    flat(xs, level(area)),
    at,
    {
      ...line.options,
      markersize: line.markersize * area.markerscale,
      markevery: several ? undefined : [1],
      drawstyle: 'default',
    },
    line.rc,
  );
  made.clipOn = false;
  return made;
}

function patchHandle(patch: Patch, area: HandleArea, at: TransformRef): Patch {
  const box = { x0: 0, y0: -area.descent, x1: area.width, y1: -area.descent + area.height };
  const made = new Patch(rectanglePath(box), at, patch.options, patch.rc);
  made.clipOn = false;
  return made;
}

/** Unfilled stairs show as a line. */
function stepHandle({ edgecolor, linestyle, linewidth, rc }: StepPatch, area: HandleArea, at: TransformRef): Line2D {
  const color: Rgba = edgecolor ?? [0, 0, 0, 0];
  const line = new Line2D(
    flat([0, area.width], area.height / 2),
    at,
    { color, linestyle, linewidth, marker: 'none' },
    rc,
  );
  line.clipOn = false;
  return line;
}

function collectionHandle(c: PathCollection, area: HandleArea, at: TransformRef): Artist[] {
  const first = (colors: Float64Array): Rgba | null =>
    colors.length > 0 ? [colors[0], colors[1], colors[2], colors[3]] : null;
  const { scales, offsets } = c.geometry;
  if (offsets) {
    const count = area.scatterpoints;
    const places = markerPlaces(area, count);
    const xy = Float64Array.from(
      places.flatMap((x, i) => [x, area.height * area.scatteryoffsets[i % area.scatteryoffsets.length]]),
    );
    const areas = scales ? Array.from(scales, (s) => s * s) : [1];
    const [most, least] = [Math.max(...areas) * area.markerscale ** 2, Math.min(...areas) * area.markerscale ** 2];
    const middle = 0.5 * (most + least);
    const sizes =
      count < 4
        ? [middle, most, least].slice(0, count)
        : places.map((_, i) => least + ((most - least) * i) / (count - 1));
    const made = new PathCollection(
      { paths: c.geometry.paths, scales: Float64Array.from(sizes, Math.sqrt), offsets: xy, offsetTransform: at },
      c.options,
      c.rc,
    );
    made.clipOn = false;
    return [made];
  }
  const face = first(c.facecolors);
  const edge = first(c.edgecolors);
  if (!face) {
    if (!edge) return [];
    const line = new Line2D(
      flat([0, area.width], level(area)),
      at,
      {
        color: edge,
        linewidth: c.linewidths[0],
        linestyle: c.options.linestyles?.[0],
        marker: 'none',
        // A collection hands its dashes on, also when there are none: the line counts as dashed.
        solid_capstyle: c.rc['lines.dash_capstyle'],
        solid_joinstyle: c.rc['lines.dash_joinstyle'],
      },
      c.rc,
    );
    line.clipOn = false;
    return [line];
  }
  const box = { x0: 0, y0: -area.descent, x1: area.width, y1: -area.descent + area.height };
  const { hatch, hatchcolor } = c.options;
  const patch = new Patch(
    rectanglePath(box),
    at,
    {
      facecolor: face,
      edgecolor: edge,
      linewidth: c.linewidths[0],
      linestyle: c.options.linestyles?.[0],
      hatch,
      hatchcolor: hatchcolor ?? edge ?? undefined,
    },
    c.rc,
  );
  patch.clipOn = false;
  return [patch];
}

function containerArtists(c: Container, area: HandleArea, at: TransformRef): Artist[] {
  if (c.kind === 'bar') {
    const first = c.artists[0];
    return first instanceof Patch ? [patchHandle(first, area, at)] : [];
  }
  if (c.kind === 'errorbar') return errorbarHandle(c, area, at);
  return stemHandle(c, area, at);
}

/** A stem per point on a baseline, with the marker at its end. */
function stemHandle(c: Container, area: HandleArea, at: TransformRef): Artist[] {
  const { markerline, stemlines, baseline } = c.parts;
  if (!(markerline instanceof Line2D) || !(baseline instanceof Line2D) || !(stemlines instanceof PathCollection))
    return [];
  const places = markerPlaces(area, area.numpoints);
  const ends = area.numpoints > 1 ? [Math.min(...places), Math.max(...places)] : [0, area.width];
  const offsets = area.scatteryoffsets;
  const heights = places.map((_, i) => area.height * (0.5 * offsets[i % offsets.length] + 0.5));
  const [r, g, b, a] = stemlines.edgecolors;
  const stems = places.map(
    (x, i) =>
      new Line2D(
        Float64Array.of(x, 0, x, heights[i]),
        at,
        { color: [r, g, b, a], linestyle: stemlines.options.linestyles?.[0], marker: 'none' },
        stemlines.rc,
      ),
  );
  const points = Float64Array.from(places.flatMap((x, i) => [x, heights[i]]));
  const out = [
    ...stems,
    new Line2D(flat(ends, 0), at, baseline.options, baseline.rc),
    new Line2D(points, at, markerline.options, markerline.rc),
  ];
  for (const artist of out) artist.clipOn = false;
  return out;
}

function errorbarHandle(c: Container, area: HandleArea, at: TransformRef): Artist[] {
  const { line, caps, bars, xerr, yerr } = c.parts;
  const out: Artist[] = [];
  const y = level(area);
  const size = 0.5 * area.fontsize;
  const places = markerPlaces(area, area.numpoints);
  const bar = (bars as readonly PathCollection[] | undefined)?.[0];
  const cap = (caps as readonly Line2D[] | undefined)?.[0];
  const segments = (ends: readonly (readonly [number, number, number, number])[]): void => {
    if (!bar) return;
    const paths = ends.map((e) => ({ vertices: Float64Array.from(e), codes: null }));
    out.push(new PathCollection({ paths, transform: at }, bar.options, bar.rc));
  };
  const ends = (marker: string, xy: readonly number[]): void => {
    if (!cap) return;
    out.push(new Line2D(Float64Array.from(xy), at, { ...cap.options, marker }, cap.rc));
  };
  if (xerr) {
    segments(places.map((x) => [x - size, y, x + size, y]));
    ends(
      '|',
      places.flatMap((x) => [x - size, y]),
    );
    ends(
      '|',
      places.flatMap((x) => [x + size, y]),
    );
  }
  if (yerr) {
    segments(places.map((x) => [x, y - size, x, y + size]));
    ends(
      '_',
      places.flatMap((x) => [x, y - size]),
    );
    ends(
      '_',
      places.flatMap((x) => [x, y + size]),
    );
  }
  if (line instanceof Line2D) {
    out.push(
      new Line2D(flat([0, area.width], y), at, { ...line.options, marker: 'none', drawstyle: 'default' }, line.rc),
    );
    const points = new Line2D(
      flat(places, y),
      at,
      { ...line.options, linestyle: 'none', markersize: line.markersize * area.markerscale },
      line.rc,
    );
    out.push(points);
  }
  for (const artist of out) {
    artist.clipOn = false;
    artist.visible = true;
  }
  return out;
}
