import type { Hatch, PathData } from '../../display-list/display-list.ts';
import { PathPipeline } from '../../paths/pipeline.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { blendPixel, fillSpans, multiply8, packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { Cells } from './cells.ts';
import { Spans, trimSpans } from './spans.ts';

/** A drawn tile: `size`² words. */
interface Tile {
  readonly size: number;
  readonly words: Int32Array;
}

/** Tiles that were drawn, by their path and by the rest; bounded, because clients choose colours and resolutions. */
const tiles = new Map<PathData, Map<string, Tile>>();
const mostWords = 1 << 20;
let keptWords = 0;

const cells = new Cells();
const spans = new Spans();
const pipeline = new PathPipeline();

/** Fills a flat path with a repeating tile whose corner is the canvas' upper left one. */
export function fillHatch(canvas: Canvas, path: VertexBuffer, hatch: Hatch): void {
  const tile = tileOf(hatch, Math.trunc(canvas.dpi));
  const covered = canvas.tools.spans;
  canvas.tools.cells.sweepInside(path, covered);
  const runs = covered.data;
  for (let i = 0, end = covered.count * 4; i < end; i += 4) {
    layTile(canvas, tile, runs[i], runs[i + 1], runs[i + 2], runs[i + 3]);
  }
}

/** Lays the part of the tile that belongs to a run of pixels over the canvas. */
function layTile(canvas: Canvas, tile: Tile, x: number, y: number, length: number, coverage: number): void {
  const { size } = tile;
  const { words, mask } = canvas;
  const row = (y % size) * size;
  let column = x % size;
  for (let at = y * canvas.width + x, end = at + length; at < end; at++) {
    const color = tile.words[row + column];
    if (++column === size) column = 0;
    const alpha = color >>> 24;
    if (alpha === 0) continue;
    const cover = mask === null ? coverage : (255 + coverage * mask[at]) >> 8;
    if (alpha === 255 && cover === 255) words[at] = color;
    else {
      const [r, g, b] = [color & 255, (color >> 8) & 255, (color >> 16) & 255];
      blendPixel(words, at, r, g, b, multiply8(alpha, cover));
    }
  }
}

function tileOf(hatch: Hatch, size: number): Tile {
  const key = `${packColor(hatch.color)} ${hatch.width} ${size}`;
  const known = tiles.get(hatch.path)?.get(key);
  if (known !== undefined) return known;
  const tile = drawTile(hatch, size);
  keptWords += size * size;
  if (keptWords > mostWords) {
    tiles.clear();
    keptWords = size * size;
  }
  const ofPath = tiles.get(hatch.path) ?? new Map<string, Tile>();
  tiles.set(hatch.path, ofPath.set(key, tile));
  return tile;
}

/** Draws the tile as Matplotlib does: the shapes filled, then their lines with projecting caps, clipped to the tile. */
function drawTile(hatch: Hatch, size: number): Tile {
  const words = new Int32Array(size * size).fill(0x00ffffff);
  const surface = { width: size, height: size, words };
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
  cells.sweepInside(flat, spans);
  trimSpans(spans, size, size);
  fillSpans(surface, spans, color);
  cells.sweepStroke(flat, hatch.width, 'projecting', 'miter', 4, spans);
  trimSpans(spans, size, size);
  fillSpans(surface, spans, color);
  return { size, words };
}
