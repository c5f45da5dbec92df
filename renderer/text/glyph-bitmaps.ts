import type { GlyphBitmap, GlyphSource } from '../backends/raster/glyph-source.ts';
import type { TextItem } from '../display-list/display-list.ts';
import { type Coverage, emSize, face, type Hinting, IDENTITY, type Matrix } from './fonts/face.ts';
import { roundHalfEven } from './rotation.ts';

/** Drawn glyphs by font, size, glyph and fraction of a pixel; one such map for each rotation. */
type Drawn = Map<number, Coverage | null>;

interface Rotation {
  readonly cos: number;
  readonly sin: number;
  readonly matrix: Matrix;
  readonly drawn: Map<number, Drawn>;
}

// Glyphs of tick labels come again and again; a server that draws every rotation once must not keep them all.
const maxGlyphs = 16384;
const maxRotations = 64;
const maxBytes = 16 << 20;

class GlyphBitmaps implements GlyphSource {
  readonly #hinting: Hinting;
  readonly #rotations = new Map<string, Rotation>();
  #count = 0;
  #bytes = 0;

  constructor(hinting: Hinting) {
    this.#hinting = hinting;
  }

  /** Matplotlib's Agg: each glyph's outline is turned, moved to its place in 1/64 pixels, and only then made pixels. */
  glyphs(item: TextItem, canvasHeight: number, emit: (bitmap: GlyphBitmap) => void): void {
    const rotation = this.#rotation(item.angle, item.antialiased);
    const { cos, sin, matrix } = rotation;
    const rows = Math.trunc(canvasHeight);
    for (const { font, glyph, size, x, y } of item.glyphs) {
      const right = roundHalfEven(64 * (item.x + x * cos - y * sin));
      const up = roundHalfEven(64 * (item.y + x * sin + y * cos));
      const em = emSize(size, item.dpi);
      const drawn = this.#glyph(rotation, font, em, glyph, right & 63, up & 63, matrix, item.antialiased);
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

  #glyph(
    rotation: Rotation,
    font: number,
    em: number,
    glyph: number,
    dx: number,
    dy: number,
    matrix: Matrix,
    antialiased: boolean,
  ): Coverage | null {
    let drawn = rotation.drawn.get(font);
    if (drawn === undefined) {
      drawn = new Map();
      rotation.drawn.set(font, drawn);
    }
    const key = ((em * 0x10000 + glyph) * 64 + dx) * 64 + dy;
    let coverage = drawn.get(key);
    if (coverage === undefined) {
      coverage = face(font).render(em, glyph, this.#hinting, matrix, dx, dy, antialiased);
      this.#count++;
      this.#bytes += coverage === null ? 0 : coverage.data.length;
      if (this.#count > maxGlyphs || this.#bytes > maxBytes) {
        this.#rotations.clear();
        this.#count = this.#bytes = 0;
      }
      drawn.set(key, coverage);
    }
    return coverage;
  }

  #rotation(degrees: number, antialiased: boolean): Rotation {
    const key = `${degrees}|${antialiased}`;
    let rotation = this.#rotations.get(key);
    if (rotation === undefined) {
      const cos = Math.cos((degrees * Math.PI) / 180);
      const sin = Math.sin((degrees * Math.PI) / 180);
      const matrix: Matrix =
        degrees === 0 ? IDENTITY : ([cos, -sin, sin, cos].map((v) => roundHalfEven(0x10000 * v)) as unknown as Matrix);
      if (this.#rotations.size >= maxRotations) {
        this.#rotations.clear();
        this.#count = this.#bytes = 0;
      }
      rotation = { cos, sin, matrix, drawn: new Map() };
      this.#rotations.set(key, rotation);
    }
    return rotation;
  }
}

const sources = new Map<Hinting, GlyphSource>();

/** The glyph pictures for the raster backend, with the rcParam `text.hinting` of the figure. Shared and bounded. */
export function glyphBitmaps(hinting: Hinting = 'default'): GlyphSource {
  let source = sources.get(hinting);
  if (source === undefined) {
    source = new GlyphBitmaps(hinting);
    sources.set(hinting, source);
  }
  return source;
}
