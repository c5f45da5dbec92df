import type { Rgba } from '../display-list/display-list.ts';
import type { Bbox } from '../geometry/bbox.ts';
import { type TransformRef, transformPoint } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import { laidText } from '../text/laid-texts.ts';
import type { HorizontalAlignment, RotationMode, TextLayout, VerticalAlignment } from '../text/layout-text.ts';
import { textItems } from '../text/text-items.ts';
import type { TextStyle } from '../text/text-style.ts';
import { Artist, type ArtistOptions, type DrawContext, pointsToPixels } from './artist.ts';
import type { Patch } from './patch.ts';
import { boxPatch, type TextBox } from './text-box.ts';
import { type FontOptions, textStyle, vectorStyle } from './text-font.ts';

/** Text properties as Matplotlib names them. */
export interface TextOptions extends ArtistOptions, FontOptions {
  readonly color?: Rgba;
  readonly ha?: HorizontalAlignment;
  readonly va?: VerticalAlignment;
  readonly multialignment?: HorizontalAlignment;
  readonly rotation?: number | 'vertical' | 'horizontal';
  readonly rotation_mode?: RotationMode;
  /** Whether `rotation` is an angle in the text's own coordinates rather than on the canvas. */
  readonly transform_rotates_text?: boolean;
  readonly linespacing?: number | 'normal';
  readonly wrap?: boolean;
  /** Replaces the style when nothing else about the font changes; made by `textStyle`. */
  readonly style?: TextStyle;
  /** What lies behind the text; made by `textBox`. */
  readonly box?: TextBox | null;
}

/** A text at a place (`Text`). The place is in the coordinates of `transform`; everything else is in points and degrees. */
export class Text extends Artist {
  override zorder = 3;
  x: number;
  y: number;
  transform: TransformRef;
  ha: HorizontalAlignment;
  va: VerticalAlignment;
  readonly box: TextBox | null;
  readonly options: TextOptions;
  readonly style: TextStyle;
  color: Rgba;
  rotation: number;
  readonly #antialiased: boolean;
  readonly #rc: RcParams;
  #text: string;
  #layout: TextLayout | null = null;
  #laidAt = 0;

  constructor(x: number, y: number, text: string, transform: TransformRef, options: TextOptions, rc: RcParams) {
    super();
    this.x = x;
    this.y = y;
    this.#text = text;
    this.transform = transform;
    this.options = options;
    this.ha = options.ha ?? 'left';
    this.va = options.va ?? 'baseline';
    this.color = options.color ?? [0, 0, 0, 1];
    this.rotation =
      options.rotation === 'vertical' ? 90 : options.rotation === 'horizontal' ? 0 : (options.rotation ?? 0);
    this.style = options.style ?? textStyle(options, rc);
    this.box = options.box ?? null;
    this.#antialiased = rc['text.antialiased'];
    this.#rc = rc;
    this.clipOn = false;
    this.applyOptions(options);
  }

  get text(): string {
    return this.#text;
  }

  set text(value: string) {
    if (value !== this.#text) this.#layout = null;
    this.#text = value;
  }

  /** The text laid out around its anchor. */
  layout(ctx: DrawContext): TextLayout {
    const { multialignment, rotation_mode, linespacing, wrap, transform_rotates_text } = this.options;
    if (this.#layout && this.#laidAt === ctx.dpi && !transform_rotates_text) return this.#layout;
    const [x, y] = wrap ? this.displayPosition() : [0, 0];
    this.#layout = laidText(
      {
        text: this.#text,
        style: ctx.hinting ? this.style : vectorStyle(this.style, ctx.outlines),
        ha: this.ha,
        va: this.va,
        multialignment,
        rotation: transform_rotates_text ? this.#turnedRotation() : this.rotation,
        rotationMode: rotation_mode,
        linespacing,
        wrap: wrap ? { x, y, box: [0, 0, ctx.canvas[0], ctx.canvas[1]] } : undefined,
      },
      ctx.dpi,
    );
    this.#laidAt = ctx.dpi;
    return this.#layout;
  }

  /** Turns the text to an angle in degrees. */
  turn(degrees: number): void {
    if (degrees !== this.rotation) this.#layout = null;
    this.rotation = degrees;
  }

  /** Forgets the layout, after an alignment has changed. */
  realign(): void {
    this.#layout = null;
  }

  /** The rotation as it looks on the canvas, found from a short step in its direction. */
  #turnedRotation(): number {
    const step = 1e-5;
    const radians = (this.rotation * Math.PI) / 180;
    const t = this.transform();
    const [x0, y0] = transformPoint(t, this.x, this.y);
    const [x1, y1] = transformPoint(t, this.x + step * Math.cos(radians), this.y + step * Math.sin(radians));
    return (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  }

  displayPosition(): [number, number] {
    return transformPoint(this.transform(), this.x, this.y);
  }

  override draw(ctx: DrawContext): void {
    if (this.#text === '' || !this.visible) return;
    const [x, y] = this.displayPosition();
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    const layout = this.layout(ctx);
    this.boxPatch(ctx)?.draw(ctx);
    const paint = { color: this.color, clip: this.currentClip(), antialiased: this.#antialiased, gid: this.gid };
    for (const item of textItems(layout, x, y, ctx.dpi, paint)) ctx.items.push(item);
  }

  /** The box behind the text, where it stands now; null when there is none. */
  boxPatch(ctx: DrawContext): Patch | null {
    if (!this.box) return null;
    const [x, y] = this.displayPosition();
    const size = pointsToPixels(ctx, this.style.font.size);
    return boxPatch(this.box, this.layout(ctx), x, y, size, this.currentClip(), this.#rc);
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    if (!this.visible) return null;
    const [x, y] = this.displayPosition();
    // An empty text still has a place, as in Matplotlib.
    if (this.#text === '') return { x0: x, y0: y, x1: x, y1: y };
    const { bbox } = this.layout(ctx);
    return { x0: bbox[0] + x, y0: bbox[1] + y, x1: bbox[2] + x, y1: bbox[3] + y };
  }
}
