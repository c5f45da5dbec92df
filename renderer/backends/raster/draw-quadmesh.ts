import { PathCode, type QuadMeshItem } from '../../display-list/display-list.ts';
import { hasGaps } from '../../paths/remove-nan.ts';
import { shouldSnap, snapVertices } from '../../paths/snap.ts';
import { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { paintOnCopy, paysToCopy } from './paint-on-copy.ts';

const { MOVETO, LINETO } = PathCode;

/** Lays a colour (packed) over a cell or its outline. */
type Lay = (cell: VertexBuffer, color: number) => void;

/** Draws a grid of four-cornered cells, row by row: each filled, then outlined, so that later cells lie over earlier lines. */
export function drawQuadMesh(canvas: Canvas, item: QuadMeshItem): void {
  const { stroke, antialiased } = item;
  if (item.fills.length === 0 && stroke === null) return;
  canvas.clipTo(item.clip, item.snap);
  if (paysToCopy(canvas, item.rows * item.columns)) {
    const whole = antialiased ? 0 : 1;
    paintOnCopy(canvas, (kernel) => {
      if (stroke !== null) kernel.pen(stroke.width, stroke.cap, stroke.join, stroke.width);
      drawCells(
        item,
        canvas.height,
        (cell, color) => kernel.exports.fillInside(kernel.load(cell), color, whole),
        (cell, color) => kernel.exports.fillStroke(kernel.load(cell), color, whole),
      );
    });
    return;
  }
  const { cells, spans } = canvas.tools;
  drawCells(
    item,
    canvas.height,
    (cell, color) => {
      cells.sweepInside(cell, spans);
      canvas.fill(color, antialiased);
    },
    (cell, color) => {
      if (stroke === null) return;
      cells.sweepStroke(cell, stroke.width, stroke.cap, stroke.join, stroke.width, spans);
      canvas.fill(color, antialiased);
    },
  );
}

function drawCells(item: QuadMeshItem, height: number, layInside: Lay, layLine: Lay): void {
  const { rows, columns, coordinates, fills, stroke, strokes } = item;
  const strokeColor = stroke === null ? 0 : packColor(stroke.color);
  const stride = columns + 1;
  const quad = new VertexBuffer(8);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corner = row * stride + column;
      quad.clear();
      put(quad, coordinates, corner, height);
      put(quad, coordinates, corner + stride, height);
      put(quad, coordinates, corner + stride + 1, height);
      put(quad, coordinates, corner + 1, height);
      put(quad, coordinates, corner, height);
      const path = hasGaps(quad) ? withoutGaps(quad) : quad;
      if (shouldSnap(path, item.snap, 5)) snapVertices(path, stroke?.width ?? 0);
      if (fills.length > 0) layInside(path, colorAt(fills, row * columns + column));
      if (stroke !== null && stroke.width !== 0) {
        layLine(path, strokes ? colorAt(strokes, row * columns + column) : strokeColor);
      }
    }
  }
}

function colorAt(colors: Float32Array | Float64Array, i: number): number {
  const at = (4 * i) % colors.length;
  return packColor([colors[at], colors[at + 1], colors[at + 2], colors[at + 3]]);
}

function put(quad: VertexBuffer, coordinates: Float64Array, corner: number, height: number): void {
  quad.push(quad.length === 0 ? MOVETO : LINETO, coordinates[2 * corner], height - coordinates[2 * corner + 1]);
}

/** The corners that are finite, with a move over each gap. */
function withoutGaps(quad: VertexBuffer): VertexBuffer {
  const out = new VertexBuffer(8);
  let down = false;
  for (let i = 0; i < quad.length; i++) {
    const x = quad.xy[2 * i];
    const y = quad.xy[2 * i + 1];
    const finite = Number.isFinite(x) && Number.isFinite(y);
    if (finite) out.push(down ? LINETO : MOVETO, x, y);
    down = finite;
  }
  return out;
}
