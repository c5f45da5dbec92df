import {
  type Hatch,
  PathCode,
  type PathCollectionItem,
  type PathData,
  type QuadMeshItem,
  type Rgba,
  type Stroke,
} from '../../display-list/display-list.ts';
import type { Placement } from '../../paths/load-path.ts';

/** One path of a collection with everything that it cycles through. Coordinates are the display list's, y upwards. */
export interface Member {
  readonly path: PathData;
  /** Which shape this is: members of equal shape differ by their offset, colours and lines only. */
  readonly shape: number;
  /** Linear part and shift of the shape, without the offset. */
  readonly transform: Placement;
  readonly x: number;
  readonly y: number;
  readonly fill: Rgba | null;
  readonly stroke: Stroke | null;
  readonly hatch: Hatch | null;
  readonly antialiased: boolean;
}

const IDENTITY: Placement = [1, 0, 0, 1, 0, 0];

function colorAt(colors: Float32Array | Float64Array, i: number): Rgba {
  const at = (4 * i) % colors.length;
  return [colors[at], colors[at + 1], colors[at + 2], colors[at + 3]];
}

function strokeAt(item: PathCollectionItem, i: number): Stroke | null {
  const width = item.strokes.length === 0 ? 0 : item.widths.length === 0 ? 1 : item.widths[i % item.widths.length];
  if (width === 0) return null;
  const dash = item.dashes.length === 0 ? null : item.dashes[i % item.dashes.length];
  return { color: colorAt(item.strokes, i), width, cap: item.cap, join: item.join, dash };
}

/** The paths of a collection in drawing order, those at no finite place left out. */
export function* collectionMembers(item: PathCollectionItem): Generator<Member> {
  const { paths, transforms, offsets } = item;
  if (paths.length === 0 || (item.fills.length === 0 && item.strokes.length === 0)) return;
  const offsetCount = offsets === null ? 0 : offsets.length >> 1;
  const transformCount = transforms === null ? 0 : Math.trunc(transforms.length / 6);
  const count = Math.max(paths.length, offsetCount);
  for (let i = 0; i < count; i++) {
    const at = offsetCount === 0 ? 0 : 2 * (i % offsetCount);
    const x = offsets === null || offsetCount === 0 ? 0 : offsets[at];
    const y = offsets === null || offsetCount === 0 ? 0 : offsets[at + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const t = transformCount === 0 ? 0 : i % transformCount;
    const antialiased =
      item.antialiaseds.length === 0 ? item.antialiased : item.antialiaseds[i % item.antialiaseds.length];
    yield {
      path: paths[i % paths.length],
      shape: (i % paths.length) * Math.max(1, transformCount) + t,
      transform:
        transforms === null || transformCount === 0
          ? IDENTITY
          : (Array.from(transforms.subarray(6 * t, 6 * t + 6)) as unknown as Placement),
      x,
      y,
      fill: item.fills.length === 0 ? null : colorAt(item.fills, i),
      stroke: strokeAt(item, i),
      hatch: item.hatch ?? null,
      antialiased,
    };
  }
}

const quadCodes = Uint8Array.of(PathCode.MOVETO, PathCode.LINETO, PathCode.LINETO, PathCode.LINETO, PathCode.CLOSEPOLY);

/** The cells of a mesh, row by row. A cell with a corner missing is what its other corners enclose. */
export function* meshMembers(item: QuadMeshItem): Generator<Member> {
  const { rows, columns, coordinates, fills } = item;
  const stride = columns + 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corner = row * stride + column;
      const corners = [corner, corner + stride, corner + stride + 1, corner + 1, corner];
      const vertices = Float64Array.from(corners.flatMap((c) => [coordinates[2 * c], coordinates[2 * c + 1]]));
      yield {
        path: { vertices, codes: vertices.every(Number.isFinite) ? quadCodes : null },
        shape: row * columns + column,
        transform: IDENTITY,
        x: 0,
        y: 0,
        fill: fills.length === 0 ? null : colorAt(fills, row * columns + column),
        stroke: item.strokes
          ? item.stroke && { ...item.stroke, color: colorAt(item.strokes, row * columns + column) }
          : item.stroke,
        hatch: null,
        antialiased: item.antialiased,
      };
    }
  }
}
