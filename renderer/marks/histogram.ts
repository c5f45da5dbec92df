import * as z from 'zod/mini';
import type { Artist } from '../artists/artist.ts';
import { Patch, polygonPath } from '../artists/patch.ts';
import type { Axes } from '../axes/axes.ts';
import { convertUnits } from '../axes/units.ts';
import { isColorLike, toRgbaArray } from '../color/parse-color.ts';
import { pairs } from '../columns/pairs.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { LogScale } from '../scales/log-scale.ts';
import { type Column, column, columnFault, columnLength, decodeColumn } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';
import { boolean, colors, expecting, number, oneOf, pair, patchShape, text } from '../schema/pieces.ts';
import { addBarLabels, barLabelSchema, type LabelledBars } from './bar-labels.ts';
import { barContainer, drawBars } from './draw-bars.ts';
import { type BinRule, binRules, countBins, ruleBins, uniformEdges } from './histogram-bins.ts';
import { defineMark, type Plotted } from './mark.ts';

type Columns = Column | readonly Column[];

const isList = (v: unknown): v is readonly Column[] =>
  Array.isArray(v) && v.length > 0 && v.every((c) => typeof c === 'object' && c !== null);

/** A column or a list of columns. */
const columns = () =>
  expecting<Columns>('a column of numbers or a list of columns', (v) =>
    isList(v) ? v.length <= 1000 && v.every((c) => columnFault(c) === null) : columnFault(v) === null,
  );

const bins = () =>
  expecting<number | BinRule | Column>(
    `a whole number from 1 to ${limits.bins}, rising edges, or one of ${binRules.join(', ')}`,
    (v) => {
      if (typeof v === 'number') return Number.isSafeInteger(v) && v >= 1 && v <= limits.bins;
      if (typeof v === 'string') return binRules.includes(v as BinRule);
      if (columnFault(v) !== null) return false;
      const edges =
        Array.isArray(v) || (typeof v === 'object' && v !== null && 'base64' in v) ? decodeColumn(v as Column) : null;
      if (!edges) return true;
      return (
        edges.length >= 2 && edges.length <= limits.bins + 1 && edges.every((e, i) => i === 0 || e >= edges[i - 1])
      );
    },
  );

const schema = () =>
  z.strictObject({
    ...patchShape(),
    x: columns(),
    bins: z.optional(z.nullable(bins())),
    range: z.optional(z.nullable(pair())),
    weights: z.optional(z.nullable(columns())),
    density: z.optional(boolean()),
    cumulative: z.optional(z.union([boolean(), oneOf(-1, 1)])),
    bottom: z.optional(z.nullable(z.union([number(), column()]))),
    histtype: z.optional(oneOf('bar', 'barstacked', 'step', 'stepfilled')),
    align: z.optional(oneOf('left', 'mid', 'right')),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
    rwidth: z.optional(z.nullable(number())),
    log: z.optional(boolean()),
    stacked: z.optional(boolean()),
    bar_label: z.optional(barLabelSchema()),
    color: z.optional(colors()),
    label: z.optional(z.nullable(z.union([text(), z.array(text())]))),
  });

type HistogramSpec = z.infer<ReturnType<typeof schema>>;

