import type { ImageItem } from '../display-list/display-list.ts';

type Pixels = Pick<ImageItem, 'width' | 'height' | 'rgba' | 'x' | 'y' | 'transform'>;

/**
 * A mesh of upright cells as pixels, for pages: viewers leave hairlines between cells that touch. `scale` is pixels per unit of the
 * coordinates, `canvas` its size in units. Null for other meshes.
 */
export function meshPixels(
  mesh: { readonly rows: number; readonly columns: number; readonly colors: Float64Array },
  coordinates: Float64Array,
  scale: number,
  canvas: readonly [number, number],
): Pixels | null {
  const { rows, columns, colors } = mesh;
  const [mostX, mostY] = canvas.map((v) => Math.ceil(v * scale));
  const stride = 2 * (columns + 1);
  const boxes = new Int32Array(4 * rows * columns);
  let [left, bottom, right, top] = [mostX, mostY, 0, 0];
  for (let cell = 0; cell < rows * columns; cell++) {
    const at = Math.floor(cell / columns) * stride + 2 * (cell % columns);
    const [ax, ay, bx, by] = [coordinates[at], coordinates[at + 1], coordinates[at + 2], coordinates[at + 3]];
    const far = at + stride;
    const [cx, cy, dx, dy] = [coordinates[far], coordinates[far + 1], coordinates[far + 2], coordinates[far + 3]];
    const upright = ax === bx ? cx === dx && ay === cy && by === dy : ay === by && cy === dy && ax === cx && bx === dx;
    if (!upright || !Number.isFinite(ax + ay + dx + dy)) return null;
    const pixel = (v: number, most: number): number => Math.min(Math.max(Math.floor(v * scale + 0.5), 0), most);
    const box = [
      pixel(Math.min(ax, dx), mostX),
      pixel(Math.min(ay, dy), mostY),
      pixel(Math.max(ax, dx), mostX),
      pixel(Math.max(ay, dy), mostY),
    ];
    boxes.set(box, 4 * cell);
    [left, bottom] = [Math.min(left, box[0]), Math.min(bottom, box[1])];
    [right, top] = [Math.max(right, box[2]), Math.max(top, box[3])];
  }
  const [width, height] = [right - left, top - bottom];
  if (width <= 0 || height <= 0) return null;
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let cell = 0; cell < rows * columns; cell++) {
    const color = colors.subarray(4 * cell, 4 * cell + 4).map((v) => Math.round(v * 255));
    for (let y = boxes[4 * cell + 1]; y < boxes[4 * cell + 3]; y++) {
      const row = (top - 1 - y) * width;
      for (let x = boxes[4 * cell]; x < boxes[4 * cell + 2]; x++) rgba.set(color, 4 * (row + x - left));
    }
  }
  const step = 1 / scale;
  const transform = [step, 0, 0, -step, left * step, top * step] as const;
  return { width, height, rgba, x: left * step, y: bottom * step, transform };
}
