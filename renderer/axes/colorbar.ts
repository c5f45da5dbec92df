import type { Mappable } from '../artists/mappable.ts';
import { Patch, polygonPath } from '../artists/patch.ts';
import { QuadMesh } from '../artists/quad-mesh.ts';
import { NoNorm } from '../color/norm.ts';
import type { ScaleNorm } from '../color/scale-norm.ts';
import { BoundaryNorm } from '../color/special-norms.ts';
import type { Rgba } from '../display-list/display-list.ts';
import { type Bbox, bboxFromBounds, bboxOfPoints } from '../geometry/bbox.ts';
import { FunctionScale } from '../scales/linear-scale.ts';
import { LogScale } from '../scales/log-scale.ts';
import type { Scale } from '../scales/scale.ts';
import type { TickParamsSpec } from '../schema/axes-schema.ts';
import type { ColorbarSpec } from '../schema/guide-schema.ts';
import { makeColorbarFormatter } from '../ticks/make-formatter.ts';
import { makeLocator } from '../ticks/make-locator.ts';
import { FixedLocator, IndexLocator, NullLocator } from '../ticks/simple-locators.ts';
import { setView } from './autoscale.ts';
import type { Axes } from './axes.ts';
import { setAxisLabel } from './axes-options.ts';
import { tickParams } from './axes-tick-params.ts';
import { drawContourLines, drawDividers } from './colorbar-lines.ts';
import { type ColorbarPlaces, colorbarPlaces } from './colorbar-places.ts';
import { minorTicksOn } from './tick-options.ts';

/** Colorbars of so many colours are pixels on pages too. */
const rasterizedFrom = 50;

