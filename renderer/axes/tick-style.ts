import type { Rgba } from '../display-list/display-list.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { fontSizePoints } from '../rc/resolve-rc.ts';

export type TickDirection = 'in' | 'out' | 'inout';

/** How an axis' major or minor ticks look. Side 1 is bottom or left, side 2 top or right. Sizes are points. */
export interface TickStyle {
  size: number;
  width: number;
  pad: number;
  direction: TickDirection;
  color: Rgba;
  labelcolor: Rgba;
  labelsize: number;
  labelfontfamily: string | null;
  labelrotation: number;
  labelrotationMode: 'default' | 'anchor' | 'xtick' | 'ytick';
  tick1On: boolean;
  tick2On: boolean;
  label1On: boolean;
  label2On: boolean;
  gridOn: boolean;
  gridColor: Rgba;
  gridStyle: LineStyle;
  gridWidth: number;
  zorder: number;
}

/** `tick_params` as Matplotlib names it. */
export interface TickParams {
  readonly which?: 'major' | 'minor' | 'both';
  readonly direction?: TickDirection;
  readonly length?: number;
  readonly width?: number;
  readonly color?: ColorSpec;
  readonly pad?: number;
  readonly labelsize?: number | string;
  readonly labelcolor?: ColorSpec;
  readonly labelfontfamily?: string;
  readonly colors?: ColorSpec;
  readonly zorder?: number;
  readonly bottom?: boolean;
  readonly top?: boolean;
  readonly left?: boolean;
  readonly right?: boolean;
  readonly labelbottom?: boolean;
  readonly labeltop?: boolean;
  readonly labelleft?: boolean;
  readonly labelright?: boolean;
  readonly labelrotation?: number;
  readonly rotation_mode?: 'default' | 'anchor' | 'xtick' | 'ytick';
  readonly grid_color?: ColorSpec;
  readonly grid_alpha?: number;
  readonly grid_linewidth?: number;
  readonly grid_linestyle?: LineStyle;
}

export type ColorParser = (spec: ColorSpec, alpha?: number | null) => Rgba;

/** What rcParams say about ticks, with colours as they are written. */
interface WrittenTicks {
  readonly style: Omit<TickStyle, 'color' | 'labelcolor' | 'gridColor'>;
  readonly color: ColorSpec;
  readonly labelcolor: ColorSpec;
  readonly gridColor: ColorSpec;
  readonly gridAlpha: number;
}

/** Read once: most figures have the same rcParams. */
const written = new WeakMap<RcParams, Map<string, WrittenTicks>>();

/** The ticks that rcParams ask for. */
export function defaultTickStyle(axis: 'x' | 'y', major: boolean, rc: RcParams, color: ColorParser): TickStyle {
  let known = written.get(rc);
  if (known === undefined) {
    known = new Map();
    written.set(rc, known);
  }
  const key = major ? axis : `${axis} minor`;
  let ticks = known.get(key);
  if (ticks === undefined) {
    ticks = readTicks(axis, major, rc);
    known.set(key, ticks);
  }
  const grid = color(ticks.gridColor);
  return {
    ...ticks.style,
    color: color(ticks.color),
    labelcolor: color(ticks.labelcolor),
    gridColor: grid[3] < 1 ? grid : [grid[0], grid[1], grid[2], ticks.gridAlpha],
  };
}

