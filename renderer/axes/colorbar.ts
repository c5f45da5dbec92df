import type { Mappable } from '../artists/mappable.ts';
import { Patch, polygonPath } from '../artists/patch.ts';
import { PathCollection } from '../artists/path-collection.ts';
import { QuadMesh } from '../artists/quad-mesh.ts';
import type { ScaleNorm } from '../color/scale-norm.ts';
import { type Bbox, bboxFromBounds, bboxOfPoints } from '../geometry/bbox.ts';
import { polyline } from '../geometry/shapes.ts';
import { FunctionScale } from '../scales/linear-scale.ts';
import { LogScale } from '../scales/log-scale.ts';
import type { Scale } from '../scales/scale.ts';
import type { TickParamsSpec } from '../schema/axes-schema.ts';
import type { ColorbarSpec } from '../schema/guide-schema.ts';
import { makeFormatter } from '../ticks/make-formatter.ts';
import { makeLocator } from '../ticks/make-locator.ts';
import { linspace, nonsingular } from '../ticks/numeric.ts';
import { FixedLocator, NullLocator } from '../ticks/simple-locators.ts';
import { setView } from './autoscale.ts';
import type { Axes } from './axes.ts';
import { setAxisLabel } from './axes-options.ts';
import { tickParams } from './axes-tick-params.ts';
import { minorTicksOn } from './tick-options.ts';

/** Length of an extension as a share of the bar. */
const extension = 0.05;

