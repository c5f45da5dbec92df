import type { MarkersItem, PathData, Stroke } from '../../display-list/display-list.ts';
import { packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import type { Runs } from './spans.ts';
import { Stamp } from './stamp.ts';

const nothing: Runs = new Int32Array(0);

/** Draws one shape at many places: scan-converted once, then stamped at whole pixels, fill before line at every place. */
export function drawMarkers(canvas: Canvas, item: MarkersItem): void {
  canvas.clipTo(item.clip, item.snap);
  const fill = item.fill !== null && item.fill[3] !== 0 ? item.fill : null;
  const { inside, line } = scanned(canvas, item, fill !== null);
  const stamp = new Stamp();
  if (fill !== null) stamp.addLayer(inside, packColor(fill));
  if (item.stroke !== null) stamp.addLayer(line, packColor(item.stroke.color));
  stamp.place(canvas, item.positions, canvas.pixelBounds(item.clip), canvas.mask);
}

/** A marker's coverage, and all that decides about it. */
interface Scanned {
  readonly marker: PathData;
  readonly filled: boolean;
  readonly stroke: Stroke | null;
  readonly snap: boolean | null;
  readonly inside: Runs;
  readonly line: Runs;
}

// Every tick of an axis is an item of its own with the same mark: the last few shapes are worth keeping, also for the next figure.
const kept = 8;
const longest = 64;
const recent: Scanned[] = [];

function scanned(canvas: Canvas, { marker, stroke, snap }: MarkersItem, filled: boolean): Scanned {
  const keep = marker.vertices.length <= longest && (stroke === null || stroke.dash === null);
  if (keep) {
    for (const known of recent) {
      if (
        known.filled === filled &&
        known.snap === snap &&
        samePath(known.marker, marker) &&
        sameLine(known.stroke, stroke)
      ) {
        return known;
      }
    }
  }
  const fresh = { marker, filled, stroke, snap, ...scanMarker(canvas, marker, filled, stroke, snap) };
  if (keep) {
    if (recent.length === kept) recent.shift();
    recent.push(fresh);
  }
  return fresh;
}

function samePath(a: PathData, b: PathData): boolean {
  return a === b || (same(a.vertices, b.vertices) && (a.codes === b.codes || same(a.codes ?? [], b.codes ?? [])));
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameLine(a: Stroke | null, b: Stroke | null): boolean {
  if (a === null || b === null) return a === b;
  return a.width === b.width && a.cap === b.cap && a.join === b.join;
}

function scanMarker(
  canvas: Canvas,
  marker: PathData,
  filled: boolean,
  stroke: Stroke | null,
  snap: boolean | null,
): { inside: Runs; line: Runs } {
  const { cells, spans, pipeline } = canvas.tools;
  const path = pipeline.prepare(marker, {
    placement: [1, 0, 0, -1, 0, 0],
    clip: null,
    snap,
    snapWidth: stroke?.width ?? 0,
    simplify: 0,
    sketch: null,
  });
  if (!pipeline.didSnap) {
    // A shape that is not aligned to pixels sits around the centre of one.
    for (let i = 0; i < path.length * 2; i++) path.xy[i] += 0.5;
  }
  let inside = nothing;
  let line = nothing;
  cells.clipTo(null);
  spans.markStretches = true;
  if (filled) {
    cells.sweepInside(path, spans);
    inside = spans.runs();
  }
  if (stroke !== null) {
    cells.sweepStroke(path, stroke.width, stroke.cap, stroke.join, stroke.width, spans);
    line = spans.runs();
  }
  spans.markStretches = false;
  cells.clipTo(canvas.box);
  return { inside, line };
}
