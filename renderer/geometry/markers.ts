import { type JoinStyle, PathCode, type PathData } from '../display-list/display-list.ts';
import { type Affine, applyAffine, compose, identity, rotation, scaleTranslate, translation } from './affine.ts';
import {
  mapPath,
  polygon,
  polyline,
  unitCircle,
  unitCircleRightHalf,
  unitRectangle,
  unitRegularAsterisk,
  unitRegularPolygon,
  unitRegularStar,
} from './shapes.ts';

export type FillStyle = 'full' | 'left' | 'right' | 'bottom' | 'top' | 'none';

/** A marker's shape for a marker of size 1, around the origin. */
export interface MarkerShape {
  readonly path: PathData;
  /** The part drawn in `markerfacecoloralt` for half-filled styles. */
  readonly alt: PathData | null;
  /** Markers whose size in pixels is at least this snap to pixels; null leaves it to the rasterizer, Infinity never snaps. */
  readonly snapThreshold: number | null;
  readonly join: JoinStyle;
  readonly filled: boolean;
  /** The pixel marker is not scaled and has no outline. */
  readonly pixel: boolean;
}

/** Matplotlib's marker names; `tickleft` … `caretdownbase` may also be given as the numbers 0 to 11. */
export type MarkerName = string | number;

const scaled = (s: number, degrees = 0): Affine => {
  const m = scaleTranslate(s, s, 0, 0);
  return degrees ? compose(m, rotation((degrees * Math.PI) / 180)) : m;
};
const turned = (m: Affine, degrees: number): Affine => (degrees ? compose(m, rotation((degrees * Math.PI) / 180)) : m);
const pairs = (...points: [number, number][]): PathData => ({
  vertices: Float64Array.from(points.flat()),
  codes: Uint8Array.from(points, (_, i) => (i % 2 === 0 ? PathCode.MOVETO : PathCode.LINETO)),
});

interface Recipe {
  readonly path: PathData;
  readonly alt?: PathData;
  readonly at: Affine;
  readonly altAt?: Affine;
  readonly snap: number | null;
  readonly join?: JoinStyle;
  readonly filled?: boolean;
}

const triangle = polygon([
  [0, 1],
  [-1, -1],
  [1, -1],
]);
const triangleParts = [
  polygon([
    [0, 1],
    [-3 / 5, -1 / 5],
    [3 / 5, -1 / 5],
  ]),
  polygon([
    [0, 1],
    [0, -1],
    [-1, -1],
  ]),
  polygon([
    [-3 / 5, -1 / 5],
    [3 / 5, -1 / 5],
    [1, -1],
    [-1, -1],
  ]),
  polygon([
    [0, 1],
    [0, -1],
    [1, -1],
  ]),
];
const isHalf = (fs: FillStyle): boolean => fs !== 'full' && fs !== 'none';

function circle(size: number, fs: FillStyle): Recipe {
  const at = scaled(0.5 * size);
  if (!isHalf(fs)) return { path: unitCircle, at, snap: Infinity };
  const angle = { right: 0, top: 90, left: 180, bottom: 270 }[fs as 'right'];
  const half = turned(at, angle);
  return { path: unitCircleRightHalf, alt: unitCircleRightHalf, at: half, altAt: turned(half, 180), snap: Infinity };
}

function triangleAt(angle: number, skip: number, fs: FillStyle): Recipe {
  const base = { at: scaled(0.5, angle), snap: 5, join: 'miter' as const };
  if (!isHalf(fs)) return { path: triangle, ...base };
  const i = { top: 0, left: 1, bottom: 2, right: 3 }[fs as 'top'];
  return { path: triangleParts[(i + skip) % 4], alt: triangleParts[(i + 2 + skip) % 4], ...base };
}

function square(fs: FillStyle): Recipe {
  const at = translation(-0.5, -0.5);
  if (!isHalf(fs)) return { path: unitRectangle, at, snap: 2, join: 'miter' };
  return {
    path: polyline([
      [0, 0],
      [1, 0],
      [1, 0.5],
      [0, 0.5],
      [0, 0],
    ]),
    alt: polyline([
      [0, 0.5],
      [1, 0.5],
      [1, 1],
      [0, 1],
      [0, 0.5],
    ]),
    at: turned(at, { bottom: 0, right: 90, top: 180, left: 270 }[fs as 'top']),
    snap: 2,
    join: 'miter',
  };
}

