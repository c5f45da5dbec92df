import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as FreeType from '@julusian/freetype2';
import { dataFile } from '../../data-dir.ts';
import { TextError } from '../text-error.ts';
import { FONTS, LAST_RESORT } from './font-table.ts';
import { advanceWidth, firstCmapGlyph, unitsPerEm, type VerticalMetrics, verticalMetrics } from './sfnt.ts';

/** Matplotlib's `text.hinting`. */
export type Hinting = 'default' | 'no_autohint' | 'force_autohint' | 'no_hinting';

/** Pixel coverage of one glyph, 0..255 a byte, first row on top. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  /** Rows without padding. */
  readonly data: Uint8Array;
  /** Columns from the origin to the left edge; rows from the origin up to the top edge. */
  readonly left: number;
  readonly top: number;
}

/** What layout asks of a glyph; lengths in 26.6 pixels except where said. */
export interface GlyphMetrics {
  /** How far the pen moves: whole pixels when hinted. */
  readonly advance: number;
  /** Scaled advance of the design, 16.16 pixels. */
  readonly linearAdvance: number;
  /** Size and bearings as FreeType reports them: grid-fitted when hinted. */
  readonly width: number;
  readonly height: number;
  readonly bearingX: number;
  readonly bearingY: number;
}

const flagsOf: Readonly<Record<Hinting, FreeType.LoadFlags>> = {
  default: {},
  no_autohint: { noAutohint: true },
  force_autohint: { forceAutohint: true },
  no_hinting: { noHinting: true },
};
const renderFlagsOf: Readonly<Record<Hinting, FreeType.LoadFlags>> = {
  default: { render: true },
  no_autohint: { noAutohint: true, render: true },
  force_autohint: { forceAutohint: true, render: true },
  no_hinting: { noHinting: true, render: true },
};

const ONE = 0x10000;
export type Matrix = readonly [number, number, number, number];
export const IDENTITY: Matrix = [ONE, 0, 0, ONE];

// A native module: required, not imported, so that the package's CommonJS entry is found from a bundle too.
const requirePackage = createRequire(import.meta.url);
let freetype: typeof FreeType | undefined;

/** The largest em, in pixels. One glyph of that size is 16 MB; a page-high letter at 300 dpi is 3,500. */
const maxEm = 4000;

/**
 * Size of the em in 26.6 pixels that FreeType makes of points and dpi (it takes whole dpi, and no size below one point).
 * Throws `TextError` for sizes beyond all pictures.
 */
export function emSize(points: number, dpi: number): number {
  const em = Math.floor((Math.max(64, Math.trunc(points * 64)) * Math.trunc(dpi) + 36) / 72);
  if (!(em <= 64 * maxEm))
    throw new TextError(`Letters of ${points} points at ${dpi} dpi are larger than ${maxEm} pixels`);
  return em;
}

/** One font file, opened in FreeType. Size and transform are state of the face; every method sets what it needs. */
export class Face {
  readonly font: number;
  readonly bytes: Buffer;
  readonly unitsPerEm: number;
  readonly lines: VerticalMetrics;
  readonly #face: FreeType.FontFace;
  #em = -1;
  #matrix: Matrix | null = null;
  #dx = 0;
  #dy = 0;
  readonly #glyphOf = new Map<number, number>();
  readonly #metrics = new Map<Hinting, Map<number, GlyphMetrics>>();
  readonly #extents = new Map<Hinting, Map<number, readonly [number, number]>>();

  constructor(font: number) {
    this.font = font;
    this.bytes = readFileSync(dataFile(`fonts/${FONTS[font].file}`));
    this.unitsPerEm = unitsPerEm(this.bytes);
    this.lines = verticalMetrics(this.bytes);
    freetype ??= requirePackage('@julusian/freetype2') as typeof FreeType;
    this.#face = freetype.NewMemoryFace(this.bytes);
  }

