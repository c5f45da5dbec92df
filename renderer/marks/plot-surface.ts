import * as z from 'zod/mini';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { Faces3D } from '../axes/three-d/faces-3d.ts';
import type { Faces } from '../axes/three-d/shading.ts';
import { isColorLike, toRgba } from '../color/parse-color.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { limits } from '../schema/limits.ts';
import { color, expecting } from '../schema/pieces.ts';
import { checkMapping } from './mapping.ts';
import { defineMark } from './mark.ts';
import { faceOptions, faceShape } from './three-d/face-options.ts';
import { checkGrid, decodeGrid3D, type Grid3D, gridShape, sizeOf, steps, stridesOf } from './three-d/grid-3d.ts';

type ColorTable = readonly (readonly ColorSpec[])[];

const schema = () =>
  z.strictObject({
    ...faceShape(),
    ...gridShape(),
    color: z.optional(color()),
    facecolors: z.optional(
      expecting<ColorTable>(
        'rows of colours',
        (v) => Array.isArray(v) && v.every((row) => Array.isArray(row) && row.every(isColorLike)),
      ),
    ),
  });

type SurfaceSpec = z.infer<ReturnType<typeof schema>>;

/** A surface over a grid (`Axes3D.plot_surface`). */
export const plotSurface = defineMark<SurfaceSpec>({
  type: 'plot_surface',
  summary: 'A surface over a grid in space, coloured by height or lit from the side.',
  doc: `Draws faces between the points of the tables \`X\`, \`Y\` and \`Z\`. With a \`cmap\` their colours follow the mean height, otherwise one
\`color\` is shaded by a light (\`shade\`). \`rstride\` and \`cstride\` say over how many rows and columns a face reaches, or \`rcount\` and
\`ccount\` (50) how many faces there may be at most.`,
  projections: ['3d'],
  family: 'faces',
  schema,
  examples: [
    {
      title: 'A saddle',
      figure: {
        axes: [
          {
            projection: '3d',
            marks: [
              {
                type: 'plot_surface',
                X: [-1, -0.5, 0, 0.5, 1],
                Y: [[-1], [-0.5], [0], [0.5], [1]],
                Z: [-1, -0.5, 0, 0.5, 1].map((y) => [-1, -0.5, 0, 0.5, 1].map((x) => x * x - y * y)),
                cmap: 'viridis',
              },
            ],
          },
        ],
      },
    },
  ],
  check(s, report) {
    checkGrid(s, report);
    checkMapping(s, report);
    for (const key of ['rcount', 'ccount'] as const) if (s[key] === 0) report(`/${key}`, 'must be at least 1');
    const [rows, columns] = sizeOf(s.Z);
    const faces = faceCount(rows, s.rstride, s.rcount, s) * faceCount(columns, s.cstride, s.ccount, s);
    if (faces > limits.faces) report('', `has about ${faces} faces; at most ${limits.faces} are drawn`);
    if (!s.facecolors) return;
    const fits = s.facecolors.length >= rows - 1 && s.facecolors.every((row) => row.length >= columns - 1);
    if (!fits) report('/facecolors', 'has fewer colours than there are faces');
  },
  plot(ax, s) {
    if (!(ax instanceof Axes3D)) throw new RangeError('A surface needs 3d axes.');
    const space = ax;
    const hadData = ax.hasData();
    const g = decodeGrid3D(s);
    const [rstride, cstride] = stridesOf(s, g, 10, ax.rc['_internal.classic_mode']);
    const { faces, places } = patches(g, rstride, cstride);
    const lit = s.shade ?? (s.cmap === undefined || s.cmap === null);
    const { facecolors, color: one, ...keywords } = s;
    if (facecolors) {
      const colors = Float64Array.from(places.flatMap(([r, c]) => [...toRgba(facecolors[r][c])]));
      const { options } = faceOptions(ax, keywords, faces, { colors }, lit);
      const ends = s.edgecolor === undefined && s.edgecolors === undefined ? options.facecolors : options.edgecolors;
      return finish({ ...options, edgecolors: ends });
    }
    if (s.cmap) {
      const { options, mappable } = faceOptions(ax, keywords, faces, { values: heights(faces) }, false);
      return { ...finish(options), mappable };
    }
    const colors = Float64Array.from(ax.color(one ?? ax.lineCycle.nextColor()));
    return finish(faceOptions(ax, keywords, faces, { colors }, lit).options);

    function finish(options: ReturnType<typeof faceOptions>['options']) {
      const surface = new Faces3D(faces, space.transData, options, space.rc, { cut: s.axlim_clip });
      space.addCollection(surface, null);
      space.include(g.x, g.y, g.z, hadData);
      return { artists: [surface] };
    }
  },
});

/** Faces along one side of a grid of `n` points. */
function faceCount(n: number, stride: number | undefined, most: number | undefined, s: SurfaceSpec): number {
  const strided = s.rstride !== undefined || s.cstride !== undefined;
  return strided ? Math.ceil((n - 1) / (stride ?? 10)) : Math.min(n - 1, most ?? 50);
}

/** The outlines of the faces, clockwise from the first corner, and that corner's row and column; points with gaps are left out. */
function patches(g: Grid3D, rstride: number, cstride: number): { faces: Faces; places: [number, number][] } {
  const rows = steps(g.rows, rstride);
  const columns = steps(g.columns, cstride);
  const xyz: number[] = [];
  const starts: number[] = [];
  const places: [number, number][] = [];
  const put = (r: number, c: number): void => {
    const k = r * g.columns + c;
    const finite = Number.isFinite(g.x[k]) && Number.isFinite(g.y[k]) && Number.isFinite(g.z[k]);
    if (finite) xyz.push(g.x[k], g.y[k], g.z[k]);
  };
  for (let i = 0; i + 1 < rows.length; i++) {
    for (let j = 0; j + 1 < columns.length; j++) {
      const [r0, r1, c0, c1] = [rows[i], rows[i + 1], columns[j], columns[j + 1]];
      const start = xyz.length;
      for (let c = c0; c < c1; c++) put(r0, c);
      for (let r = r0; r < r1; r++) put(r, c1);
      for (let c = c1; c > c0; c--) put(r1, c);
      for (let r = r1; r > r0; r--) put(r, c0);
      if (xyz.length === start) continue;
      starts.push(start / 3);
      places.push([r0, c0]);
    }
  }
  starts.push(xyz.length / 3);
  return { faces: { xyz: Float64Array.from(xyz), starts: Uint32Array.from(starts) }, places };
}

/** The mean height of every face. */
function heights({ xyz, starts }: Faces): Float64Array {
  const out = new Float64Array(starts.length - 1);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = starts[i]; k < starts[i + 1]; k++) sum += xyz[3 * k + 2];
    out[i] = sum / (starts[i + 1] - starts[i]);
  }
  return out;
}