/** Counts in bins (`Axes.hist`). */
export const histogram = defineMark<HistogramSpec>({
  type: 'histogram',
  aliases: ['hist'],
  summary: 'How often values fall into bins.',
  doc: `\`x\` is a column or a list of columns; \`bins\` a number (10), edges, or the name of a rule (\`auto\`, \`fd\`, \`scott\`, …).
\`density\` makes the area 1, \`cumulative\` adds up, \`weights\` count instead of ones. Several columns stand side by side or \`stacked\`;
\`histtype\` draws bars or outlines. Gaps are left out.`,
  family: 'patch',
  nested: { bar_label: ['text'] },
  schema,
  dataNames: { values: 'x' },
  examples: [
    {
      title: 'Ten bins',
      figure: {
        plot_type: 'histogram',
        data: { values: [1.2, 2.3, 2.1, 3.4, 3.3, 3.6, 4.1, 4.4, 4.2, 4.7, 5.1] },
        title: 'Ten bins',
      },
    },
  ],
  check(spec, report) {
    const sets = isList(spec.x) ? spec.x : [spec.x as Column];
    const weights = spec.weights == null ? null : isList(spec.weights) ? spec.weights : [spec.weights as Column];
    if (weights && weights.length !== sets.length) report('/weights', 'must have as many columns as x');
    weights?.forEach((w, i) => {
      const [a, b] = [columnLength(w), sets[i] === undefined ? -1 : columnLength(sets[i])];
      if (a >= 0 && b >= 0 && a !== b) report('/weights', `has ${a} values, but x has ${b}`);
    });
    if (spec.range && !(spec.range[0] <= spec.range[1])) report('/range', 'must be [low, high]');
    const infinite = sets.some((s) => Array.isArray(s) && s.some((v) => v === 'Infinity' || v === '-Infinity'));
    if (infinite && !spec.range) report('/x', 'has infinite values, so bins need a "range"');
    if (spec.bar_label && spec.histtype?.startsWith('step')) report('/bar_label', 'needs bars, not steps');
    const color: unknown = spec.color;
    if (Array.isArray(color) && !(isColorLike as (c: unknown) => boolean)(color) && color.length !== sets.length) {
      report('/color', `has ${color.length} colours for ${sets.length} columns`);
    }
  },
  plot(ax, spec) {
    const vertical = spec.orientation !== 'horizontal';
    const axis = vertical ? ax.xaxis : ax.yaxis;
    const sets = (isList(spec.x) ? spec.x : [spec.x as Column]).map((c) => convertUnits(axis, c));
    const weights =
      spec.weights == null ? null : (isList(spec.weights) ? spec.weights : [spec.weights as Column]).map(decodeColumn);
    const alpha = spec.alpha ?? null;
    const colors: unknown[] =
      spec.color === undefined
        ? sets.map(() => ax.lineCycle.nextColor())
        : isColorLike(spec.color)
          ? sets.map(() => spec.color)
          : [...(spec.color as readonly ColorSpec[])];
    const { edges, tops } = count(sets, weights, spec, axis.rc['hist.bins']);
    const type = spec.histtype ?? 'bar';
    const labels: readonly (string | undefined)[] = typeof spec.label === 'string' ? [spec.label] : (spec.label ?? []);
    const plotted = type.startsWith('bar')
      ? plotBars(ax, spec, edges, tops, colors, labels, vertical)
      : plotSteps(ax, spec, edges, tops, colors, labels, vertical, alpha);
    const counts = tops.map((t) => [...t]);
    return { ...plotted, numbers: () => ({ bins: [...edges], counts: counts.length === 1 ? counts[0] : counts }) };
  },
});

