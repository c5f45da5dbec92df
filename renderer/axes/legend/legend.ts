import { Artist, type DrawContext } from '../../artists/artist.ts';
import { Patch } from '../../artists/patch.ts';
import { Text } from '../../artists/text.ts';
import { toRgba } from '../../color/parse-color.ts';
import { PathCode, type PathData, type Rgba } from '../../display-list/display-list.ts';
import { type Bbox, bboxFromBounds, bboxPadded } from '../../geometry/bbox.ts';
import { rectanglePath } from '../../geometry/shapes.ts';
import { displayTransform } from '../../geometry/transform.ts';
import { legendLocs } from '../../rc/legend-locs.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import type { ColorSpec } from '../../rc/rc-types.ts';
import { fontSizePoints } from '../../rc/resolve-rc.ts';
import type { LegendSpec } from '../../schema/guide-schema.ts';
import { anchored } from '../aspect.ts';
import { badness, type Obstacles } from './best-location.ts';
import { type Handle, type HandleArea, handleArtists } from './handles.ts';
import { labelColors } from './label-colors.ts';
import { type Packed, packHorizontally, packVertically } from './packing.ts';

/** An entry: what is shown and what it is called. */
export interface LegendEntry {
  readonly handle: Handle;
  readonly label: string;
}

/** What a legend belongs to. */
export interface LegendParent {
  /** The box that it stands in or beside, display coordinates. */
  readonly bbox: () => Bbox;
  readonly obstacles: ((ctx: DrawContext) => Obstacles) | null;
  readonly facecolor: Rgba;
  readonly cycle: readonly unknown[];
}

const corners = ['best', 'NE', 'NW', 'SW', 'SE', 'E', 'W', 'E', 'S', 'N', 'C'] as const;

/** A legend (`Legend`): samples of what the axes show, with their labels, in a frame. */
export class Legend extends Artist {
  override zorder = 5;
  readonly #entries: readonly LegendEntry[];
  readonly #spec: LegendSpec;
  readonly #parent: LegendParent;
  readonly #rc: RcParams;
  readonly #fontsize: number;

  constructor(entries: readonly LegendEntry[], spec: LegendSpec, parent: LegendParent, rc: RcParams) {
    super();
    this.#entries = spec.reverse ? [...entries].reverse() : entries;
    this.#spec = spec;
    this.#parent = parent;
    this.#rc = rc;
    this.#fontsize = fontSizePoints(spec.fontsize ?? rc['legend.fontsize'], rc);
    this.clipOn = false;
    if (spec.zorder !== undefined) this.zorder = spec.zorder;
  }

  /** The side of the figure that it stands on outside of the axes (`loc: "outside …"`), where constrained layout makes room for it. */
  get outside(): 'upper' | 'lower' | 'left' | 'right' | null {
    const { loc, bbox_to_anchor } = this.#spec;
    return bbox_to_anchor === undefined ? (outsideLocation(loc)?.side ?? null) : null;
  }

  /** What it says, from the top; the first column first. */
  get labels(): readonly string[] {
    return this.#entries.map((e) => e.label);
  }

