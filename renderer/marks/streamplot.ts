import * as z from 'zod/mini';
import { readArrowStyle } from '../annotations/arrow-styles.ts';
import { decodeGrid, type Grid, grid, gridFault } from '../schema/column.ts';
import { FigureError } from '../schema/figure-error.ts';
import {
  boolean,
  color,
  colormapSpec,
  commonShape,
  count,
  expecting,
  nonNegative,
  normSpec,
  oneOf,
} from '../schema/pieces.ts';
import { type Field, field, fieldShape, fieldValues } from '../vectors/field.ts';
import { gridLineFault, streamGrid } from '../vectors/stream-grid.ts';
import { StreamCost, streamLines } from '../vectors/stream-lines.ts';
import { drawStreams, type StreamLooks } from './draw-streams.ts';
import { checkMapping } from './mapping.ts';
import { defineMark, type Report } from './mark.ts';

/** Steps of all lines of a mark together. */
const mostSteps = 4_000_000;

const between = (low: number, high: number) =>
  expecting<number>(`a number from ${low} to ${high}`, (v) => typeof v === 'number' && v >= low && v <= high);
const isDensity = (v: unknown): boolean => typeof v === 'number' && v >= 0.07 && v <= 20;

const schema = () =>
  z.strictObject({
    ...commonShape(),
    cmap: z.optional(z.nullable(colormapSpec())),
    norm: z.optional(z.nullable(normSpec())),
    x: field(),
    y: field(),
    u: grid(),
    v: grid(),
    density: z.optional(
      expecting<number | readonly [number, number]>(
        'a number from 0.07 to 20, or two of them',
        (v) => isDensity(v) || (Array.isArray(v) && v.length === 2 && v.every(isDensity)),
      ),
    ),
    linewidth: z.optional(z.nullable(z.union([nonNegative(), grid()]))),
    color: z.optional(z.nullable(z.union([color(), grid()]))),
    arrowsize: z.optional(nonNegative()),
    arrowstyle: z.optional(
      expecting<string>(
        'an arrow style such as "-|>"',
        (v) => typeof v === 'string' && typeof readArrowStyle(v) !== 'string',
      ),
    ),
    minlength: z.optional(nonNegative()),
    maxlength: z.optional(between(0, 1000)),
    start_points: z.optional(z.nullable(grid())),
    integration_direction: z.optional(oneOf('both', 'forward', 'backward')),
    broken_streamlines: z.optional(boolean()),
    integration_max_step_scale: z.optional(between(0.01, 1000)),
    integration_max_error_scale: z.optional(between(0.01, 1000)),
    num_arrows: z.optional(count(1000, 0)),
  });
type StreamSpec = z.infer<ReturnType<typeof schema>>;

/** Lines along a flow (`Axes.streamplot`). */
export const streamplot = defineMark<StreamSpec>({
  type: 'streamplot',
  summary: 'Lines along a flow.',
  doc: `Follows the flow (\`u\`, \`v\`), given on an evenly spaced grid of \`x\` and \`y\`, and draws lines that keep apart by \`density\`. \`color\` and
\`linewidth\` are one for all, or tables of the grid's size. \`start_points\` (rows of x, y) says where lines begin; \`broken_streamlines: false\` lets
them cross.`,
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'A vortex',
      figure: {
        plot_type: 'streamplot',
        data: {
          x: [-1, 0, 1],
          y: [-1, 0, 1],
          u: [
            [1, 1, 1],
            [0, 0, 0],
            [-1, -1, -1],
          ],
          v: [
            [-1, 0, 1],
            [-1, 0, 1],
            [-1, 0, 1],
          ],
        },
        density: 0.5,
      },
    },
  ],
  check,
  plot(ax, spec) {
    const x = axisValues(spec.x, 'x') ?? new Float64Array();
    const y = axisValues(spec.y, 'y') ?? new Float64Array();
    const lattice = streamGrid(x, y);
    const { density = 1 } = spec;
    const starts = spec.start_points ? decodeGrid(spec.start_points) : null;
    try {
      const lines = streamLines(decodeGrid(spec.u).values, decodeGrid(spec.v).values, lattice, {
        density: typeof density === 'number' ? [density, density] : density,
        starts:
          starts &&
          Array.from({ length: starts.rows }, (_, i) => [
            clip((starts.values[2 * i] - lattice.x0) * (1 / lattice.dx), lattice.nx - 1),
            clip((starts.values[2 * i + 1] - lattice.y0) * (1 / lattice.dy), lattice.ny - 1),
          ]),
        minlength: spec.minlength ?? 0.1,
        maxlength: spec.maxlength ?? 4,
        direction: spec.integration_direction ?? 'both',
        broken: spec.broken_streamlines ?? true,
        stepScale: spec.integration_max_step_scale ?? 1,
        errorScale: spec.integration_max_error_scale ?? 1,
        mostSteps,
      });
      return drawStreams(ax, lines, lattice, looksOf(spec));
    } catch (error) {
      if (!(error instanceof StreamCost)) throw error;
      throw new FigureError([{ pointer: '', detail: `streamplot asks for ${error.message}; fewer are drawn` }]);
    }
  },
});