/** Edges and heights per data set, stacked and added up as asked. */
function count(
  sets: readonly Float64Array[],
  weights: readonly Float64Array[] | null,
  spec: HistogramSpec,
  rcBins: unknown,
): { edges: Float64Array; tops: Float64Array[] } {
  const stacked = spec.stacked === true || spec.histtype === 'barstacked';
  let [low, high] = spec.range ?? [Infinity, -Infinity];
  if (!spec.range) {
    for (const set of sets) {
      for (const v of set) {
        if (v < low) low = v;
        if (v > high) high = v;
      }
    }
    if (!(low <= high)) [low, high] = [0, 1];
  }
  const given = spec.bins ?? (rcBins as number | BinRule | Column);
  let edges: Float64Array;
  let uniform = true;
  if (typeof given === 'number') edges = uniformEdges([low, high], given);
  else if (typeof given === 'string') {
    const all = sets.length === 1 ? sets[0] : Float64Array.from(sets.flatMap((s) => [...s]));
    const finite = all.filter((v) => !Number.isNaN(v));
    edges = uniformEdges([low, high], Math.min(limits.bins, ruleBins(given as BinRule, finite, [low, high])));
  } else {
    edges = decodeColumn(given as Column);
    uniform = false;
  }
  const sizes = edges.slice(1).map((e, i) => e - edges[i]);
  let tops = sets.map((set, i) => countBins(set, edges, uniform && sets.length === 1, weights?.[i] ?? null));
  const total = (t: Float64Array): number => t.reduce((s, v) => s + v, 0);
  if (spec.density && !stacked) tops = tops.map((t) => t.map((v, i) => v / sizes[i] / total(t)));
  if (stacked) {
    for (let k = 1; k < tops.length; k++) tops[k] = tops[k].map((v, i) => v + tops[k - 1][i]);
    if (spec.density) {
      const sum = total(tops[tops.length - 1]);
      tops = tops.map((t) => t.map((v, i) => v / sizes[i] / sum));
    }
  }
  if (spec.cumulative) {
    tops = tops.map((t) => {
      const v = spec.density ? t.map((h, i) => h * sizes[i]) : t;
      return spec.cumulative === -1 ? addUp(v.slice().reverse()).reverse() : addUp(v);
    });
  }
  return { edges, tops };
}

function addUp(v: Float64Array): Float64Array {
  let sum = 0;
  return v.map((x) => {
    sum += x;
    return sum;
  });
}

function baseline(spec: HistogramSpec, n: number): Float64Array {
  if (spec.bottom === undefined || spec.bottom === null) return new Float64Array(n);
  return typeof spec.bottom === 'number' ? new Float64Array(n).fill(spec.bottom) : decodeColumn(spec.bottom);
}

function plotBars(
  ax: Axes,
  spec: HistogramSpec,
  edges: Float64Array,
  tops: readonly Float64Array[],
  colors: readonly unknown[],
  labels: readonly (string | undefined)[],
  vertical: boolean,
): Plotted {
  const stacked = spec.stacked === true || spec.histtype === 'barstacked';
  const sizes = edges.slice(1).map((e, i) => e - edges[i]);
  const several = tops.length > 1 && (!stacked || ax.rc['_internal.classic_mode']);
  const share = spec.rwidth != null ? Math.min(Math.max(spec.rwidth, 0), 1) : several ? 0.8 : 1;
  const sideBySide = !stacked;
  const width = sizes.map((s) => (sideBySide ? (share * s) / tops.length : share * s));
  let offset = sizes.map((s) => (sideBySide ? -0.5 * share * s * (1 - 1 / tops.length) : 0));
  if ((spec.align ?? 'mid') === 'mid') offset = offset.map((o, i) => o + 0.5 * sizes[i]);
  else if (spec.align === 'right') offset = offset.map((o, i) => o + sizes[i]);
  let bottom = baseline(spec, edges.length - 1);
  if (spec.log) (vertical ? ax.yaxis : ax.xaxis).group.setScale(new LogScale({ nonpositive: 'clip' }), ax.rc);
  const { label: _label, facecolor, color: _color, bar_label, ...style } = spec;
  const artists: Artist[] = [];
  const labelled: LabelledBars[] = [];
  tops.forEach((top, k) => {
    const height = stacked ? top.map((t, i) => t - bottom[i]) : top;
    const centre = offset.map((o, i) => edges[i] + o);
    const start = centre.map((c, i) => c - width[i] / 2);
    const bars = drawBars(
      ax,
      vertical
        ? { left: start, bottom, width, height, vertical }
        : { left: bottom, bottom: start, width: height, height: width, vertical },
      { ...style, color: facecolor ?? (colors[k] as ColorSpec) },
    );
    if (k > 0) for (const b of bars) b.stickyEdges = { x: [], y: [] };
    if (bars.length > 0 && labels[k] !== undefined) bars[0].label = labels[k];
    ax.addContainer(barContainer(bars, ''));
    artists.push(...bars);
    labelled.push({ bars, values: height, vertical, errors: null });
    if (stacked) bottom = top;
    else offset = offset.map((o, i) => o + width[i]);
  });
  ax.requestAutoscale();
  for (const made of labelled) artists.push(...addBarLabels(ax, made, bar_label));
  return { artists };
}