  /** Glyph of a code point, 0 when the font has none. */
  glyph(codePoint: number): number {
    let glyph = this.#glyphOf.get(codePoint);
    if (glyph === undefined) {
      glyph =
        this.font === LAST_RESORT ? firstCmapGlyph(this.bytes, codePoint) : (this.#face.getCharIndex(codePoint) ?? 0);
      this.#glyphOf.set(codePoint, glyph);
    }
    return glyph;
  }

  /** Scale from font units to 26.6 pixels at an em size, as FreeType's 16.16 number. */
  scale(em: number): number {
    return Math.floor((em * ONE + this.unitsPerEm / 2) / this.unitsPerEm);
  }

  /** The em at HarfBuzz's scale: what FreeType's rounded scale makes of it. */
  shapingScale(em: number): number {
    return Math.floor((this.scale(em) * this.unitsPerEm + ONE / 2) / ONE);
  }

  metrics(em: number, glyph: number, hinting: Hinting): GlyphMetrics {
    const known = bounded(this.#metrics, hinting);
    const key = em * ONE + glyph;
    let metrics = known.get(key);
    if (metrics === undefined) {
      this.#set(em, IDENTITY, 0, 0);
      const { metrics: m } = this.#face.loadGlyph(glyph, flagsOf[hinting]);
      const linearAdvance = Math.floor((advanceWidth(this.bytes, glyph) * this.scale(em) + 32) / 64);
      metrics = {
        // Unhinted advances reach the shaper with 16.16 precision, hinted ones as the hinter left them.
        advance: hinting === 'no_hinting' ? Math.floor((linearAdvance + 512) / 1024) : m.horiAdvance,
        linearAdvance,
        width: m.width,
        height: m.height,
        bearingX: m.horiBearingX,
        bearingY: m.horiBearingY,
      };
      known.set(key, metrics);
    }
    return metrics;
  }

  /** Lowest and highest point of the (hinted) outline's control points, 26.6 pixels. */
  yExtent(em: number, glyph: number, hinting: Hinting): readonly [number, number] {
    return this.#extent(em, glyph, hinting, 1);
  }

  /** Leftmost and rightmost point of the (hinted) outline's control points, 26.6 pixels. */
  xExtent(em: number, glyph: number, hinting: Hinting): readonly [number, number] {
    return this.#extent(em, glyph, hinting, 0);
  }

  /** Kerning of a pair from the font's kern table, 26.6 pixels rounded to the grid (FreeType's default mode). */
  kerning(em: number, left: number, right: number): number {
    this.#set(em, IDENTITY, 0, 0);
    // The typings call it a pair; the binding returns an object.
    return (this.#face.getKerning(left, right, 0) as unknown as { x: number }).x;
  }

  /** Coverage of a glyph whose (hinted) outline goes through a 16.16 matrix and then moves by 26.6 pixels; null when blank. */
  render(
    em: number,
    glyph: number,
    hinting: Hinting,
    matrix: Matrix,
    dx: number,
    dy: number,
    antialiased: boolean,
  ): Coverage | null {
    this.#set(em, matrix, dx, dy);
    if (antialiased) {
      const { bitmap, bitmapLeft, bitmapTop } = this.#face.loadGlyph(glyph, renderFlagsOf[hinting]);
      if (bitmap === null || bitmapLeft === null || bitmapTop === null) return null;
      const { width, height, pitch, buffer } = bitmap;
      let data: Uint8Array = buffer;
      if (pitch !== width) {
        data = new Uint8Array(width * height);
        for (let y = 0; y < height; y++) data.set(buffer.subarray(y * pitch, y * pitch + width), y * width);
      }
      return { width, height, data, left: bitmapLeft, top: bitmapTop };
    }
    this.#face.loadGlyph(glyph, flagsOf[hinting]);
    const mono = 2; // FT_RENDER_MODE_MONO
    const { bitmap, bitmapLeft, bitmapTop } = this.#face.renderGlyph(mono);
    if (bitmap === null || bitmap === undefined || bitmap.width === 0) return null;
    const data = new Uint8Array(bitmap.width * bitmap.height);
    for (let y = 0; y < bitmap.height; y++) {
      for (let x = 0; x < bitmap.width; x++) {
        if (bitmap.buffer[y * bitmap.pitch + (x >> 3)] & (0x80 >> (x & 7))) data[y * bitmap.width + x] = 255;
      }
    }
    return { width: bitmap.width, height: bitmap.height, data, left: bitmapLeft, top: bitmapTop };
  }

  #set(em: number, matrix: Matrix, dx: number, dy: number): void {
    if (em !== this.#em) {
      // The binding takes whole points only; one point at a made-up resolution reaches every 26.6 size.
      const resolution = Math.ceil((72 * em - 36) / 64);
      this.#face.setCharSize(1, 1, resolution, resolution);
      this.#em = em;
    }
    if (matrix !== this.#matrix || dx !== this.#dx || dy !== this.#dy) {
      this.#face.setTransform([...matrix], [dx, dy]);
      this.#matrix = matrix;
      this.#dx = dx;
      this.#dy = dy;
    }
  }

  // The binding tells only grid-fitted boxes. A drawing stretched 64 times along one axis and squeezed along the other has the
  // exact extent as its size in pixels, and costs only a column of them.
  #extent(em: number, glyph: number, hinting: Hinting, axis: 0 | 1): readonly [number, number] {
    const metrics = this.metrics(em, glyph, hinting);
    const known = bounded(this.#extents, hinting);
    const key = (em * ONE + glyph) * 2 + axis;
    let extent = known.get(key);
    if (extent === undefined) {
      extent = this.#measure(em, glyph, hinting, axis, metrics);
      known.set(key, extent);
    }
    return extent;
  }

  #measure(em: number, glyph: number, hinting: Hinting, axis: 0 | 1, m: GlyphMetrics): readonly [number, number] {
    if (hinting === 'no_hinting') {
      return axis === 1 ? [m.bearingY - m.height, m.bearingY] : [m.bearingX, m.bearingX + m.width];
    }
    let stretch = 64;
    while (stretch > 1 && (Math.max(m.width, m.height, 64) / 64) * stretch > 20000) stretch /= 2;
    const thin = ONE / 64;
    const matrix: Matrix = axis === 1 ? [thin, 0, 0, ONE * stretch] : [ONE * stretch, 0, 0, thin];
    const drawn = this.render(em, glyph, hinting, matrix, 0, 0, true);
    if (drawn === null) return [0, 0];
    const unit = 64 / stretch;
    return axis === 1
      ? [(drawn.top - drawn.height) * unit, drawn.top * unit]
      : [drawn.left * unit, (drawn.left + drawn.width) * unit];
  }
}

/** The map for one hinting mode; emptied when it has grown past what a day of ordinary figures needs. */
function bounded<V>(maps: Map<Hinting, Map<number, V>>, hinting: Hinting): Map<number, V> {
  let map = maps.get(hinting);
  if (map === undefined) {
    map = new Map();
    maps.set(hinting, map);
  } else if (map.size > 20000) map.clear();
  return map;
}

const faces: (Face | undefined)[] = [];

/** The opened font of a number in the font table; opened on first use. */
export function face(font: number): Face {
  const opened = faces[font] ?? new Face(font);
  faces[font] = opened;
  return opened;
}
