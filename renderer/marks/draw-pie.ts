import { Patch } from '../artists/patch.ts';
import { type PatchKeywords, patchOptions } from '../artists/patch-options.ts';
import { Text } from '../artists/text.ts';
import type { Axes } from '../axes/axes.ts';
import { setLimits } from '../axes/limits.ts';
import { placeTicks } from '../axes/tick-options.ts';
import { isColorLike } from '../color/parse-color.ts';
import { translation } from '../geometry/affine.ts';
import { wedgePath } from '../geometry/wedge.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { decodeColumn } from '../schema/column.ts';
import { formatPercent, formatTemplate } from '../ticks/format-template.ts';
import type { Plotted } from './mark.ts';
import type { PieSpec } from './pie.ts';
import { type TextKeywords, textOptions } from './text-options.ts';

/** Where a wedge is. Degrees. */
interface Slice {
  readonly centre: readonly [number, number];
  readonly theta1: number;
  readonly theta2: number;
  readonly radius: number;
}

interface LabelOptions {
  readonly distance: number;
  readonly textprops?: object | null;
  readonly rotate?: boolean;
  readonly alignment: 'center' | 'outer';
}

/** Draws wedges and labels, in Matplotlib's order, and takes the frame away unless it is to stay. */
export function drawPie(ax: Axes, spec: PieSpec, sizes: Float64Array): Plotted {
  ax.aspect = 1;
  const total = sizes.reduce((s, v) => s + v, 0);
  const fractions = (spec.normalize ?? true) ? sizes.map((v) => v / total) : sizes;
  const explode = spec.explode ? decodeColumn(spec.explode) : new Float64Array(sizes.length);
  const radius = spec.radius ?? 1;
  const [cx, cy] = spec.center ?? [0, 0];
  const labels = spec.labels ?? Array.from(sizes, () => '');
  const slices: Slice[] = [];
  const wedges: Patch[] = [];
  const paint = painter(ax, spec);
  let from = (spec.startangle ?? 0) / 360;
  fractions.forEach((fraction, i) => {
    const to = (spec.counterclock ?? true) ? from + fraction : from - fraction;
    const middle = 2 * Math.PI * 0.5 * (from + to);
    const slice: Slice = {
      centre: [cx + explode[i] * Math.cos(middle), cy + explode[i] * Math.sin(middle)],
      theta1: 360 * Math.min(from, to),
      theta2: 360 * Math.max(from, to),
      radius,
    };
    slices.push(slice);
    wedges.push(...addWedge(ax, spec, slice, paint(i), labels[i]));
    from = to;
  });
  const texts: Text[] = [];
  if (spec.labeldistance !== null) {
    const textprops = { fontsize: ax.rc['xtick.labelsize'], ...spec.textprops };
    const options = {
      distance: spec.labeldistance ?? 1.1,
      alignment: 'outer',
      rotate: spec.rotatelabels,
      textprops,
    } as const;
    texts.push(...addLabels(ax, slices, labels, options));
  }
  const { autopct } = spec;
  if (autopct) {
    const words = Array.from(fractions, (f) => formatPercent(autopct, 100 * f));
    const options = { distance: spec.pctdistance ?? 0.6, alignment: 'center', textprops: spec.textprops } as const;
    texts.push(...addLabels(ax, slices, words, options));
  }
  if (spec.frame) ax.requestAutoscale();
  else {
    ax.frameOn = false;
    for (const axis of [ax.xaxis, ax.yaxis]) placeTicks(axis, [], false);
    setLimits(ax.xaxis, [-1.25 + cx, 1.25 + cx], undefined);
    setLimits(ax.yaxis, [-1.25 + cy, 1.25 + cy], undefined);
  }
  const own = spec.pie_label;
  for (const one of own == null ? [] : Array.isArray(own) ? own : [own]) {
    const { labels: given, distance = 0.6, rotate, alignment = 'auto', textprops } = one;
    const words =
      typeof given === 'string'
        ? Array.from(sizes, (absval, i) => formatTemplate(given, { absval, frac: fractions[i] }, (s) => s))
        : given;
    const side = alignment === 'auto' ? (distance > 1 ? 'outer' : 'center') : alignment;
    texts.push(...addLabels(ax, slices, words, { distance, rotate, textprops, alignment: side }));
  }
  return {
    artists: [...wedges, ...texts],
    numbers: () => ({ theta: slices.map((s) => [s.theta1, s.theta2]) }),
  };
}

