import type { CapStyle, Dash, JoinStyle, Rgba, Stroke } from '../display-list/display-list.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { LineStyle } from '../rc/rc-types.ts';

const names: Readonly<Record<string, string>> = {
  solid: '-',
  dashed: '--',
  dashdot: '-.',
  dotted: ':',
  None: 'none',
  ' ': 'none',
  '': 'none',
};

/** Whether a string names a line style. */
export function isLineStyleName(name: string): boolean {
  return Object.hasOwn(names, name) || ['-', '--', '-.', ':', 'none'].includes(name);
}

/** The short name of a named style: `-`, `--`, `-.`, `:` or `none`; explicit patterns are `pattern`. */
export function lineStyleKind(style: LineStyle): string {
  return typeof style === 'string' ? (names[style] ?? style) : 'pattern';
}

/** The dashes of a line of `width` points, in points; null for a solid line. Scaled by the width unless rcParams say otherwise. */
export function dashPattern(style: LineStyle, width: number, rc: RcParams): Dash | null {
  const kind = lineStyleKind(style);
  if (kind === '-' || kind === 'none') return null;
  let offset = 0;
  let pattern: readonly number[];
  if (typeof style !== 'string') {
    if (style[1] === null || style[1].length === 0) return null;
    [offset, pattern] = [style[0], style[1]];
    const total = pattern.reduce((sum, v) => sum + v, 0);
    if (total > 0) offset = ((offset % total) + total) % total;
  } else if (kind === '--') pattern = rc['lines.dashed_pattern'];
  else if (kind === '-.') pattern = rc['lines.dashdot_pattern'];
  else pattern = rc['lines.dotted_pattern'];
  const scale = rc['lines.scale_dashes'] ? width : 1;
  return { offset: offset * scale, pattern: pattern.map((v) => v * scale) };
}

/** A dash in points as device pixels. */
export function scaleDash(dash: Dash | null, scale: number): Dash | null {
  return dash && { offset: dash.offset * scale, pattern: dash.pattern.map((v) => v * scale) };
}

/** A stroke in device pixels from a width and dashes in points; null when nothing would be seen. */
export function makeStroke(
  color: Rgba,
  width: number,
  dash: Dash | null,
  dpi: number,
  cap: CapStyle = 'butt',
  join: JoinStyle = 'miter',
): Stroke | null {
  if (width === 0 || color[3] === 0) return null;
  const scale = dpi / 72;
  return { color, width: width * scale, cap, join, dash: scaleDash(dash, scale) };
}
