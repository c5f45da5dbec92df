import type { PointStream } from '../../display-list/display-list.ts';
import { piecesOf } from '../../geometry/placed-points.ts';
import { blendPixel, multiply8, type Surface } from './blend.ts';
import type { Box } from './canvas.ts';
import { type Runs, stretch } from './spans.ts';

interface Layer {
  readonly runs: Runs;
  readonly color: number;
}

/** A shape in one or more colours that is laid down at whole pixels, many times. */
export class Stamp {
  private readonly layers: Layer[] = [];
  private x1 = 0;
  private y1 = 0;
  private x2 = -1;
  private y2 = -1;

  /** Adds what is laid over the layers so far. `runs` are relative to the place. */
  addLayer(runs: Runs, color: number): void {
    for (let i = 0; i < runs.length; i += 4) {
      const first = this.x2 < this.x1;
      const right = runs[i] + runs[i + 2] - 1;
      this.x1 = first ? runs[i] : Math.min(this.x1, runs[i]);
      this.x2 = first ? right : Math.max(this.x2, right);
      this.y1 = first ? runs[i + 1] : Math.min(this.y1, runs[i + 1]);
      this.y2 = first ? runs[i + 1] : Math.max(this.y2, runs[i + 1]);
    }
    if (runs.length > 0 && color >>> 24 !== 0) this.layers.push({ runs, color });
  }

  /**
   * Lays the stamp down at every place.
   * @param positions pairs with y up from the canvas' lower edge; non-finite ones are left out
   * @param bounds first and last column and row that may be touched
   */
  place(surface: Surface, positions: Float64Array | PointStream, bounds: Box, mask: Uint8Array | null): void {
    const { layers } = this;
    if (layers.length === 0) return;
    const count = positions instanceof Float64Array ? positions.length >> 1 : positions.length;
    const crowd = mask === null && count >= manyPlaces && this.isSolid() ? crowdOf(layers, surface) : null;
    for (const piece of piecesOf(positions)) {
      if (crowd) this.placeMany(surface, piece, bounds, crowd);
      else this.placeSome(surface, piece, bounds, mask);
    }
  }

  private placeSome(surface: Surface, positions: Float64Array, bounds: Box, mask: Uint8Array | null): void {
    const { layers, x1, y1, x2, y2 } = this;
    const { height } = surface;
    const [left, top, right, bottom] = bounds;
    for (let i = 0; i + 1 < positions.length; i += 2) {
      const x = Math.floor(positions[i] + 0.5);
      const y = Math.floor(height + 0.5 - positions[i + 1]);
      // Also false for NaN. Infinities fail one of the comparisons.
      if (!(x + x2 >= left && x + x1 <= right && y + y2 >= top && y + y1 <= bottom)) continue;
      const inside = x + x1 >= left && x + x2 <= right && y + y1 >= top && y + y2 <= bottom;
      for (let l = 0; l < layers.length; l++) {
        if (inside && mask === null) lay(surface, layers[l], x, y);
        else layClipped(surface, layers[l], x, y, bounds, mask);
      }
    }
  }

  /** All layers have one opaque colour. */
  private isSolid(): boolean {
    const { color } = this.layers[0];
    return color >>> 24 === 255 && this.layers.every((layer) => layer.color === color);
  }

  /**
   * The same for very many places of one opaque colour. Laying it over itself changes nothing, so that a place whose pixels all
   * have it needs no further stamp, and a pixel that has it no blending: what is crowded costs next to nothing.
   */
  private placeMany(surface: Surface, positions: Float64Array, bounds: Box, crowd: Crowd): void {
    const { layers, x1, y1, x2, y2 } = this;
    const { width, height, words } = surface;
    const [left, top, right, bottom] = bounds;
    const { color } = layers[0];
    const r = color & 255;
    const g = (color >> 8) & 255;
    const b = (color >> 16) & 255;
    const { whole, edges, alphas, state } = crowd;
    const depth = layers.length;
    for (let i = 0; i + 1 < positions.length; i += 2) {
      const x = Math.floor(positions[i] + 0.5);
      const y = Math.floor(height + 0.5 - positions[i + 1]);
      const inside = x + x1 >= left && x + x2 <= right && y + y1 >= top && y + y2 <= bottom;
      // The place itself may be outside of a shape that lies beside it.
      if (!inside || x < 0 || x >= width || y < 0 || y >= height) {
        // On the border, or off it (also NaN).
        if (x + x2 >= left && x + x1 <= right && y + y2 >= top && y + y1 <= bottom) {
          for (let l = 0; l < depth; l++) layClipped(surface, layers[l], x, y, bounds, null);
        }
        continue;
      }
      const at = y * width + x;
      const known = state[at];
      if (known === full) continue;
      if (known === fresh) for (let k = 0; k < whole.length; k++) words[at + whole[k]] = color;
      let lacking = false;
      for (let e = 0; e < edges.length; e++) {
        const k = at + edges[e];
        const before = words[k];
        if (before === color) continue;
        for (let l = 0; l < depth; l++) blendPixel(words, k, r, g, b, alphas[e * depth + l]);
        // Faint coverage stops short of the colour, where a step rounds to nothing; the nearer to the colour, the more so.
        if (words[k] !== before || before >>> 24 !== 255) lacking = true;
      }
      state[at] = lacking ? begun : full;
    }
  }
}

