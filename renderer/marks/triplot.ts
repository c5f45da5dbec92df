import * as z from 'zod/mini';
import { lineStyleKind } from '../artists/line-style.ts';
import { isNoMarker } from '../geometry/markers.ts';
import type { LineStyle } from '../rc/rc-types.ts';
import { lineShape, text } from '../schema/pieces.ts';
import { edgesOf } from '../triangulation/triangulation.ts';
import { formatKeywords, parseFormat } from './line-options.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';
import { checkTriangles, triangleShape, trianglesOf } from './triangle-options.ts';

const schema = () => z.strictObject({ ...lineShape(), ...triangleShape(), fmt: z.optional(text()) });

type TriplotSpec = z.infer<ReturnType<typeof schema>>;

/** The edges of triangles (`Axes.triplot`). */
export const triplot = defineMark<TriplotSpec>({
  type: 'triplot',
  summary: 'The edges of the triangles between scattered points.',
  doc: `Triangles are Delaunay's unless \`triangles\` lists the indices of their corners. Edges are drawn as one line, a \`marker\` at every
point; \`fmt\` is a format string such as \`"go-"\`.`,
  projections: ['rectilinear', 'polar'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'Seven points',
      figure: {
        axes: [{ marks: [{ type: 'triplot', x: [0, 2, 4, 1, 3, 0, 4], y: [0, 0.3, 0, 2, 2, 4, 4], marker: 'o' }] }],
      },
    },
  ],
  check(spec, report) {
    checkTriangles(spec, report);
    if (spec.fmt !== undefined && parseFormat(spec.fmt) === null) report('/fmt', 'is not a format such as "ro-"');
  },
  plot(ax, spec) {
    const { x: _x, y: _y, triangles: _triangles, fmt, ...given } = spec;
    const mesh = trianglesOf(ax, spec);
    const edges = edgesOf(mesh);
    const keywords = { ...formatKeywords(fmt ?? '', ax.rc['lines.linestyle']), ...given };
    const n = edges.length / 2;
    const along = (v: Float64Array): Float64Array =>
      Float64Array.from({ length: 3 * n }, (_, i) =>
        i % 3 === 2 ? Number.NaN : v[edges[2 * Math.trunc(i / 3) + (i % 3)]],
      );
    const none = new Float64Array(0);
    const drawn = lineStyleKind((keywords.linestyle ?? '-') as LineStyle) !== 'none';
    const lines = plotLine(ax, drawn ? along(mesh.x) : none, drawn ? along(mesh.y) : none, {
      ...keywords,
      marker: 'none',
      zorder: keywords.zorder ?? 1,
    });
    const marked = keywords.marker !== undefined && keywords.marker !== null && !isNoMarker(keywords.marker as string);
    const markers = plotLine(ax, marked ? mesh.x : none, marked ? mesh.y : none, {
      ...keywords,
      linestyle: 'none',
      label: undefined,
    });
    return { artists: [lines, markers] };
  },
});
