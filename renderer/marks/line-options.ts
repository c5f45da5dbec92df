import type { DrawStyle } from '../artists/draw-style.ts';
import type { LineOptions } from '../artists/line2d.ts';
import type { MarkEvery } from '../artists/mark-every.ts';
import type { Axes } from '../axes/axes.ts';
import type { CapStyle, JoinStyle } from '../display-list/display-list.ts';
import type { FillStyle } from '../geometry/markers.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import type { MarkEverySpec, MarkerSpec } from '../schema/pieces.ts';
import { markerOf } from './marker-spec.ts';

/** The keywords of a line as the schemas give them. */
export interface LineKeywords {
  readonly color?: ColorSpec;
  readonly alpha?: number | null;
  readonly linestyle?: LineStyle;
  readonly linewidth?: number;
  readonly marker?: MarkerSpec | null;
  readonly markersize?: number;
  readonly markeredgecolor?: ColorSpec;
  readonly markeredgewidth?: number;
  readonly markerfacecolor?: ColorSpec;
  readonly markerfacecoloralt?: ColorSpec;
  readonly fillstyle?: string;
  readonly markevery?: MarkEverySpec;
  readonly drawstyle?: string;
  readonly dash_capstyle?: CapStyle;
  readonly solid_capstyle?: CapStyle;
  readonly dash_joinstyle?: JoinStyle;
  readonly solid_joinstyle?: JoinStyle;
  readonly dashes?: readonly number[];
  readonly gapcolor?: ColorSpec | null;
  readonly label?: string | null;
  readonly snap?: boolean | null;
  readonly zorder?: number;
}

/** The options of a line artist: colours parsed, the marker found, rcParams where nothing is given. */
export function lineOptions(ax: Axes, k: LineKeywords): LineOptions {
  const { rc } = ax;
  const alpha = k.alpha ?? null;
  const color = ax.color(k.color ?? rc['lines.color'], alpha);
  const auto = (given: ColorSpec | undefined, rcValue: ColorSpec) => {
    const spec = given ?? rcValue;
    return spec === 'auto' ? color : ax.color(spec, alpha);
  };
  const fillstyle = (k.fillstyle ?? rc['markers.fillstyle']) as FillStyle;
  const { markevery, marker, ...rest } = k;
  const shape = markerOf(marker ?? (rc['lines.marker'] as MarkerSpec), rc, fillstyle);
  const face = auto(k.markerfacecolor, rc['lines.markerfacecolor']);
  const edge = auto(k.markeredgecolor, rc['lines.markeredgecolor']);
  const classicEdge =
    rc['_internal.classic_mode'] && shape?.filled && fillstyle !== 'none' && marker !== '.' && marker !== ',';
  const autoEdge = (k.markeredgecolor ?? rc['lines.markeredgecolor']) === 'auto';
  return {
    ...(rest as Omit<typeof rest, 'label'>),
    label: k.label ?? undefined,
    color,
    drawstyle: k.drawstyle as DrawStyle | undefined,
    marker: shape ?? 'none',
    // An outline that follows the line takes the opacity of a face that was given.
    markeredgecolor:
      autoEdge && classicEdge ? ax.color('k') : autoEdge && face[3] > 0 ? [edge[0], edge[1], edge[2], face[3]] : edge,
    markerfacecolor: fillstyle === 'none' ? [0, 0, 0, 0] : face,
    markerfacecoloralt:
      k.markerfacecoloralt === undefined || k.markerfacecoloralt === 'none'
        ? undefined
        : ax.color(k.markerfacecoloralt, alpha),
    gapcolor: k.gapcolor ? ax.color(k.gapcolor, alpha) : null,
    fillstyle,
    markevery: every(markevery),
  };
}

function every(v: MarkEverySpec | undefined): MarkEvery | undefined {
  if (v && typeof v === 'object' && !Array.isArray(v)) {
    const spacing = v as { readonly start?: number; readonly every: number };
    return [spacing.start ?? 0, spacing.every];
  }
  return v as MarkEvery | undefined;
}

/** A format string such as `"ro--"`: colour, marker and line style. Null when it is none. */
export function parseFormat(fmt: string): { color?: string; marker?: string; linestyle?: string } | null {
  const out: { color?: string; marker?: string; linestyle?: string } = {};
  let i = 0;
  while (i < fmt.length) {
    const two = fmt.slice(i, i + 2);
    const c = fmt[i];
    if (two === '--' || two === '-.') {
      if (out.linestyle !== undefined) return null;
      out.linestyle = two;
      i += 2;
    } else if ((c === '-' || c === ':') && out.linestyle === undefined) {
      out.linestyle = c;
      i++;
    } else if (/^C\d/.test(fmt.slice(i))) {
      const name = /^C\d+/.exec(fmt.slice(i))?.[0] ?? '';
      if (out.color !== undefined) return null;
      out.color = name;
      i += name.length;
    } else if ('bgrcmykw'.includes(c) && out.color === undefined) {
      out.color = c;
      i++;
    } else if ('.,ov^<>12348spP*hH+xXDd|_'.includes(c) && out.marker === undefined) {
      out.marker = c;
      i++;
    } else if (c === ' ' && out.linestyle === undefined) {
      // A space is a line style of its own: no line.
      out.linestyle = 'none';
      i++;
    } else return null;
  }
  return out;
}

/** Keywords that a format string stands for, as `plot` takes them: a marker alone means no line. */
export function formatKeywords(fmt: string | undefined, rcLineStyle: LineStyle): Partial<LineKeywords> {
  if (!fmt) return {};
  const parsed = parseFormat(fmt);
  if (!parsed) return {};
  const { color, marker, linestyle } = parsed;
  const out: { -readonly [K in keyof LineKeywords]?: LineKeywords[K] } = {};
  if (color !== undefined) out.color = color;
  out.marker = marker ?? 'none';
  out.linestyle = linestyle ?? (marker === undefined ? rcLineStyle : 'none');
  return out;
}
