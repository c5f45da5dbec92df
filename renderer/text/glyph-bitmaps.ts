import type { GlyphBitmap, GlyphSource } from '../backends/raster/glyph-source.ts';
import type { TextItem } from '../display-list/display-list.ts';
import { type Coverage, emSize, face, type Hinting, IDENTITY, type Matrix } from './fonts/face.ts';
import { roundHalfEven } from './rotation.ts';

/** Glyphs drawn in one manner: turned by one angle, with one hinting, smooth or not. */
interface Manner {
  readonly cos: number;
  readonly sin: number;
  readonly matrix: Matrix;
  readonly hinting: Hinting;
  readonly antialiased: boolean;
  /** By font and size, then by glyph and fraction of a pixel. */
  readonly drawn: Map<number, Drawn>;
}

type Drawn = Map<number, Coverage | null>;

// Glyphs of tick labels come again and again; a server that draws every rotation once must not keep them all.
const maxGlyphs = 16384;
const maxManners = 64;
const maxBytes = 16 << 20;

class GlyphBitmaps implements GlyphSource {
  readonly #manners = new Map<string, Manner>();
  #count = 0;
  #bytes = 0;

  /** Matplotlib's Agg: each glyph's outline is turned, moved to its place in 1/64 pixels, and only then made pixels. */
  glyphs(item: TextItem, canvasHeight: number, emit: (bitmap: GlyphBitmap) => void): void {
    const manner = this.#manner(item.angle, item.hinting ?? 'default', item.antialiased);
    const { cos, sin } = manner;
    const rows = Math.trunc(canvasHeight);
    for (const { font, glyph, size, x, y } of item.glyphs) {
      const right = roundHalfEven(64 * (item.x + x * cos - y * sin));
      const up = roundHalfEven(64 * (item.y + x * sin + y * cos));
      const drawn = this.#glyph(manner, font, emSize(size, item.dpi), glyph, right & 63, up & 63);
      if (drawn === null) continue;
      emit({
        x: (right >> 6) + drawn.left,
        y: rows - (up >> 6) - drawn.top,
        width: drawn.width,
        height: drawn.height,
        coverage: drawn.data,
      });
    }
  }

  #glyph(manner: Manner, font: number, em: number, glyph: number, dx: number, dy: number): Coverage | null {
    const cut = font * 0x1000000 + em;
    let drawn = manner.drawn.get(cut);
    if (drawn === undefined) {
      drawn = new Map();
      manner.drawn.set(cut, drawn);
    }
    // Small enough to be no heap number.
    const key = (((glyph << 6) | dx) << 6) | dy;
    let coverage = drawn.get(key);
    if (coverage === undefined) {
      coverage = face(font).render(em, glyph, manner.hinting, manner.matrix, dx, dy, manner.antialiased);
      this.#count++;
      this.#bytes += coverage === null ? 0 : coverage.data.length;
      if (this.#count > maxGlyphs || this.#bytes > maxBytes) this.#forget();
      drawn.set(key, coverage);
    }
    return coverage;
  }

  #last: {
    readonly degrees: number;
    readonly hinting: Hinting;
    readonly antialiased: boolean;
    readonly manner: Manner;
  } | null = null;

  #manner(degrees: number, hinting: Hinting, antialiased: boolean): Manner {
    const last = this.#last;
    if (last?.degrees === degrees && last.hinting === hinting && last.antialiased === antialiased) return last.manner;
    const key = `${degrees}|${hinting}|${antialiased}`;
    let manner = this.#manners.get(key);
    if (manner === undefined) {
      const cos = Math.cos((degrees * Math.PI) / 180);
      const sin = Math.sin((degrees * Math.PI) / 180);
      const fixed = (value: number): number => roundHalfEven(0x10000 * value);
      const matrix: Matrix = degrees === 0 ? IDENTITY : [fixed(cos), fixed(-sin), fixed(sin), fixed(cos)];
      if (this.#manners.size >= maxManners) this.#forget();
      manner = { cos, sin, matrix, hinting, antialiased, drawn: new Map() };
      this.#manners.set(key, manner);
    }
    this.#last = { degrees, hinting, antialiased, manner };
    return manner;
  }

  #forget(): void {
    this.#manners.clear();
    this.#last = null;
    this.#count = 0;
    this.#bytes = 0;
  }
}

const shared = new GlyphBitmaps();

/** The glyph pictures for the raster backend: shared by all figures of the process, and bounded. */
export function glyphBitmaps(): GlyphSource {
  return shared;
}
