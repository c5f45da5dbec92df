import type { DrawContext } from '../artists/artist.ts';
import type { ContourScale, Mappable } from '../artists/mappable.ts';
import { Text, type TextOptions } from '../artists/text.ts';
import type { Axes } from '../axes/axes.ts';
import { toRgbaArray } from '../color/parse-color.ts';
import type { PathData, Rgba } from '../display-list/display-list.ts';
import { applyPoint, invert } from '../geometry/affine.ts';
import { joinPaths } from '../geometry/shapes.ts';
import { transformPoints } from '../geometry/transform.ts';
import { formatLabel, type LabelSpec } from '../marks/contour-options.ts';
import { FigureError } from '../schema/figure-error.ts';
import { ScalarFormatter } from '../ticks/scalar-formatter.ts';
import { formatTicks } from '../ticks/tick-axis.ts';
import { dummyAxis } from './contour-levels.ts';
import { cutLine } from './cut-line.ts';
import { components, hasRoom, nearestPoint, straightestPlace } from './label-place.ts';

/**
 * Numbers on contour lines (`clabel`). Labels are placed on the screen as it is when the lines are plotted, and the lines are broken
 * beneath them: later limits move both.
 */
export class ContourLabels {
  readonly texts: Text[] = [];
  readonly #ax: Axes;
  readonly #spec: LabelSpec;
  /** The lines of each level; broken ones take their place. */
  readonly #paths: PathData[];
  readonly #zorder: number;
  readonly #alpha: number | null;
  /** Which levels are labelled. */
  readonly #indices: readonly number[];
  readonly #words: readonly string[];
  readonly #colors: Float64Array;
  readonly #places: (readonly [number, number])[] = [];

