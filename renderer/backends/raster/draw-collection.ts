import type { PathCollectionItem, Rgba, Stroke } from '../../display-list/display-list.ts';
import type { Placement } from '../../paths/load-path.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { paintPath } from './draw-path.ts';
import { paintOnCopy, paysToCopy } from './paint-on-copy.ts';

/** Draws many paths whose transforms, offsets, colours, widths and dashes cycle independently. */
export function drawCollection(canvas: Canvas, item: PathCollectionItem): void {
  const { paths, fills, strokes, widths, dashes, antialiaseds } = item;
  const fillCount = fills.length >> 2;
  const strokeCount = strokes.length >> 2;
  if (paths.length === 0 || (fillCount === 0 && strokeCount === 0)) return;
  const offsetCount = item.offsets === null ? 0 : item.offsets.length >> 1;
  const count = Math.max(paths.length, offsetCount);
  canvas.clipTo(item.clip, item.snap);
  const clip = fillCount === 0 && item.hatch === undefined ? ([canvas.width, canvas.height] as const) : null;
  const widthOf = (i: number): number => (strokeCount === 0 ? 0 : widths.length === 0 ? 1 : widths[i % widths.length]);
  const pathOf = (i: number): VertexBuffer =>
    canvas.tools.pipeline.prepare(paths[i % paths.length], {
      placement: placementOf(item, i, offsetCount, canvas.height),
      clip,
      snap: item.snap,
      snapWidth: widthOf(i),
      simplify: 0,
      sketch: null,
    });
  const isAntialiased = (i: number): boolean =>
    antialiaseds.length === 0 ? item.antialiased : antialiaseds[i % antialiaseds.length];

  if (paysToCopy(canvas, count) && item.hatch === undefined && dashes.every((dash) => dash === null)) {
    paintOnCopy(canvas, (kernel) => {
      for (let i = 0; i < count; i++) {
        const vertices = kernel.load(pathOf(i));
        const whole = isAntialiased(i) ? 0 : 1;
        if (fillCount > 0) kernel.exports.fillInside(vertices, packedAt(fills, i % fillCount), whole);
        const width = widthOf(i);
        if (width === 0) continue;
        kernel.pen(width, item.cap, item.join, width);
        kernel.exports.fillStroke(vertices, packedAt(strokes, i % strokeCount), whole);
      }
    });
    return;
  }

  for (let i = 0; i < count; i++) {
    const width = widthOf(i);
    const stroke: Stroke | null =
      width === 0
        ? null
        : {
            color: colorAt(strokes, i % strokeCount),
            width,
            cap: item.cap,
            join: item.join,
            dash: dashes.length === 0 ? null : dashes[i % Math.min(dashes.length, count)],
          };
    const fill = fillCount === 0 ? null : colorAt(fills, i % fillCount);
    paintPath(canvas, pathOf(i), fill, item.hatch ?? null, stroke, isAntialiased(i));
  }
}

function placementOf(item: PathCollectionItem, i: number, offsetCount: number, height: number): Placement {
  const { transforms, offsets } = item;
  let x = 0;
  let y = 0;
  if (offsets !== null && offsetCount > 0) {
    const at = 2 * (i % offsetCount);
    x = offsets[at];
    y = offsets[at + 1];
  }
  if (transforms === null || transforms.length < 6) return [1, 0, 0, -1, x, height - y];
  const t = 6 * (i % Math.trunc(transforms.length / 6));
  return [
    transforms[t],
    -transforms[t + 1],
    transforms[t + 2],
    -transforms[t + 3],
    transforms[t + 4] + x,
    height - (transforms[t + 5] + y),
  ];
}

function colorAt(colors: Float32Array | Float64Array, i: number): Rgba {
  return [colors[4 * i], colors[4 * i + 1], colors[4 * i + 2], colors[4 * i + 3]];
}

function packedAt(colors: Float32Array | Float64Array, i: number): number {
  return packColor(colorAt(colors, i));
}