function diamond(fs: FillStyle, squeeze: number): Recipe {
  const squeezed = (m: Affine): Affine => (squeeze === 1 ? m : compose(m, scaleTranslate(squeeze, 1, 0, 0)));
  const at = turned(translation(-0.5, -0.5), 45);
  if (!isHalf(fs)) return { path: unitRectangle, at: squeezed(at), snap: 5, join: 'miter' };
  return {
    path: polyline([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]),
    alt: polyline([
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ]),
    at: squeezed(turned(at, { right: 0, top: 90, left: 180, bottom: 270 }[fs as 'top'])),
    snap: 5,
    join: 'miter',
  };
}

/** Vertices of `path` picked by index, as a polyline. */
function pick(path: PathData, ...indices: (number | readonly [number, number])[]): PathData {
  return polyline(
    indices.map((i) => (typeof i === 'number' ? [path.vertices[2 * i], path.vertices[2 * i + 1]] : [i[0], i[1]])),
  );
}

function parts(whole: PathData, base: Omit<Recipe, 'path'>, fs: FillStyle, split: Record<string, PathData>): Recipe {
  if (!isHalf(fs)) return { path: whole, ...base };
  const other = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }[fs as 'top'];
  return { path: split[fs], alt: split[other], ...base };
}

function pentagon(fs: FillStyle): Recipe {
  const p = unitRegularPolygon(5);
  const foot: [number, number] = [0, -(1 + Math.sqrt(5)) / 4];
  return parts(p, { at: scaled(0.5), snap: 5, join: 'miter' }, fs, {
    top: pick(p, 0, 1, 4, 0),
    bottom: pick(p, 1, 2, 3, 4, 1),
    left: pick(p, 0, 1, 2, foot, 0),
    right: pick(p, 0, 4, 3, foot, 0),
  });
}

function star(fs: FillStyle): Recipe {
  const p = unitRegularStar(5, 0.381966);
  return parts(p, { at: scaled(0.5), snap: 5, join: 'bevel' }, fs, {
    top: pick(p, 0, 1, 2, 3, 7, 8, 9, 0),
    bottom: pick(p, 3, 4, 5, 6, 7, 3),
    left: pick(p, 0, 1, 2, 3, 4, 5, 0),
    right: pick(p, 0, 5, 6, 7, 8, 9, 0),
  });
}

function hexagon(fs: FillStyle, turn: number): Recipe {
  const p = unitRegularPolygon(6);
  const base = { at: scaled(0.5, turn), snap: null, join: 'miter' as const };
  if (turn === 0) {
    const x = Math.abs(Math.cos((5 * Math.PI) / 6));
    return parts(p, base, fs, {
      top: pick(p, [-x, 0], 1, 0, 5, [x, 0]),
      bottom: pick(p, [-x, 0], 2, 3, 4, [x, 0]),
      left: pick(p, 0, 1, 2, 3),
      right: pick(p, 0, 5, 4, 3),
    });
  }
  const [x, y] = [Math.sqrt(3) / 4, 3 / 4];
  return parts(p, base, fs, {
    top: pick(p, 1, 0, 5, 4, 1),
    bottom: pick(p, 1, 2, 3, 4),
    left: pick(p, [x, y], 0, 1, 2, [-x, -y], [x, y]),
    right: pick(p, [x, y], 5, 4, 3, [-x, -y]),
  });
}

function octagon(fs: FillStyle): Recipe {
  if (!isHalf(fs)) return { path: unitRegularPolygon(8), at: scaled(0.5, 22.5), snap: 5, join: 'miter' };
  const x = Math.sqrt(2) / 4;
  const half = polyline([
    [0, -1],
    [0, 1],
    [-x, 1],
    [-1, x],
    [-1, -x],
    [-x, -1],
    [0, -1],
  ]);
  const at = scaled(0.5, { left: 0, bottom: 90, right: 180, top: 270 }[fs as 'top']);
  return { path: half, alt: half, at, altAt: turned(at, 180), snap: 5, join: 'miter' };
}