/** Fills `ax` with the colour scale of a mappable (`Colorbar`). `side` is where ticks and label go. */
export function drawColorbar(ax: Axes, mappable: Mappable, spec: ColorbarSpec, vertical: boolean, side: 1 | 2): void {
  const { norm, cmap, contour } = mappable;
  const { rc } = ax;
  const places = colorbarPlaces(mappable, spec);
  const { lower, upper, values } = places;
  const filled = contour?.filled ?? true;
  const long = vertical ? ax.yaxis : ax.xaxis;
  const short = vertical ? ax.xaxis : ax.yaxis;
  setScale(ax, mappable, places, vertical);
  ax.tight = true;
  setView(short.group, 0, 1);
  // A logarithmic axis takes no end at or below zero: it keeps the lower end that an empty one has.
  const low = long.group.scale.name === 'log' && places.ends[0] <= 0 ? 10 ** -0.05 : places.ends[0];
  setView(long.group, low, places.ends[1]);
  for (const group of [short.group, long.group]) {
    group.autoscale = false;
    group.stale = false;
  }
  short.group.majorLocator = new NullLocator();
  short.group.minorLocator = new NullLocator();
  const colors = cmap.colors(norm.apply(values), null, norm.discrete || norm instanceof NoNorm);
  if (filled) {
    const inner = colors.subarray(lower ? 4 : 0, colors.length - (upper ? 4 : 0));
    if (contour?.hatches.some((h) => h !== null)) addHatched(inner, contour.hatches);
    else addSolids(inner);
    addExtensions();
  }
  addOutline();
  if (spec.drawedges) drawDividers(ax, places, vertical);
  if (contour && !filled) drawContourLines(ax, mappable, contour, places, vertical);
  placeAxis();

  function addSolids(inner: Float64Array): void {
    const { edges } = places;
    const n = edges.length - 1;
    const xy = new Float64Array(4 * (n + 1));
    for (let i = 0; i <= n; i++) xy.set(vertical ? [0, edges[i], 1, edges[i]] : [edges[i], 0, edges[i], 1], 4 * i);
    const shown = mappable.alpha === null ? inner : inner.map((v, i) => (i % 4 === 3 ? (mappable.alpha as number) : v));
    // Index ticks are counted from the data's edge.
    ax.updateDataLimits(vertical ? [0, edges[0], 1, edges[n]] : [edges[0], 0, edges[n], 1]);
    const solids = new QuadMesh(n, 1, xy, shown, ax.transData, { snap: rc['pcolormesh.snap'] });
    solids.rasterized = n >= rasterizedFrom;
    ax.addArtist(solids);
  }

  /** Blocks one by one: a mesh cannot be hatched. The corners are taken crosswise, as Matplotlib's are. */
  function addHatched(inner: Float64Array, hatches: readonly (string | null)[]): void {
    const { edges } = places;
    for (let i = 0; i + 1 < edges.length; i++) {
      const [a, b] = [edges[i], edges[i + 1]];
      const shape = [
        [0, a],
        [1, a],
        [1, b],
        [0, b],
      ];
      const xy = Float64Array.from(shape.flatMap(([s, t]) => (vertical ? [s, t] : [t, s])));
      ax.addPatch(
        new Patch(
          polygonPath(xy, false),
          ax.transData,
          {
            facecolor: withAlpha(inner, i),
            hatch: hatches[(i + (lower ? 1 : 0)) % hatches.length],
            hatchcolor: ax.color(rc['patch.edgecolor']),
            linewidth: 0,
            antialiased: false,
          },
          rc,
        ),
      );
    }
  }

  function withAlpha(packed: Float64Array, i: number): Rgba {
    return [packed[4 * i], packed[4 * i + 1], packed[4 * i + 2], mappable.alpha ?? packed[4 * i + 3]];
  }

  function addExtensions(): void {
    const hatches = contour?.hatches ?? [null];
    const add = (on: boolean, at: number, tip: number, block: number): void => {
      if (!on) return;
      const patch = new Patch(
        polygonPath(
          along(
            spec.extendrect
              ? [
                  [0, at],
                  [0, tip],
                  [1, tip],
                  [1, at],
                ]
              : [
                  [0, at],
                  [0.5, tip],
                  [1, at],
                ],
          ),
        ),
        ax.transAxes,
        {
          facecolor: withAlpha(colors, block),
          linewidth: 0,
          antialiased: false,
          hatch: hatches[block % hatches.length],
          hatchcolor: ax.color(rc['patch.edgecolor']),
        },
        rc,
      );
      patch.clipOn = false;
      patch.zorder = 0.99;
      ax.addArtist(patch);
    };
    add(lower, 0, -places.extensions[0], 0);
    add(upper, 1, 1 + places.extensions[1], values.length - 1);
  }

  /** Pairs (across, along) as x, y. */
  function along(shape: readonly (readonly number[])[]): Float64Array {
    return Float64Array.from(shape.flatMap(([a, b]) => (vertical ? [a, b] : [b, a])));
  }

  function addOutline(): void {
    const [bottom, top] = [-places.extensions[0], 1 + places.extensions[1]];
    const shape: [number, number][] = spec.extendrect
      ? [
          [0, 0],
          [0, bottom],
          [1, bottom],
          [1, 0],
          [1, 1],
          [1, top],
          [0, top],
          [0, 1],
          [0, 0],
        ]
      : [
          [0, 0],
          [0.5, bottom],
          [1, 0],
          [1, 1],
          [0.5, top],
          [0, 1],
          [0, 0],
        ];
    const outline = new Patch(
      polygonPath(along(shape)),
      ax.transAxes,
      {
        edgecolor: ax.color(rc['axes.edgecolor']),
        linewidth: rc['axes.linewidth'],
        capstyle: 'projecting',
        joinstyle: 'miter',
      },
      rc,
    );
    outline.zorder = 2.5;
    outline.clipOn = false;
    ax.decorations.push(outline);
    ax.outlineBox = () => bboxOfPoints(outline.displayPath().vertices);
    for (const spine of ax.spines.values()) spine.visible = false;
    if (!lower && !upper) return;
    const length = 1 + places.extensions[0] + places.extensions[1];
    const shrink = 1 / length;
    const offset = places.extensions[0] / length;
    const aspect = ax.boxAspect;
    if (aspect !== null) ax.boxAspect = vertical ? aspect * shrink : aspect / shrink;
    ax.insetPosition = () => shrunk(ax.position, shrink, offset, vertical);
  }

  function placeAxis(): void {
    long.setTicksSide(side);
    long.setLabelSide(side);
    const defaults = defaultTicks(mappable, places);
    if (defaults.major) long.group.majorLocator = defaults.major;
    if (defaults.minor) long.group.minorLocator = defaults.minor;
    if (spec.ticks) {
      if (Array.isArray(spec.ticks)) long.group.majorLocator = new FixedLocator(spec.ticks as number[]);
      else long.group.majorLocator = makeLocator(spec.ticks as { readonly type: string });
    }
    if (spec.format) long.group.majorFormatter = makeColorbarFormatter(spec.format as string, long.group.majorLocator);
    if (spec.minorticks === true) minorTicksOn(long);
    else if (spec.minorticks === false) long.group.minorLocator = new NullLocator();
    if (spec.labelsize !== undefined) tickParams(ax, { labelsize: spec.labelsize });
    if (spec.tick_params) tickParams(ax, spec.tick_params as TickParamsSpec);
    if (spec.label !== undefined) {
      const label = typeof spec.label === 'string' ? { text: spec.label } : spec.label;
      setAxisLabel(long, label as { readonly text: string });
    }
  }
}