  /** The content packed, drawing into `out` when placed. */
  #pack(ctx: DrawContext, out: Artist[]): Packed {
    const rc = this.#rc;
    const s = this.#spec;
    const scale = ctx.dpi / 72;
    const em = this.#fontsize * scale;
    const area = this.#area();
    const colors = labelColors(
      s.labelcolor ?? rc['legend.labelcolor'],
      this.#entries.map((e) => e.handle),
      area,
      toRgba(rc['text.color'], null, this.#parent.cycle),
      this.#parent.cycle,
    );
    const items = this.#entries.map(({ handle, label }, i) => {
      const sample: Packed = {
        box: { x0: 0, y0: -area.descent * scale, x1: area.width * scale, y1: (area.height - area.descent) * scale },
        place: (x, y) => out.push(...handleArtists(handle, area, x, y, scale)),
      };
      const words = this.#words(ctx, out, label, this.#fontsize, colors[i]);
      const parts = (s.markerfirst ?? true) ? [sample, words] : [words, sample];
      return packHorizontally(parts, (s.handletextpad ?? rc['legend.handletextpad']) * em, 'baseline');
    });
    const spacing = (s.labelspacing ?? rc['legend.labelspacing']) * em;
    const first = s.markerfirst ?? true;
    const columns = splitColumns(items, s.ncols ?? 1).map((c) =>
      packVertically(c, spacing, first ? 'baseline' : 'right'),
    );
    const borderpad = (s.borderpad ?? rc['legend.borderpad']) * em;
    const borderaxespad = (s.borderaxespad ?? rc['legend.borderaxespad']) * em;
    const anchor = this.#anchor();
    const width = s.mode === 'expand' ? anchor.x1 - anchor.x0 - 2 * (borderaxespad + borderpad) : null;
    const children: Packed[] = [];
    if (s.title) {
      // The title keeps the usual size when the labels have one of their own.
      const size = s.title_fontsize ?? rc['legend.title_fontsize'] ?? rc['font.size'];
      children.push(this.#words(ctx, out, s.title, fontSizePoints(size, rc), toRgba(rc['text.color'])));
    }
    const nothing: Packed = { box: { x0: 0, y0: 0, x1: 0, y1: 0 }, place: () => {} };
    children.push(
      columns.length > 0
        ? packHorizontally(columns, (s.columnspacing ?? rc['legend.columnspacing']) * em, 'baseline', 0, width)
        : nothing,
    );
    return packVertically(children, spacing, s.alignment ?? 'center', borderpad);
  }

  #area(): HandleArea {
    const rc = this.#rc;
    const s = this.#spec;
    const size = this.#fontsize;
    const handleheight = s.handleheight ?? rc['legend.handleheight'];
    const descent = 0.35 * size * (handleheight - 0.7);
    return {
      width: (s.handlelength ?? rc['legend.handlelength']) * size,
      height: size * handleheight - descent,
      descent,
      fontsize: size,
      numpoints: s.numpoints ?? rc['legend.numpoints'],
      scatterpoints: s.scatterpoints ?? rc['legend.scatterpoints'],
      scatteryoffsets: s.scatteryoffsets ?? [3 / 8, 4 / 8, 2.5 / 8],
      markerscale: s.markerscale ?? rc['legend.markerscale'],
    };
  }

  /** A text as a box around its baseline (`TextArea`). */
  #words(ctx: DrawContext, out: Artist[], label: string, fontsize: number, color: Rgba): Packed {
    const text = new Text(
      0,
      0,
      label,
      () => displayTransform,
      { fontsize, color, ha: 'left', va: 'baseline' },
      this.#rc,
    );
    const reference = new Text(0, 0, 'lp', () => displayTransform, { fontsize }, this.#rc).layout(ctx).lines[0].line;
    const { bbox, lines } = text.layout(ctx);
    const [width, height] = [bbox[2] - bbox[0], bbox[3] - bbox[1]];
    let descent = -bbox[1];
    let total = height;
    let shift = 0;
    if (lines.length > 1) {
      const centred = 0.5 * height - 0.5 * (reference.height - reference.descent);
      shift = descent - centred;
      descent = centred;
    } else total = Math.max(reference.height - reference.descent, height - descent) + descent;
    return {
      box: { x0: 0, y0: -descent, x1: width, y1: total - descent },
      place: (x, y) => {
        text.x = x;
        text.y = y + shift;
        out.push(text);
      },
    };
  }

  #anchor(): Bbox {
    const box = this.#parent.bbox();
    const given = this.#spec.bbox_to_anchor;
    if (!given) return box;
    const [x, y, w = 0, h = 0] = given;
    const [W, H] = [box.x1 - box.x0, box.y1 - box.y0];
    return bboxFromBounds(box.x0 + x * W, box.y0 + y * H, w * W, h * H);
  }

  /** The frame's box where it will be drawn. */
  #locate(ctx: DrawContext, content: Bbox): Bbox {
    const [width, height] = [content.x1 - content.x0, content.y1 - content.y0];
    const anchor = this.#anchor();
    const loc = this.#spec.loc ?? (this.#parent.obstacles ? this.#rc['legend.loc'] : 'upper right');
    if (Array.isArray(loc)) {
      const [fx, fy] = loc as readonly [number, number];
      return bboxFromBounds(
        anchor.x0 + (anchor.x1 - anchor.x0) * fx,
        anchor.y0 + (anchor.y1 - anchor.y0) * fy,
        width,
        height,
      );
    }
    const name = outsideLocation(loc)?.loc ?? loc;
    const code = typeof name === 'number' ? name : Math.max(legendLocs.indexOf(name as (typeof legendLocs)[number]), 0);
    const pad = (this.#spec.borderaxespad ?? this.#rc['legend.borderaxespad']) * ((this.#fontsize * ctx.dpi) / 72);
    const at = (corner: string): Bbox =>
      anchored(bboxFromBounds(0, 0, width, height), corner, bboxPadded(anchor, -pad));
    const { obstacles } = this.#parent;
    if (code !== 0) return at(corners[code]);
    if (!obstacles) return at('NE');
    const found = obstacles(ctx);
    let best = at('NE');
    let least = Infinity;
    for (let i = 1; i < corners.length && least > 0; i++) {
      const box = at(corners[i]);
      const bad = badness(box, found);
      if (bad < least) [best, least] = [box, bad];
    }
    return best;
  }

  override draw(ctx: DrawContext): void {
    const out: Artist[] = [];
    const packed = this.#pack(ctx, out);
    const frame = this.#locate(ctx, packed.box);
    packed.place(frame.x0 - packed.box.x0, frame.y0 - packed.box.y0);
    if (this.#spec.frameon ?? this.#rc['legend.frameon']) this.#drawFrame(ctx, frame);
    for (const artist of out) artist.draw(ctx);
  }

  #drawFrame(ctx: DrawContext, box: Bbox): void {
    const rc = this.#rc;
    const s = this.#spec;
    const shadow = s.shadow ?? rc['legend.shadow'];
    const alpha = s.framealpha ?? (shadow && s.framealpha === undefined ? 1 : rc['legend.framealpha']);
    const color = (given: ColorSpec, inherit: Rgba): Rgba =>
      given === 'inherit'
        ? [inherit[0], inherit[1], inherit[2], alpha ?? inherit[3]]
        : toRgba(given, alpha, this.#parent.cycle);
    const em = (this.#fontsize * ctx.dpi) / 72;
    const path = (s.fancybox ?? rc['legend.fancybox']) ? roundBox(box, 0.2 * em) : rectanglePath(box);
    const facecolor = color(s.facecolor ?? rc['legend.facecolor'], this.#parent.facecolor);
    const edgecolor = color(
      s.edgecolor ?? rc['legend.edgecolor'],
      toRgba(rc['axes.edgecolor'], null, this.#parent.cycle),
    );
    if (shadow) {
      const offset = (2 * ctx.dpi) / 72;
      const dark: Rgba = [0.3 * facecolor[0], 0.3 * facecolor[1], 0.3 * facecolor[2], 0.5];
      const moved = { vertices: path.vertices.map((v, i) => v + (i % 2 === 0 ? offset : -offset)), codes: path.codes };
      this.#patch(moved, { facecolor: dark, edgecolor: dark, linewidth: s.linewidth }).draw(ctx);
    }
    this.#patch(path, { facecolor, edgecolor, linewidth: s.linewidth }).draw(ctx);
  }

  #patch(path: PathData, options: { facecolor: Rgba; edgecolor: Rgba; linewidth?: number }): Patch {
    const patch = new Patch(path, () => displayTransform, { ...options, snap: true }, this.#rc);
    patch.clipOn = false;
    return patch;
  }

  override windowExtent(ctx: DrawContext): Bbox {
    return this.#locate(ctx, this.#pack(ctx, []).box);
  }
}

/** `outside upper left` and so on: the side that makes room, and the corner of the figure. */
function outsideLocation(
  loc: unknown,
): { readonly side: 'upper' | 'lower' | 'left' | 'right'; readonly loc: string } | null {
  if (typeof loc !== 'string' || !loc.startsWith('outside ')) return null;
  const rest = loc.slice('outside '.length);
  const side = rest.replace('center ', '').split(' ')[0] as 'upper' | 'lower' | 'left' | 'right';
  const words = rest.split(' ');
  const turned = words.length > 1 && (words[0] === 'right' || words[0] === 'left') ? words.toReversed() : words;
  return { side, loc: turned.join(' ') };
}

/** Shares items out over columns as `numpy.array_split` does: the first columns take one more. */
function splitColumns<T>(items: readonly T[], ncols: number): T[][] {
  const columns: T[][] = [];
  let at = 0;
  for (let i = 0; i < ncols; i++) {
    const size = Math.floor(items.length / ncols) + (i < items.length % ncols ? 1 : 0);
    if (size > 0) columns.push(items.slice(at, at + size));
    at += size;
  }
  return columns;
}

/** A box with rounded corners (`BoxStyle.Round`). */
export function roundBox({ x0, y0, x1, y1 }: Bbox, r: number): PathData {
  const { MOVETO, LINETO, CURVE3, CLOSEPOLY } = PathCode;
  return {
    vertices: Float64Array.of(
      x0 + r,
      y0,
      x1 - r,
      y0,
      x1,
      y0,
      x1,
      y0 + r,
      x1,
      y1 - r,
      x1,
      y1,
      x1 - r,
      y1,
      x0 + r,
      y1,
      x0,
      y1,
      x0,
      y1 - r,
      x0,
      y0 + r,
      x0,
      y0,
      x0 + r,
      y0,
      x0 + r,
      y0,
    ),
    codes: Uint8Array.of(
      MOVETO,
      LINETO,
      CURVE3,
      CURVE3,
      LINETO,
      CURVE3,
      CURVE3,
      LINETO,
      CURVE3,
      CURVE3,
      LINETO,
      CURVE3,
      CURVE3,
      CLOSEPOLY,
    ),
  };
}