const clip = (v: number, most: number): number => Math.min(Math.max(v, 0), most);

function looksOf(spec: StreamSpec): StreamLooks {
  const { color: given, linewidth, arrowstyle = '-|>', arrowsize = 1, num_arrows = 1 } = spec;
  return {
    ...spec,
    color: isTableOf(given) ? decodeGrid(given).values : (given ?? null),
    linewidth: isTableOf(linewidth) ? decodeGrid(linewidth).values : (linewidth ?? null),
    arrow: readArrowStyle(arrowstyle),
    arrowSize: 10 * arrowsize,
    arrows: num_arrows,
  };
}

/** Whether it is a value per grid point; a colour as three numbers is none. */
function isTableOf(v: unknown): v is Grid {
  return typeof v === 'object' && v !== null && gridFault(v) === null;
}

function check(spec: StreamSpec, report: Report): void {
  checkMapping(spec, report);
  const x = gridLine(spec.x, 'x', report);
  const y = gridLine(spec.y, 'y', report);
  if (!x || !y) return;
  const tables = { u: spec.u, v: spec.v, color: spec.color, linewidth: spec.linewidth };
  for (const [name, table] of Object.entries(tables)) {
    if (!isTableOf(table)) continue;
    const { rows, columns } = fieldShape(table);
    if (rows !== y.length || columns !== x.length)
      report(`/${name}`, `is ${rows} × ${columns}, but y and x ask for ${y.length} × ${x.length}`);
  }
  if (!spec.start_points) return;
  const starts = decodeGrid(spec.start_points);
  if (starts.columns !== 2) report('/start_points', 'must be rows of x, y');
  else if (starts.rows > 10_000) report('/start_points', 'has more than 10000 rows');
  else {
    for (let i = 0; i < starts.rows; i++) {
      const [px, py] = [starts.values[2 * i], starts.values[2 * i + 1]];
      const inside = px >= x[0] && px <= x[x.length - 1] && py >= y[0] && py <= y[y.length - 1];
      if (!inside) report(`/start_points/${i}`, 'lies outside of the grid');
    }
  }
}

/** The places of the columns or the rows; they may be repeated as a table. */
function gridLine(v: Field, name: 'x' | 'y', report: Report): Float64Array | null {
  const line = axisValues(v, name);
  if (!line) {
    report(`/${name}`, name === 'x' ? 'must have equal rows' : 'must have equal columns');
    return null;
  }
  const fault = gridLineFault(line);
  if (fault) report(`/${name}`, fault);
  return fault ? null : line;
}

function axisValues(v: Field, name: 'x' | 'y'): Float64Array | null {
  const { rows, columns } = fieldShape(v);
  const values = fieldValues(v);
  if (rows === 1) return values;
  const at = (r: number, c: number): number => values[r * columns + c];
  const line = Float64Array.from({ length: name === 'x' ? columns : rows }, (_, i) =>
    name === 'x' ? at(0, i) : at(i, 0),
  );
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const same = line[name === 'x' ? c : r];
      if (!(Math.abs(at(r, c) - same) <= 1e-8 + 1e-5 * Math.abs(same))) return null;
    }
  }
  return line;
}