function plotSteps(
  ax: Axes,
  spec: HistogramSpec,
  edges: Float64Array,
  tops: readonly Float64Array[],
  colors: readonly unknown[],
  labels: readonly (string | undefined)[],
  vertical: boolean,
  alpha: number | null,
): Plotted {
  const n = edges.length;
  const filled = spec.histtype === 'stepfilled';
  const stacked = spec.stacked === true;
  const base = baseline(spec, n - 1);
  if (spec.log) (vertical ? ax.yaxis : ax.xaxis).group.setScale(new LogScale({ nonpositive: 'clip' }), ax.rc);
  const shift = (spec.align === 'left' ? -0.5 : spec.align === 'right' ? 0.5 : 0) * (edges[1] - edges[0]);
  const along = new Float64Array(4 * n - 3);
  for (let i = 0; i < n; i++) along[2 * i] = edges[i];
  for (let i = 0; i < n - 1; i++) along[2 * i + 1] = edges[i];
  for (let i = 0; i < 2 * n - 2; i++) along[2 * n - 1 + i] = along[2 * n - 2 - i];
  for (let i = 0; i < along.length; i++) along[i] += shift;
  const up = new Float64Array(4 * n - 3);
  for (let i = 0; i < n - 1; i++) up[2 * i + 1] = up[2 * i + 2] = base[i];
  const goBack = (): void => {
    for (let i = 0; i < 2 * n - 2; i++) up[2 * n - 1 + i] = up[2 * n - 2 - i];
  };
  goBack();
  const shapes = tops.map((top) => {
    if (stacked) goBack();
    for (let i = 0; i < n - 1; i++) up[2 * i + 1] = up[2 * i + 2] = top[i] + base[i];
    up[0] = up[up.length - 1];
    const end = filled ? up.length - 1 : 2 * n;
    return vertical ? pairs(along.slice(0, end), up.slice(0, end)) : pairs(up.slice(0, end), along.slice(0, end));
  });
  const { label: _label, color: _color, facecolor, edgecolor, fill, ...style } = spec;
  const artists: Artist[] = [];
  for (let k = shapes.length - 1; k >= 0; k--) {
    const rgba = (c: unknown) => {
      const packed = toRgbaArray(c, alpha, ax.cycleColors);
      return packed.length === 0 ? null : ([packed[0], packed[1], packed[2], packed[3]] as const);
    };
    const isFilled = fill ?? filled;
    const ruled = ax.rc['patch.force_edgecolor'] ? rgba(ax.rc['patch.edgecolor']) : null;
    const patch = new Patch(
      polygonPath(shapes[k], filled),
      ax.transData,
      {
        ...style,
        facecolor: isFilled ? rgba(facecolor ?? colors[k]) : null,
        edgecolor: edgecolor !== undefined ? rgba(edgecolor) : filled ? ruled : rgba(colors[k]),
        hatchcolor: rgba(spec.hatchcolor ?? edgecolor ?? 'k') ?? undefined,
        label: undefined,
      },
      ax.rc,
    );
    if (spec.zorder === undefined) patch.zorder = filled ? 1 : 2;
    patch.label = labels[k] ?? '';
    patch.stickyEdges = vertical ? { x: [], y: [0] } : { x: [0], y: [] };
    ax.addPatch(patch);
    artists.push(patch);
  }
  ax.requestAutoscale();
  return { artists };
}
