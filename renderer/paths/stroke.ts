import type { CapStyle, JoinStyle } from '../display-list/display-list.ts';
import type { EdgeSink } from './edge-sink.ts';
import { StrokeCorners } from './joins.ts';
import { SubpathWalker } from './subpaths.ts';
import type { VertexBuffer } from './vertex-buffer.ts';
import type { VertexSequence } from './vertex-sequence.ts';

/**
 * Turns flattened paths into the outlines of their strokes, as Agg's `vcgen_stroke`: an open line is one closed outline (cap,
 * left side, cap, right side), a closed line two (one for each side).
 */
export class Stroker {
  private readonly walker = new SubpathWalker();
  private readonly corners: StrokeCorners;
  private readonly sink: EdgeSink;
  private readonly each = (sequence: VertexSequence, closed: boolean): void => this.outline(sequence, closed);

  constructor(sink: EdgeSink) {
    this.sink = sink;
    this.corners = new StrokeCorners(sink);
  }

  /** @param width pixels @param miterLimit in half widths: longer mitres become bevels */
  stroke(path: VertexBuffer, width: number, cap: CapStyle, join: JoinStyle, miterLimit: number): void {
    this.corners.configure(width, cap, join, miterLimit);
    this.walker.walk(path, this.each);
  }

  private outline(sequence: VertexSequence, closed: boolean): void {
    const n = sequence.length;
    if (n < 2) return;
    const { x, y, distance } = sequence;
    const { corners } = this;
    corners.begin();
    if (closed && n > 2) {
      for (let i = 0; i < n; i++) {
        const p = i === 0 ? n - 1 : i - 1;
        const q = i === n - 1 ? 0 : i + 1;
        corners.addJoin(x[p], y[p], x[i], y[i], x[q], y[q], distance[p], distance[i]);
      }
      this.sink.close();
      corners.begin();
      for (let i = n - 1; i >= 0; i--) {
        const p = i === 0 ? n - 1 : i - 1;
        const q = i === n - 1 ? 0 : i + 1;
        corners.addJoin(x[q], y[q], x[i], y[i], x[p], y[p], distance[i], distance[p]);
      }
      this.sink.close();
      return;
    }
    corners.addCap(x[0], y[0], x[1], y[1], distance[0]);
    for (let i = 1; i < n - 1; i++) {
      corners.addJoin(x[i - 1], y[i - 1], x[i], y[i], x[i + 1], y[i + 1], distance[i - 1], distance[i]);
    }
    corners.addCap(x[n - 1], y[n - 1], x[n - 2], y[n - 2], distance[n - 2]);
    for (let i = n - 2; i > 0; i--) {
      corners.addJoin(x[i + 1], y[i + 1], x[i], y[i], x[i - 1], y[i - 1], distance[i], distance[i - 1]);
    }
    this.sink.close();
  }
}