  constructor(ax: Axes, spec: LabelSpec, paths: PathData[], mappable: Mappable, zorder: number) {
    if (ax.projection !== 'rectilinear')
      throw new FigureError([{ pointer: '', detail: 'contours can only be labelled in rectilinear axes' }]);
    this.#ax = ax;
    this.#spec = spec;
    this.#paths = paths;
    this.#zorder = spec.zorder ?? zorder + 2;
    this.#alpha = mappable.alpha;
    const contour = mappable.contour as ContourScale;
    this.#indices = labelledLevels(contour.levels, spec.levels ?? null);
    const levels = this.#indices.map((i) => contour.levels[i]);
    this.#words = levels.map((level) => {
      if (spec.fmt) return formatLabel(spec.fmt, level);
      return formatTicks(new ScalarFormatter({ useOffset: false }), [...levels, level], dummyAxis(ax.rc)).at(-1) ?? '';
    });
    this.#colors = this.#textColors(mappable, contour);
    if (Array.isArray(spec.manual)) for (const [x, y] of spec.manual) this.#near(x, y);
    else this.#everywhere();
  }

  #textColors({ cmap, norm, alpha }: Mappable, contour: ContourScale): Float64Array {
    const { colors } = this.#spec;
    if (colors !== undefined && colors !== null) {
      const packed = toRgbaArray(colors, alpha, this.#ax.cycleColors);
      return Float64Array.from({ length: 4 * this.#indices.length }, (_, i) => packed[i % packed.length]);
    }
    const values = Float64Array.from(this.#indices, (i) => contour.values[i]);
    return cmap.colors(norm.apply(values), alpha, norm.discrete);
  }

  /** Labels are laid out for the figure's own resolution, whatever it is drawn on. */
  get #scale(): number {
    return this.#ax.figure.imageScale;
  }

  readonly #toScreen = (xy: Float64Array): Float64Array => {
    const points = transformPoints(this.#ax.transData(), xy);
    const scale = this.#scale;
    return scale === 1 ? points : points.map((v) => v * scale);
  };

  #toData(x: number, y: number): [number, number] {
    const t = this.#ax.transData();
    const [u, v] = applyPoint(invert(t.affine), x / this.#scale, y / this.#scale);
    if (!t.warp) return [u, v];
    return [this.#ax.xaxis.group.scale.inverse(u), this.#ax.yaxis.group.scale.inverse(v)];
  }

  #width(nth: number): number {
    const { figure } = this.#ax;
    const ctx: DrawContext = {
      ...figure.context(),
      dpi: figure.dpi * this.#scale,
      hinting: true,
      outlines: false,
    };
    const text = new Text(0, 0, this.#words[nth], this.#ax.transData, this.#font(), this.#ax.rc);
    if (this.#words[nth] === '') return 0;
    const { bbox } = text.layout(ctx);
    return bbox[2] - bbox[0];
  }

  #font(): TextOptions {
    return { fontsize: this.#spec.fontsize ?? undefined };
  }

  #everywhere(): void {
    const { inline = true, inline_spacing = 5, rightside_up = true } = this.#spec;
    this.#indices.forEach((level, nth) => {
      const width = this.#width(nth);
      const pieces = components(this.#paths[level]).map((part) => {
        const screen = this.#toScreen(part.vertices);
        if (!hasRoom(screen, width)) return part;
        const near = (1.2 * width) ** 2;
        const taken = (x: number, y: number): boolean =>
          this.#places.some((p) => (x - p[0]) ** 2 + (y - p[1]) ** 2 < near);
        const { x, y, index } = straightestPlace(screen, width, taken);
        const cut = cutLine(part, index, this.#toData(x, y), this.#toScreen, width, inline_spacing, rightside_up);
        this.#add(x, y, cut.angle, nth);
        return cut.path;
      });
      if (inline) this.#paths[level] = joinPaths(pieces);
    });
  }

  #near(x: number, y: number): void {
    const { inline = true, inline_spacing = 5, rightside_up = true } = this.#spec;
    const [sx, sy] = this.#toScreen(Float64Array.of(x, y));
    let best = { distance: Infinity, x: 0, y: 0, index: 0, nth: -1 };
    this.#indices.forEach((level, nth) => {
      let before = 0;
      for (const part of components(this.#paths[level])) {
        if (part.vertices.length === 0) continue;
        const found = nearestPoint(this.#toScreen(part.vertices), sx, sy);
        if (found.distance < best.distance) best = { ...found, index: found.index + before, nth };
        before += part.vertices.length / 2;
      }
    });
    if (best.nth < 0) return;
    const level = this.#indices[best.nth];
    const at = this.#toData(best.x, best.y);
    const width = this.#width(best.nth);
    const cut = cutLine(this.#paths[level], best.index, at, this.#toScreen, width, inline_spacing, rightside_up);
    this.#add(best.x, best.y, cut.angle, best.nth);
    if (inline) this.#paths[level] = cut.path;
  }

  #add(x: number, y: number, rotation: number, nth: number): void {
    const [dx, dy] = this.#toData(x, y);
    const c = this.#colors.subarray(4 * nth, 4 * nth + 4);
    const color: Rgba = [c[0], c[1], c[2], this.#alpha ?? c[3]];
    const text = new Text(
      dx,
      dy,
      this.#words[nth],
      this.#ax.transData,
      { ...this.#font(), rotation, ha: 'center', va: 'center', color, zorder: this.#zorder },
      this.#ax.rc,
    );
    text.clipOn = true;
    this.#places.push([x, y]);
    this.texts.push(text);
  }
}

/** Indices of the wanted levels, all of them when none are named. */
function labelledLevels(levels: Float64Array, wanted: readonly number[] | null): number[] {
  const all = Array.from(levels.keys());
  if (wanted === null) return all;
  const found = all.filter((i) => wanted.includes(levels[i]));
  if (found.length < wanted.length)
    throw new FigureError([
      { pointer: '', detail: `clabel: not all of ${wanted.join(', ')} are among the levels ${levels.join(', ')}` },
    ]);
  return found;
}
