import type { Hatch } from '../../display-list/display-list.ts';
import { PathPipeline } from '../../paths/pipeline.ts';
import { Stroker } from '../../paths/stroke.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { blendPixel, fillSpans, multiply8, packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { Cells } from './cells.ts';
import { addOutline } from './clip-mask.ts';
import { Spans, sweep, trimSpans } from './spans.ts';

/** A drawn tile: `size`² words. */
interface Tile {
  readonly size: number;
  readonly words: Int32Array;
}

const cells = new Cells();
const spans = new Spans();
const stroker = new Stroker(cells);
const pipeline = new PathPipeline();

/** Fills a flat path with a repeating tile whose corner is the canvas' upper left one. */
export function fillHatch(canvas: Canvas, path: VertexBuffer, hatch: Hatch): void {
  const { size, words } = drawTile(hatch, Math.trunc(canvas.dpi));
  addOutline(canvas.tools.cells, path);
  const covered = canvas.tools.spans;
  sweep(canvas.tools.cells, covered);
  const runs = covered.data;
  for (let i = 0, end = covered.count * 4; i < end; i += 4) {
    const x = runs[i];
    const y = runs[i + 1];
    const row = (y % size) * size;
    for (let k = x; k < x + runs[i + 2]; k++) {
      const color = words[row + (k % size)];
      const alpha = color >>> 24;
      if (alpha === 0) continue;
      const at = y * canvas.width + k;
      const coverage = canvas.mask === null ? runs[i + 3] : (255 + runs[i + 3] * canvas.mask[at]) >> 8;
      if (alpha === 255 && coverage === 255) canvas.words[at] = color;
      else
        blendPixel(
          canvas.data,
          at * 4,
          color & 255,
          (color >> 8) & 255,
          (color >> 16) & 255,
          multiply8(alpha, coverage),
        );
    }
  }
}

/** Draws the tile as Matplotlib does: the shapes filled, then their lines with projecting caps, clipped to the tile. */
function drawTile(hatch: Hatch, size: number): Tile {
  const words = new Int32Array(size * size).fill(0x00ffffff);
  const surface = { width: size, height: size, words, data: new Uint8ClampedArray(words.buffer) };
  const flat = pipeline.prepare(hatch.path, {
    placement: [size, 0, 0, -size, 0, size],
    clip: null,
    snap: false,
    snapWidth: 0,
    simplify: 0,
    sketch: null,
  });
  const color = packColor(hatch.color);
  // Not bounded by the tile while scanning: bending edges along its border would round them differently.
  cells.clipTo(null);
  addOutline(cells, flat);
  sweep(cells, spans);
  trimSpans(spans, size, size);
  fillSpans(surface, spans, color);
  stroker.stroke(flat, hatch.width, 'projecting', 'miter', 4);
  sweep(cells, spans);
  trimSpans(spans, size, size);
  fillSpans(surface, spans, color);
  return { size, words };
}