function cross(whole: PathData, top: PathData, fs: FillStyle): Recipe {
  if (!isHalf(fs)) return { path: whole, at: identity, snap: 5, join: 'miter' };
  const at = turned(identity, { top: 0, left: 90, bottom: 180, right: 270 }[fs as 'top']);
  return { path: top, alt: top, at, altAt: turned(at, 180), snap: 5, join: 'miter' };
}

const sixth = (points: [number, number][]): PathData => polygon(points.map(([x, y]) => [x / 6, y / 6]));
const fourth = (points: [number, number][]): PathData => polygon(points.map(([x, y]) => [x / 4, y / 4]));
const line = (path: PathData, at: Affine, snap: number, join?: JoinStyle): Recipe => ({
  path,
  at,
  snap,
  join,
  filled: false,
});
const caret = polyline([
  [-1, 1.5],
  [0, 0],
  [1, 1.5],
]);
const caretBase = polyline([
  [-1, 0],
  [0, -1.5],
  [1, 0],
]);
const tri = pairs([0, 0], [0, -1], [0, 0], [0.8, 0.5], [0, 0], [-0.8, 0.5]);
const vertical = polyline([
  [0, -1],
  [0, 1],
]);
const tickHorizontal = polyline([
  [0, 0],
  [1, 0],
]);
const tickVertical = polyline([
  [0, 0],
  [0, 1],
]);

const recipes: Readonly<Record<string, (fs: FillStyle) => Recipe>> = {
  '.': (fs) => circle(0.5, fs),
  o: (fs) => circle(1, fs),
  ',': () => ({ path: unitRectangle, at: translation(-0.49999, -0.49999), snap: null }),
  '^': (fs) => triangleAt(0, 0, fs),
  v: (fs) => triangleAt(180, 2, fs),
  '<': (fs) => triangleAt(90, 3, fs),
  '>': (fs) => triangleAt(270, 1, fs),
  s: square,
  D: (fs) => diamond(fs, 1),
  d: (fs) => diamond(fs, 0.6),
  p: pentagon,
  '*': star,
  h: (fs) => hexagon(fs, 0),
  H: (fs) => hexagon(fs, 30),
  '8': octagon,
  P: (fs) =>
    cross(
      sixth([
        [-1, -3],
        [1, -3],
        [1, -1],
        [3, -1],
        [3, 1],
        [1, 1],
        [1, 3],
        [-1, 3],
        [-1, 1],
        [-3, 1],
        [-3, -1],
        [-1, -1],
      ]),
      sixth([
        [3, 0],
        [3, 1],
        [1, 1],
        [1, 3],
        [-1, 3],
        [-1, 1],
        [-3, 1],
        [-3, 0],
      ]),
      fs,
    ),
  X: (fs) =>
    cross(
      fourth([
        [-1, -2],
        [0, -1],
        [1, -2],
        [2, -1],
        [1, 0],
        [2, 1],
        [1, 2],
        [0, 1],
        [-1, 2],
        [-2, 1],
        [-1, 0],
        [-2, -1],
      ]),
      fourth([
        [1, 0],
        [2, 1],
        [1, 2],
        [0, 1],
        [-1, 2],
        [-2, 1],
        [-1, 0],
      ]),
      fs,
    ),
  '|': () => line(vertical, scaled(0.5), 1),
  _: () => line(vertical, scaled(0.5, 90), 1),
  '1': () => line(tri, scaled(0.5), 5),
  '2': () => line(tri, scaled(0.5, 180), 5),
  '3': () => line(tri, scaled(0.5, 270), 5),
  '4': () => line(tri, scaled(0.5, 90), 5),
  '+': () => line(pairs([-1, 0], [1, 0], [0, -1], [0, 1]), scaled(0.5), 1),
  x: () => line(pairs([-1, -1], [1, 1], [-1, 1], [1, -1]), scaled(0.5), 3),
  tickleft: () => line(tickHorizontal, scaleTranslate(-1, 1, 0, 0), 1),
  tickright: () => line(tickHorizontal, identity, 1),
  tickup: () => line(tickVertical, identity, 1),
  tickdown: () => line(tickVertical, scaleTranslate(1, -1, 0, 0), 1),
  caretleft: () => line(caret, scaled(0.5, 270), 3, 'miter'),
  caretright: () => line(caret, scaled(0.5, 90), 3, 'miter'),
  caretup: () => line(caret, scaled(0.5, 180), 3, 'miter'),
  caretdown: () => line(caret, scaled(0.5), 3, 'miter'),
  caretleftbase: () => line(caretBase, scaled(0.5, 270), 3, 'miter'),
  caretrightbase: () => line(caretBase, scaled(0.5, 90), 3, 'miter'),
  caretupbase: () => line(caretBase, scaled(0.5, 180), 3, 'miter'),
  caretdownbase: () => line(caretBase, scaled(0.5), 3, 'miter'),
};
const numbered = [
  'tickleft',
  'tickright',
  'tickup',
  'tickdown',
  'caretleft',
  'caretright',
  'caretup',
  'caretdown',
  'caretleftbase',
  'caretrightbase',
  'caretupbase',
  'caretdownbase',
];