function readTicks(axis: 'x' | 'y', major: boolean, rc: RcParams): WrittenTicks {
  const which = major ? 'major' : 'minor';
  const get = <K extends string>(key: K): unknown => (rc as unknown as Record<string, unknown>)[key];
  const prefix = `${axis}tick`;
  const [side1, side2] = axis === 'x' ? ['bottom', 'top'] : ['left', 'right'];
  const flag = (key: string): boolean => get(key) === true;
  const color = get(`${prefix}.color`) as ColorSpec;
  const labelColor = get(`${prefix}.labelcolor`) as ColorSpec;
  const gridRc = rc['axes.grid'] && (rc['axes.grid.which'] === 'both' || rc['axes.grid.which'] === which);
  return {
    color,
    labelcolor: labelColor === 'inherit' ? color : labelColor,
    gridColor: (get(`grid.${which}.color`) ?? rc['grid.color']) as ColorSpec,
    gridAlpha: (get(`grid.${which}.alpha`) ?? rc['grid.alpha']) as number,
    style: {
      size: get(`${prefix}.${which}.size`) as number,
      width: get(`${prefix}.${which}.width`) as number,
      pad: get(`${prefix}.${which}.pad`) as number,
      direction: get(`${prefix}.direction`) as TickDirection,
      labelsize: fontSizePoints(get(`${prefix}.labelsize`) as number | string, rc),
      labelfontfamily: null,
      labelrotation: 0,
      labelrotationMode: 'default',
      tick1On: flag(`${prefix}.${side1}`) && flag(`${prefix}.${which}.${side1}`),
      tick2On: flag(`${prefix}.${side2}`) && flag(`${prefix}.${which}.${side2}`),
      label1On: flag(`${prefix}.label${side1}`) && flag(`${prefix}.${which}.${side1}`),
      label2On: flag(`${prefix}.label${side2}`) && flag(`${prefix}.${which}.${side2}`),
      gridOn: gridRc && (rc['axes.grid.axis'] === 'both' || rc['axes.grid.axis'] === axis),
      gridStyle: (get(`grid.${which}.linestyle`) ?? rc['grid.linestyle']) as LineStyle,
      gridWidth: (get(`grid.${which}.linewidth`) ?? rc['grid.linewidth']) as number,
      zorder: major ? 2.01 : 2,
    },
  };
}

/** Changes a style as `tick_params` does. */
export function applyTickParams(
  style: TickStyle,
  axis: 'x' | 'y',
  p: TickParams,
  rc: RcParams,
  color: ColorParser,
): void {
  const [tick1, tick2, label1, label2] =
    axis === 'x' ? [p.bottom, p.top, p.labelbottom, p.labeltop] : [p.left, p.right, p.labelleft, p.labelright];
  style.direction = p.direction ?? style.direction;
  style.size = p.length ?? style.size;
  style.width = p.width ?? style.width;
  style.pad = p.pad ?? style.pad;
  const tickColor = p.color ?? p.colors;
  if (tickColor !== undefined) style.color = color(tickColor);
  const labelColor = p.labelcolor ?? p.colors;
  if (labelColor !== undefined) style.labelcolor = color(labelColor);
  if (p.labelsize !== undefined) style.labelsize = fontSizePoints(p.labelsize, rc);
  style.labelfontfamily = p.labelfontfamily ?? style.labelfontfamily;
  style.labelrotation = p.labelrotation ?? style.labelrotation;
  style.labelrotationMode = p.rotation_mode ?? style.labelrotationMode;
  style.zorder = p.zorder ?? style.zorder;
  style.tick1On = tick1 ?? style.tick1On;
  style.tick2On = tick2 ?? style.tick2On;
  style.label1On = label1 ?? style.label1On;
  style.label2On = label2 ?? style.label2On;
  if (p.grid_color !== undefined) {
    const rgba = color(p.grid_color);
    style.gridColor = rgba[3] < 1 ? rgba : [rgba[0], rgba[1], rgba[2], style.gridColor[3]];
  }
  if (p.grid_alpha !== undefined) {
    const [r, g, b] = style.gridColor;
    style.gridColor = [r, g, b, p.grid_alpha];
  }
  style.gridWidth = p.grid_linewidth ?? style.gridWidth;
  style.gridStyle = p.grid_linestyle ?? style.gridStyle;
}

/** Points that a tick sticks out of the axes. */
export function tickPadding(style: TickStyle): number {
  return style.size * (style.direction === 'in' ? 0 : style.direction === 'inout' ? 0.5 : 1);
}
