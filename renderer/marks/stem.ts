import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { isColorLike } from '../color/parse-color.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { column } from '../schema/column.ts';
import { commonShape, number, oneOf } from '../schema/pieces.ts';
import { indices, sameLength } from './columns.ts';
import { upright } from './hlines-vlines.ts';
import { lineFormat } from './line.ts';
import { addSegments } from './line-collection.ts';
import { parseFormat } from './line-options.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';

const schema = () => {
  const { label } = commonShape();
  return z.strictObject({
    label,
    x: z.optional(column()),
    y: column(),
    linefmt: z.optional(z.nullable(lineFormat())),
    markerfmt: z.optional(z.nullable(lineFormat())),
    basefmt: z.optional(z.nullable(lineFormat())),
    bottom: z.optional(number()),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
  });
};

type StemSpec = z.infer<ReturnType<typeof schema>>;

/** Stems from a baseline to points (`Axes.stem`). */
export const stem = defineMark<StemSpec>({
  type: 'stem',
  summary: 'Stems from a baseline to points.',
  doc: `A line from \`bottom\` (0) to every \`y\` with a marker at its end, and a baseline. \`linefmt\`, \`markerfmt\` and \`basefmt\` are format strings
(\`"C1--"\`, \`"D"\`, \`"k-"\`).`,
  projections: ['rectilinear', 'polar'],
  family: 'line',
  schema,
  examples: [{ title: 'Samples', figure: { plot_type: 'stem', data: { x: [0, 1, 2, 3], y: [1, 3, -1, 2] } } }],
  check({ x, y }, report) {
    if (x !== undefined) sameLength({ x, y }, report);
  },
  plot(ax, spec) {
    const vertical = spec.orientation !== 'horizontal';
    const bottom = spec.bottom ?? 0;
    const [along, up] = vertical ? [ax.xaxis, ax.yaxis] : [ax.yaxis, ax.xaxis];
    const heads = convertUnits(up, spec.y);
    const places = spec.x === undefined ? indices(heads.length) : convertUnits(along, spec.x);
    const lines = readFormat(spec.linefmt ?? 'C0-', ax.rc['lines.linestyle']);
    const markers = readFormat(spec.markerfmt === '' ? ' ' : (spec.markerfmt ?? 'o'), ax.rc['lines.linestyle']);
    const classic = ax.rc['_internal.classic_mode'];
    const base = readFormat(spec.basefmt ?? (classic ? 'C2-' : 'C3-'), ax.rc['lines.linestyle']);
    const segments = upright(places, Float64Array.of(bottom), heads);
    if (!vertical) for (let i = 0; i < segments.length; i += 2) swap(segments, i);
    const linestyles = (lines.linestyle ?? ax.rc['lines.linestyle']) as LineStyle;
    const stems = addSegments(ax, segments, { colors: lines.color, linestyles, label: '_nolegend_' });
    const ends = Float64Array.of(Math.min(...places), Math.max(...places));
    const level = Float64Array.of(bottom, bottom);
    const plot = (a: Float64Array, b: Float64Array, f: Format) =>
      plotLine(ax, vertical ? a : b, vertical ? b : a, { ...f, label: '_nolegend_' });
    const markerline = plot(places, heads, {
      color: markers.color ?? lines.color,
      linestyle: markers.linestyle ?? 'none',
      marker: markers.marker ?? 'o',
    });
    const baseline = plot(ends, level, base);
    ax.addContainer({
      kind: 'stem',
      label: spec.label ?? '',
      artists: [markerline, stems, baseline],
      parts: { markerline, stemlines: stems, baseline },
    });
    return { artists: [stems, markerline, baseline] };
  },
});

interface Format {
  readonly color?: ColorSpec;
  readonly linestyle?: LineStyle;
  readonly marker?: string;
}

/** A format string as Matplotlib reads it: a colour alone leaves line and marker open, anything else settles both. */
function readFormat(fmt: string, solid: LineStyle): Format {
  if (fmt !== '0' && fmt !== '1' && isColorLike(fmt)) return { color: fmt };
  const { color, linestyle, marker } = parseFormat(fmt) ?? {};
  return {
    color,
    linestyle: linestyle ?? (marker === undefined ? solid : 'none'),
    marker: marker ?? 'none',
  };
}

function swap(values: Float64Array, i: number): void {
  [values[i], values[i + 1]] = [values[i + 1], values[i]];
}