/** From this many places on, it pays to remember what each looks like. */
const manyPlaces = 4096;

const fresh = 0;
const begun = 1;
const full = 2;

/** What is known of layers of one opaque colour and of the places where they were laid. */
interface Crowd {
  /** Pixels that are covered wholly by any layer, as distances from the place. */
  readonly whole: Int32Array;
  /** The others, with their coverage in each layer. */
  readonly edges: Int32Array;
  readonly alphas: Uint8Array;
  /** Per pixel of the surface: what it looks like to have the place there. */
  readonly state: Uint8Array;
}

function crowdOf(layers: readonly Layer[], { width, height }: Surface): Crowd {
  const coverages = new Map<number, number[]>();
  layers.forEach(({ runs }, l) => {
    for (let i = 0; i < runs.length; i += 4) {
      for (let k = 0; k < runs[i + 2]; k++) {
        const at = runs[i + 1] * width + runs[i] + k;
        const of = coverages.get(at) ?? layers.map(() => 0);
        of[l] = runs[i + 3];
        coverages.set(at, of);
      }
    }
  });
  const pixels = [...coverages].sort(([a], [b]) => a - b);
  const edges = pixels.filter(([, of]) => !of.includes(255));
  return {
    whole: Int32Array.from(pixels.flatMap(([at, of]) => (of.includes(255) ? [at] : []))),
    edges: Int32Array.from(edges.map(([at]) => at)),
    alphas: Uint8Array.from(edges.flatMap(([, of]) => of)),
    state: new Uint8Array(width * height),
  };
}

function lay(surface: Surface, layer: Layer, x: number, y: number): void {
  const { width, words } = surface;
  const { color, runs } = layer;
  const r = color & 255;
  const g = (color >> 8) & 255;
  const b = (color >> 16) & 255;
  const a = color >>> 24;
  const origin = y * width + x;
  for (let i = 0, end = runs.length; i < end; i += 4) {
    const from = origin + runs[i + 1] * width + runs[i];
    const to = from + runs[i + 2];
    const coverage = runs[i + 3] & 255;
    if (a === 255 && coverage === 255) {
      for (let k = from; k < to; k++) words[k] = color;
    } else {
      const alpha = multiply8(a, coverage);
      for (let k = from; k < to; k++) blendPixel(words, k, r, g, b, alpha);
    }
  }
}

function layClipped(surface: Surface, layer: Layer, x: number, y: number, bounds: Box, mask: Uint8Array | null): void {
  const { width, words } = surface;
  const [left, top, right, bottom] = bounds;
  const { color, runs } = layer;
  const r = color & 255;
  const g = (color >> 8) & 255;
  const b = (color >> 16) & 255;
  const a = color >>> 24;
  for (let i = 0, end = runs.length; i < end; i += 4) {
    const row = y + runs[i + 1];
    if (row < top || row > bottom) continue;
    const from = Math.max(x + runs[i], left);
    const to = Math.min(x + runs[i] + runs[i + 2] - 1, right);
    // Through a mask Agg forgets how far a run of equal pixels is covered and takes it for whole.
    const whole = mask !== null && (runs[i + 2] > 1 || (runs[i + 3] & stretch) !== 0);
    const cover = whole ? 255 : runs[i + 3] & 255;
    for (let column = from; column <= to; column++) {
      const k = row * width + column;
      const coverage = mask === null ? cover : (255 + cover * mask[k]) >> 8;
      if (a === 255 && coverage === 255) words[k] = color;
      else blendPixel(words, k, r, g, b, multiply8(a, coverage));
    }
  }
}