/** Colour and hatch of every wedge, in turn. */
function painter(ax: Axes, { colors, hatch }: PieSpec): (i: number) => { color: ColorSpec; hatch: string | null } {
  const list =
    colors == null
      ? null
      : (isColorLike as (c: unknown) => boolean)(colors)
        ? [colors as ColorSpec]
        : (colors as readonly ColorSpec[]);
  const hatches = Array.isArray(hatch) ? hatch : [(hatch as string | null | undefined) ?? null];
  return (i) => ({
    color: list ? list[i % list.length] : (ax.fillCycle.nextColor() as ColorSpec),
    hatch: hatches[i % hatches.length],
  });
}

function addWedge(
  ax: Axes,
  spec: PieSpec,
  slice: Slice,
  paint: { color: ColorSpec; hatch: string | null },
  label: string,
): Patch[] {
  const { width = null, color, ...given } = spec.wedgeprops ?? {};
  const keywords: PatchKeywords = {
    clip_on: false,
    hatch: paint.hatch,
    ...given,
    facecolor: given.facecolor ?? color ?? paint.color,
    edgecolor: given.edgecolor ?? color,
    hatchcolor: given.hatchcolor ?? color,
  };
  const options = patchOptions(ax, keywords);
  const path = wedgePath(slice.centre, slice.radius, slice.theta1, slice.theta2, width);
  const wedge = new Patch(path, ax.transData, { ...options, label }, ax.rc);
  ax.addPatch(wedge);
  if (!spec.shadow) return [wedge];
  const { ox = -0.02, oy = -0.02, shade = 0.7, ...over } = spec.shadow === true ? {} : spec.shadow;
  const [r, g, b] = options.facecolor ?? [0, 0, 0];
  const dark = [(1 - shade) * r, (1 - shade) * g, (1 - shade) * b] as unknown as ColorSpec;
  const shadow = new Patch(
    path,
    ax.transData,
    {
      ...patchOptions(ax, { ...keywords, facecolor: dark, edgecolor: dark, alpha: 0.5, ...over }),
      label: over.label ?? '_nolegend_',
      zorder: justBelow(wedge.zorder),
    },
    ax.rc,
  );
  // Matplotlib moves shadows by pixels of these many points, but in data coordinates.
  const scale = ax.figure.dpi / 72;
  ax.addPatch(shadow);
  shadow.patchAffine = translation(ox * scale, oy * scale);
  return [wedge, shadow];
}

/** The largest number below a positive one. */
function justBelow(v: number): number {
  return v - Math.max(Number.EPSILON * Math.abs(v) * 0.5, Number.MIN_VALUE);
}

function addLabels(ax: Axes, slices: readonly Slice[], words: readonly string[], o: LabelOptions): Text[] {
  return slices.map(({ centre, radius, theta1, theta2 }, i) => {
    const middle = (2 * Math.PI * 0.5 * (theta1 + theta2)) / 360;
    const x = centre[0] + o.distance * radius * Math.cos(middle);
    const y = centre[1] + o.distance * radius * Math.sin(middle);
    const outer = o.alignment === 'outer';
    const keywords: TextKeywords = {
      clip_on: false,
      ha: outer ? (x > 0 ? 'left' : 'right') : 'center',
      va: o.rotate && outer ? (y > 0 ? 'bottom' : 'top') : 'center',
      rotation: o.rotate ? (middle * 180) / Math.PI + (x > 0 ? 0 : 180) : 0,
      ...o.textprops,
    };
    return ax.addArtist(new Text(x, y, words[i], ax.transData, textOptions(ax, keywords), ax.rc));
  });
}
