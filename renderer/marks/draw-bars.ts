import type { Patch, Rectangle } from '../artists/patch.ts';
import type { Axes } from '../axes/axes.ts';
import type { Container } from '../axes/container.ts';
import { toRgbaArray } from '../color/parse-color.ts';
import type { Rgba } from '../display-list/display-list.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';

/** The keywords that bars share. */
export interface BarStyle {
  readonly color?: ColorSpec | readonly ColorSpec[];
  readonly facecolor?: ColorSpec | readonly ColorSpec[];
  readonly edgecolor?: ColorSpec | readonly ColorSpec[];
  readonly linewidth?: number | readonly number[];
  readonly linestyle?: LineStyle;
  readonly hatch?: string | null | readonly (string | null)[];
  readonly hatchcolor?: ColorSpec;
  readonly hatch_linewidth?: number;
  readonly fill?: boolean;
  readonly alpha?: number | null;
  readonly zorder?: number;
  readonly visible?: boolean;
  readonly clip_on?: boolean;
  readonly gid?: string;
  readonly antialiased?: boolean;
  readonly snap?: boolean | null;
}

/** Lower left corners and sizes of bars, in data coordinates. */
export interface BarGeometry {
  readonly left: Float64Array;
  readonly bottom: Float64Array;
  readonly width: Float64Array;
  readonly height: Float64Array;
  readonly vertical: boolean;
}

const at = (packed: Float64Array | null, i: number): Rgba | null => {
  if (!packed || packed.length === 0) return null;
  const k = (i * 4) % packed.length;
  return [packed[k], packed[k + 1], packed[k + 2], packed[k + 3]];
};
const cycle = <T>(v: T | readonly T[] | undefined, i: number): T | undefined =>
  Array.isArray(v) ? (v as readonly T[])[i % v.length] : (v as T | undefined);

/** Adds rectangles as `bar` and `barh` do; the next fill colour of the cycle when no colour is given. */
export function drawBars(
  ax: Axes,
  g: BarGeometry,
  style: BarStyle,
  labels: readonly string[] | null = null,
): Rectangle[] {
  const { rc } = ax;
  const alpha = style.alpha ?? null;
  const face = toRgbaArray(style.facecolor ?? style.color ?? ax.fillCycle.nextColor(), alpha, ax.cycleColors);
  const edge = style.edgecolor === undefined ? null : toRgbaArray(style.edgecolor, alpha, ax.cycleColors);
  const ruled = rc['patch.force_edgecolor'] || style.fill === false;
  const defaultEdge = ruled ? ax.color(rc['patch.edgecolor'], alpha) : null;
  const hatchColor = ax.color(
    style.hatchcolor ?? (rc['hatch.color'] === 'edge' ? rc['patch.edgecolor'] : rc['hatch.color']),
  );
  return Array.from(g.left, (left, i) => {
    const edgecolor = edge ? at(edge, i) : defaultEdge;
    const rectangle = ax.rectangle(left, g.bottom[i], g.width[i], g.height[i], {
      facecolor: style.fill === false ? null : at(face, i),
      edgecolor,
      linewidth: cycle(style.linewidth, i),
      linestyle: style.linestyle,
      hatch: cycle<string | null>(style.hatch, i),
      hatchcolor: style.hatchcolor === undefined && edge && edgecolor ? edgecolor : hatchColor,
      hatch_linewidth: style.hatch_linewidth,
      zorder: style.zorder,
      visible: style.visible,
      clip_on: style.clip_on,
      gid: style.gid,
      antialiased: style.antialiased,
      snap: style.snap,
    });
    rectangle.alpha = alpha;
    rectangle.label = labels?.[i] ?? '_nolegend_';
    rectangle.stickyEdges = g.vertical ? { x: [], y: [g.bottom[i]] } : { x: [left], y: [] };
    return ax.addPatch(rectangle);
  });
}

/** The container of bars, for legends and labels. */
export function barContainer(bars: readonly Patch[], label: string): Container {
  return { kind: 'bar', label, artists: bars, parts: { bars } };
}
