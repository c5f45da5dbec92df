import type { Rgba, Stroke } from '../../display-list/display-list.ts';
import { num } from '../vector/num.ts';

const CAPS = { butt: 'butt', round: 'round', projecting: 'square' } as const;

/** `#rrggbb`. */
export function hex(color: Rgba): string {
  const byte = (v: number): string =>
    Math.round(Math.min(1, Math.max(0, v)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(color[0])}${byte(color[1])}${byte(color[2])}`;
}

/** Declarations of one `style` attribute. */
export function css(declarations: Readonly<Record<string, string>>): string {
  return Object.entries(declarations)
    .map(([key, value]) => `${key}: ${value}`)
    .join('; ');
}

/** How a path is painted. `pattern` is the id of a hatch that stands in for the fill. */
export function paintStyle(
  fill: Rgba | null,
  stroke: Stroke | null,
  antialiased: boolean,
  pattern: string | null = null,
): Record<string, string> {
  const style: Record<string, string> = {};
  if (pattern !== null) {
    style.fill = `url(#${pattern})`;
  } else if (fill === null || fill[3] === 0) {
    style.fill = 'none';
  } else {
    const color = hex(fill);
    if (color !== '#000000') style.fill = color;
    if (fill[3] !== 1) style['fill-opacity'] = num(fill[3]);
  }
  if (!antialiased) style['shape-rendering'] = 'crispEdges';
  if (stroke === null || !(stroke.width > 0) || stroke.color[3] === 0) return style;
  if (stroke.dash !== null && stroke.dash.pattern.length > 1) {
    style['stroke-dasharray'] = stroke.dash.pattern.map(num).join(',');
    style['stroke-dashoffset'] = num(stroke.dash.offset);
  }
  style.stroke = hex(stroke.color);
  if (stroke.color[3] !== 1) style['stroke-opacity'] = num(stroke.color[3]);
  if (stroke.width !== 1) style['stroke-width'] = num(stroke.width);
  if (stroke.join !== 'round') style['stroke-linejoin'] = stroke.join;
  // SVG's own limit of 4 would cut corners that the raster keeps.
  if (stroke.join === 'miter') style['stroke-miterlimit'] = num(Math.max(10, stroke.width));
  if (stroke.cap !== 'butt') style['stroke-linecap'] = CAPS[stroke.cap];
  return style;
}