/** Fills `ax` with the colour scale of a mappable (`Colorbar`). `side` is where ticks and label go. */
export function drawColorbar(ax: Axes, mappable: Mappable, spec: ColorbarSpec, vertical: boolean, side: 1 | 2): void {
  const { norm, cmap } = mappable;
  const { rc } = ax;
  const extend = spec.extend ?? (norm as { extend?: string }).extend ?? 'neither';
  const [lower, upper] = [extend === 'min' || extend === 'both', extend === 'max' || extend === 'both'];
  const boundaries = spec.boundaries ?? (norm as { boundaries?: readonly number[] }).boundaries ?? null;
  const discrete = boundaries !== null;
  [norm.vmin, norm.vmax] = nonsingular(norm.vmin ?? 0, norm.vmax ?? 1, 0.1);
  const edges = discrete ? Float64Array.from(boundaries) : norm.inverse(linspace(0, 1, cmap.n + 1));
  const values = edges.slice(1).map((e, i) => 0.5 * (edges[i] + e));
  // Back and forth through the norm, as the mesh is computed there: the last bit decides which row of pixels an edge falls in.
  const corners = discrete ? edges : norm.inverse(norm.apply(edges));
  const uniform = discrete && (spec.spacing ?? 'uniform') === 'uniform';
  const [vmin, vmax] = [edges[0], edges[edges.length - 1]];
  const long = vertical ? ax.yaxis : ax.xaxis;
  const short = vertical ? ax.xaxis : ax.yaxis;
  setScale();
  ax.tight = true;
  setView(short.group, 0, 1);
  setView(long.group, vmin, vmax);
  for (const group of [short.group, long.group]) {
    group.autoscale = false;
    group.stale = false;
  }
  short.group.majorLocator = new NullLocator();
  short.group.minorLocator = new NullLocator();
  addSolids();
  addExtensions();
  addOutline();
  if (spec.drawedges) addEdges();
  placeAxis();

  function setScale(): void {
    if (uniform) long.group.setScale(evenScale(edges), rc);
    else if (norm.kind === 'LogNorm') long.group.setScale(new LogScale({}), rc);
    else if ('scale' in norm) long.group.setScale((norm as unknown as ScaleNorm).scale as Scale, rc);
    else if (norm.kind !== 'Normalize' && norm.kind !== 'NoNorm' && !discrete) {
      long.group.setScale(
        new FunctionScale({
          forward: (v) => norm.apply(Float64Array.of(v))[0],
          inverse: (v) => norm.inverse(Float64Array.of(v))[0],
        }),
        rc,
      );
    }
    if (discrete) long.group.majorLocator = new FixedLocator(Array.from(edges), 10);
  }

  function addSolids(): void {
    const n = values.length;
    const xy = new Float64Array(4 * (n + 1));
    for (let i = 0; i <= n; i++)
      xy.set(vertical ? [0, corners[i], 1, corners[i]] : [corners[i], 0, corners[i], 1], 4 * i);
    const colors = cmap.colors(norm.apply(values), mappable.alpha, norm.discrete);
    ax.addArtist(new QuadMesh(n, 1, xy, colors, ax.transData));
  }

  function addExtensions(): void {
    const add = (on: boolean, at: number, tip: number, value: number): void => {
      if (!on) return;
      const shape: [number, number][] = spec.extendrect
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
          ];
      const xy = Float64Array.from(shape.flatMap(([a, b]) => (vertical ? [a, b] : [b, a])));
      const color = cmap.colors(Float64Array.of(value), mappable.alpha, norm.discrete);
      const patch = new Patch(
        polygonPath(xy),
        ax.transAxes,
        { facecolor: [color[0], color[1], color[2], color[3]], linewidth: 0, antialiased: false },
        rc,
      );
      patch.clipOn = false;
      patch.zorder = 0.99;
      ax.addArtist(patch);
    };
    const below = norm.discrete ? -1 : -0.5;
    const above = norm.discrete ? cmap.n + 1 : 1.5;
    add(lower, 0, -extension, below);
    add(upper, 1, 1 + extension, above);
  }

  function addOutline(): void {
    const [bottom, top] = [lower ? -extension : 0, upper ? 1 + extension : 1];
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
    const xy = Float64Array.from(shape.flatMap(([a, b]) => (vertical ? [a, b] : [b, a])));
    const outline = new Patch(
      polygonPath(xy),
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
    const length = 1 + (lower ? extension : 0) + (upper ? extension : 0);
    const shrink = 1 / length;
    const offset = (lower ? extension : 0) / length;
    const aspect = ax.boxAspect;
    if (aspect !== null) ax.boxAspect = vertical ? aspect * shrink : aspect / shrink;
    ax.insetPosition = () => shrunk(ax.position, shrink, offset, vertical);
  }

  function addEdges(): void {
    const inner = Array.from(edges.slice(lower ? 0 : 1, upper ? undefined : -1));
    const lines = inner.map((e) =>
      polyline(
        vertical
          ? [
              [0, e],
              [1, e],
            ]
          : [
              [e, 0],
              [e, 1],
            ],
      ),
    );
    const color = Float64Array.from(ax.color(rc['axes.edgecolor']));
    ax.addArtist(
      new PathCollection(
        { paths: lines, transform: ax.transData },
        {
          edgecolors: color,
          linewidths: [0.5 * rc['axes.linewidth']],
          antialiaseds: [rc['lines.antialiased']],
          zorder: 2,
        },
        rc,
      ),
    );
  }

  function placeAxis(): void {
    long.setTicksSide(side);
    long.setLabelSide(side);
    if (spec.ticks) {
      if (Array.isArray(spec.ticks)) long.group.majorLocator = new FixedLocator(spec.ticks as number[]);
      else long.group.majorLocator = makeLocator(spec.ticks as { readonly type: string });
    }
    if (spec.format) long.group.majorFormatter = makeFormatter(spec.format as string, long.group.majorLocator);
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

/** Boundaries at equal distances, whatever lies between them. */
function evenScale(edges: Float64Array): FunctionScale {
  const n = edges.length;
  const between = (x: number, from: (i: number) => number, to: (i: number) => number): number => {
    let i = 0;
    while (i < n - 2 && x > from(i + 1)) i++;
    return to(i) + ((x - from(i)) / (from(i + 1) - from(i))) * (to(i + 1) - to(i));
  };
  const place = (i: number): number => i / (n - 1);
  const edge = (i: number): number => edges[i];
  return new FunctionScale({ forward: (v) => between(v, edge, place), inverse: (v) => between(v, place, edge) });
}

function shrunk(b: Bbox, share: number, offset: number, vertical: boolean): Bbox {
  const [w, h] = [b.x1 - b.x0, b.y1 - b.y0];
  return vertical
    ? bboxFromBounds(b.x0, b.y0 + offset * h, w, h * share)
    : bboxFromBounds(b.x0 + offset * w, b.y0, w * share, h);
}
