import type { Artist } from '../artists/artist.ts';
import type { Axes } from '../axes/axes.ts';
import type { Container } from '../axes/container.ts';
import { obstaclesOf } from '../axes/legend/best-location.ts';
import { type Handle, isDrawable } from '../axes/legend/handles.ts';
import { Legend, type LegendEntry } from '../axes/legend/legend.ts';
import { toRgba } from '../color/parse-color.ts';
import type { Plotted } from '../marks/mark.ts';
import type { Figure as FigureJson } from '../normalize/parse-figure.ts';
import type { LegendSpec } from '../schema/guide-schema.ts';
import type { Figure } from './figure.ts';

/** Legends of the axes and of the figure, once all marks are plotted. */
export function addLegends(fig: Figure, axes: readonly Axes[], json: FigureJson, plotted: readonly Plotted[][]): void {
  json.axes.forEach((entry, i) => {
    if (!entry.legend) return;
    const ax = axes[i];
    const spec = entry.legend === true ? {} : (entry.legend as LegendSpec);
    ax.legend = new Legend(
      entriesOf(spec, [ax], plotted[i]),
      spec,
      {
        bbox: () => ax.bbox(),
        obstacles: (ctx) => obstaclesOf(ax, ctx),
        facecolor: ax.color(ax.rc['axes.facecolor']),
        cycle: ax.cycleColors,
      },
      ax.rc,
    );
  });
  const given = json.figure.legend;
  if (!given) return;
  const spec = given === true ? {} : (given as LegendSpec);
  const cycle = (fig.rc['axes.prop_cycle'] as Record<string, readonly unknown[]>).color;
  // Anchors are fractions of the whole figure; without one the legend stands in what is left of it after cropping.
  const bbox = () => {
    if (spec.bbox_to_anchor) return fig.box();
    const [x1, y1] = fig.canvasSize();
    return { x0: 0, y0: 0, x1, y1 };
  };
  const facecolor = toRgba(fig.rc['axes.facecolor'], null, cycle);
  fig.legends.push(
    new Legend(entriesOf(spec, axes, plotted.flat()), spec, { bbox, obstacles: null, facecolor, cycle }, fig.rc),
  );
}

/** Labelled artists in the order in which they were added, containers last; or the marks and labels that are named. */
function entriesOf(spec: LegendSpec, axes: readonly Axes[], plotted: readonly Plotted[]): LegendEntry[] {
  const all: Handle[] = axes.flatMap((ax): Handle[] => [...ax.children, ...ax.containers]).filter(isDrawable);
  if (spec.handles) {
    const handles = spec.handles.flatMap((i) => handleOf(plotted[i], axes) ?? []);
    return handles.map((handle, k) => ({ handle, label: spec.labels?.[k] ?? handle.label }));
  }
  if (spec.labels) {
    const handles = plotted.flatMap((p) => handleOf(p, axes) ?? []);
    return spec.labels.slice(0, handles.length).map((label, k) => ({ handle: handles[k], label }));
  }
  return all
    .filter((h) => h.label !== '' && !h.label.startsWith('_'))
    .map((handle) => ({ handle, label: handle.label }));
}

function handleOf(plotted: Plotted | undefined, axes: readonly Axes[]): Handle | undefined {
  const first: Artist | undefined = plotted?.artists[0];
  if (!first) return undefined;
  const inside: Container | undefined = axes.flatMap((ax) => ax.containers).find((c) => c.artists.includes(first));
  return inside ?? first;
}
