import { InsetIndicator } from '../artists/inset-indicator.ts';
import type { Axes } from '../axes/axes.ts';
import { applyAfterMarks, applyBeforeMarks } from '../axes/axes-options.ts';
import { addSecondary } from '../axes/secondary-axes.ts';
import { toRgba } from '../color/parse-color.ts';
import type { Plotted } from '../marks/mark.ts';
import { markOf } from '../marks/registry.ts';
import { type Figure as FigureJson, figureRc } from '../normalize/parse-figure.ts';
import type { RcParams } from '../rc/rc-params.ts';
import { addColorbars, addSharedColorbars } from './colorbars.ts';
import { constrainedLayout } from './constrained.ts';
import type { Crop } from './crop.ts';
import { Figure, type LayoutEngine, type PictureOf } from './figure.ts';
import { addFigureTexts } from './figure-texts.ts';
import { addLegends } from './guides.ts';
import { placeAxes } from './place-axes.ts';
import { tightLayout } from './tight.ts';

/** What kind of canvas the figure is laid out for. */
export interface Target {
  /** Device pixels per inch; the figure's own when absent. Vector output is laid out at 72. */
  readonly dpi?: number;
  readonly hinting: boolean;
  /** Whether text is set for outlines, as SVG wants it. */
  readonly outlines?: boolean;
  /** Makes pixels of what is `rasterized` on a page; without it everything stays as it is. */
  readonly pictureOf?: PictureOf;
}

/** Makes axes and artists from a validated figure, in the order that docs/figure.md gives. Nothing is drawn yet. */
export function buildFigure(json: FigureJson, target: Target): Figure {
  const { figure: spec, axes: entries } = json;
  const rc = figureRc(spec);
  const cycle = (rc['axes.prop_cycle'] as Record<string, readonly unknown[]>).color;
  const color = (c: unknown) => toRgba(c, null, cycle);
  const transparent = spec.transparent ?? rc['savefig.transparent'];
  // Saving takes the figure's own colours unless a style sheet says otherwise.
  const saved = (own: unknown, other: unknown) => (other === 'auto' ? own : other);
  const facecolor = saved(spec.facecolor ?? rc['figure.facecolor'], rc['savefig.facecolor']);
  const ownDpi = spec.dpi ?? (rc['savefig.dpi'] === 'figure' ? rc['figure.dpi'] : rc['savefig.dpi']);
  const fig = new Figure(rc, {
    size: spec.size ?? rc['figure.figsize'],
    dpi: target.dpi ?? ownDpi,
    facecolor: transparent ? [0, 0, 0, 0] : color(facecolor),
    edgecolor: color(saved(spec.edgecolor ?? rc['figure.edgecolor'], rc['savefig.edgecolor'])),
    linewidth: spec.linewidth ?? 0,
    frameon: spec.frameon ?? rc['figure.frameon'],
    hinting: target.hinting,
    outlines: target.outlines,
    pictureOf: target.pictureOf,
    imageScale: target.dpi === undefined ? 1 : ownDpi / target.dpi,
  });
  const layout = layoutOf(spec, rc);
  fig.layoutEngine = layout.engine;
  fig.constrained = layout.constrained;
  fig.crop = cropOf(spec, rc);
  const axes = placeAxes(fig, spec, entries);
  axes.forEach((ax, i) => {
    ax.at = `/axes/${i}`;
  });
  const plotted = entries.map((entry, i) => {
    applyBeforeMarks(axes[i], entry);
    const drawn = entry.marks.map((m) => plot(axes[i], m));
    applyAfterMarks(axes[i], entry);
    fig.entries.push({ axes: axes[i], plotted: drawn, colorbars: [], secondary: [] });
    return drawn;
  });
  entries.forEach((entry, i) => {
    fig.entries[i].secondary.push(
      ...addSecondary(axes[i], 'x', entry.secondary_xaxis, `/axes/${i}/secondary_xaxis`),
      ...addSecondary(axes[i], 'y', entry.secondary_yaxis, `/axes/${i}/secondary_yaxis`),
    );
    addColorbars(fig, axes[i], entry, plotted[i], `/axes/${i}`);
  });
  addSharedColorbars(fig, axes, json, plotted);
  addFigureTexts(fig, spec);
  addLegends(fig, axes, json, plotted);
  entries.forEach(({ inset }, i) => {
    if (inset?.indicate) axes[inset.of].addArtist(new InsetIndicator(axes[inset.of], axes[i]));
  });
  if (transparent) for (const ax of fig.axes) makeTransparent(ax);
  return fig;
}

/** Insets too. */
function makeTransparent(ax: Axes): void {
  ax.setFacecolor([0, 0, 0, 0]);
  for (const child of ax.childAxes) makeTransparent(child);
}

function plot(ax: Axes, spec: { readonly type: string }): Plotted {
  const { type, ...rest } = spec;
  const mark = markOf(type);
  if (!mark) throw new RangeError(`There is no mark "${type}".`);
  const before = ax.children.length;
  const plotted = mark.plot(ax, rest);
  if ((spec as { readonly rasterized?: boolean }).rasterized)
    for (const artist of ax.children.slice(before)) artist.rasterized = true;
  return plotted;
}

/** How the picture is cut out of the figure: all that is drawn, a box in inches, or not at all. */
function cropOf(spec: FigureJson['figure'], rc: RcParams): Crop | null {
  const box = spec.bbox_inches ?? rc['savefig.bbox'];
  if (Array.isArray(box)) return { inches: { x0: box[0], y0: box[1], x1: box[2], y1: box[3] } };
  return box === 'tight' ? { pad: spec.pad_inches ?? rc['savefig.pad_inches'] } : null;
}

/** The layout that a figure asks for, in its own words or through its rcParams. */
function layoutOf(
  spec: FigureJson['figure'],
  rc: RcParams,
): { readonly engine: LayoutEngine | null; readonly constrained: boolean } {
  const given = spec.layout;
  const options = typeof given === 'object' && given !== null ? given : {};
  const engine = typeof given === 'string' ? given : given?.engine;
  if (engine === 'tight' || (engine === undefined && rc['figure.autolayout'])) {
    return { engine: tightLayout(options), constrained: false };
  }
  const constrained =
    engine === 'constrained' ||
    engine === 'compressed' ||
    (engine === undefined && rc['figure.constrained_layout.use']);
  return {
    engine: constrained ? constrainedLayout({ ...options, compress: engine === 'compressed' }) : null,
    constrained,
  };
}