/** The scale of the long axis (`_reset_locator_formatter_scale`). */
function setScale(ax: Axes, { norm, contour }: Mappable, places: ColorbarPlaces, vertical: boolean): void {
  const { group } = vertical ? ax.yaxis : ax.xaxis;
  if (contour && norm.kind === 'LogNorm') group.setScale(new LogScale({}), ax.rc);
  else if (places.even) group.setScale(new FunctionScale(places.even), ax.rc);
  else if (places.discrete) return;
  else if (norm.kind === 'LogNorm') group.setScale(new LogScale({}), ax.rc);
  else if ('scale' in norm) group.setScale((norm as unknown as ScaleNorm).scale as Scale, ax.rc);
  else if (norm.kind !== 'Normalize') {
    group.setScale(
      new FunctionScale({
        forward: (v) => norm.apply(Float64Array.of(v))[0],
        inverse: (v) => norm.inverse(Float64Array.of(v))[0],
      }),
      ax.rc,
    );
  }
}

/** Ticks that are not the scale's own (`_get_ticker_locator_formatter`). */
function defaultTicks(
  { norm, contour }: Mappable,
  places: ColorbarPlaces,
): { major?: FixedLocator | IndexLocator; minor?: FixedLocator | NullLocator } {
  const levels = contour && new FixedLocator(Array.from(contour.levels), 10);
  if (norm instanceof BoundaryNorm) {
    return { major: levels ?? new FixedLocator(norm.boundaries, 10), minor: new FixedLocator(norm.boundaries) };
  }
  if (norm instanceof NoNorm) {
    const base = 1 + Math.trunc(places.values.length / 10);
    return { major: levels ?? new IndexLocator(base, 0.5), minor: new NullLocator() };
  }
  if (!places.discrete) return {};
  const b = places.boundaries.subarray(places.lower ? 1 : 0, places.boundaries.length - (places.upper ? 1 : 0));
  return { major: levels ?? new FixedLocator(Array.from(b), 10), minor: new NullLocator() };
}

function shrunk(b: Bbox, share: number, offset: number, vertical: boolean): Bbox {
  const [w, h] = [b.x1 - b.x0, b.y1 - b.y0];
  return vertical
    ? bboxFromBounds(b.x0, b.y0 + offset * h, w, h * share)
    : bboxFromBounds(b.x0 + offset * w, b.y0, w * share, h);
}