/** Whether there is a marker of that name; "", " ", "none" and "None" are no marker at all. */
export function isMarker(name: MarkerName): boolean {
  return isNoMarker(name) || (typeof name === 'number' ? name in numbered : Object.hasOwn(recipes, name));
}

export function isNoMarker(name: MarkerName | null): boolean {
  return name === null || name === '' || name === ' ' || name === 'none' || name === 'None';
}

/** A regular polygon (`style` 0), star (1) or asterisk (2) turned by `angle` degrees: Matplotlib's tuple markers. */
export function tupleMarker(sides: number, style: number, angle: number): MarkerShape {
  const [path, join]: [PathData, JoinStyle] =
    style === 0
      ? [unitRegularPolygon(sides), 'miter']
      : [style === 1 ? unitRegularStar(sides) : unitRegularAsterisk(sides), 'bevel'];
  const at = scaled(0.5, angle);
  return { path: mapPath(at, path), alt: null, snapThreshold: null, join, filled: style !== 2, pixel: false };
}

/** The shapes of the names, as they are asked for: no more than names and styles. */
const shapes = new Map<string, MarkerShape>();

/** The shape of a named marker. Throws RangeError for an unknown one: schemas ask `isMarker` first. */
export function markerShape(name: MarkerName, fillstyle: FillStyle = 'full'): MarkerShape {
  const key = typeof name === 'number' ? numbered[name] : name;
  const known = fillstyle === 'full' ? key : `${key} ${fillstyle}`;
  let shape = shapes.get(known);
  if (shape === undefined) {
    const recipe = Object.hasOwn(recipes, key) ? recipes[key] : undefined;
    if (!recipe) throw new RangeError(`There is no marker "${name}".`);
    shape = shapeOf(key, recipe(fillstyle), fillstyle);
    shapes.set(known, shape);
  }
  return shape;
}

function shapeOf(key: string, r: Recipe, fillstyle: FillStyle): MarkerShape {
  return {
    path: mapPath(r.at, r.path),
    alt: r.alt ? mapPath(r.altAt ?? r.at, r.alt) : null,
    snapThreshold: r.snap,
    join: r.join ?? 'round',
    filled: (r.filled ?? true) && fillstyle !== 'none',
    pixel: key === ',',
  };
}

/** Markers are rasterized once in full, whatever part of them is seen, so they may only be so large. */
const mostPixels = 4000;

/** Thrown for markers that are too large; the message is fit for the person who wrote the figure. */
export class MarkerError extends Error {
  override readonly name = 'MarkerError';
}

/** The shape at a size in device pixels. Throws `MarkerError` for one that is too large. */
export function markerPath(shape: MarkerShape, size: number, part: 'path' | 'alt' = 'path'): PathData {
  if (size > mostPixels)
    throw new MarkerError(`Markers and ticks of ${Math.round(size)} pixels are larger than ${mostPixels} pixels`);
  const path = (part === 'alt' ? shape.alt : shape.path) ?? shape.path;
  if (shape.pixel) return path;
  return { vertices: applyAffine(scaleTranslate(size, size, 0, 0), path.vertices), codes: path.codes };
}
