import { encode } from './backends/encode.ts';
import { pictureOf } from './backends/picture-of.ts';
import type { DisplayList } from './display-list/display-list.ts';
import { buildFigure } from './layout/build-figure.ts';
import { allMarks } from './marks/registry.ts';
import { type Figure, parseFigure } from './normalize/parse-figure.ts';
import { type JsonSchema, jsonSchema } from './schema/describe.ts';
import { withPointers } from './schema/drawing-faults.ts';
import { FigureError, type FigureIssue } from './schema/figure-error.ts';
import { rendererVersion } from './version.ts';

export type { Figure };
export { FigureError, type FigureIssue, parseFigure };

/** What a figure can be drawn as. */
export type RenderFormat = 'png' | 'svg' | 'pdf' | 'jpeg' | 'webp';

export interface RenderOptions {
  /** `png` by default. */
  readonly format?: RenderFormat;
}

/** A finished picture. Width and height are device pixels; points for PDF and SVG. */
export interface RenderResult {
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export { rendererVersion };

const vector: ReadonlySet<RenderFormat> = new Set(['svg', 'pdf']);

/** Draws a figure in either form. The same figure gives the same bytes. Throws `FigureError`. */
export async function render(input: unknown, options: RenderOptions = {}): Promise<RenderResult> {
  const format = options.format ?? 'png';
  const figure = parseFigure(input);
  const list = layOut(figure, format);
  return encode(list, format, figure.figure);
}

/** Lays a validated figure out for a format, down to the display list. */
export function layOut(figure: Figure, format: RenderFormat): DisplayList {
  const target = vector.has(format)
    ? { dpi: 72, hinting: false, outlines: format === 'svg', pictureOf }
    : { hinting: true };
  return withPointers(() => buildFigure(figure, target).draw());
}

/** A kind of plot for lists and docs pages. */
export interface PlotType {
  readonly type: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly doc: string;
  readonly projections: readonly string[];
  readonly examples: readonly { readonly title: string; readonly figure: unknown }[];
  /** JSON Schema of the mark as it stands in the full form. */
  readonly schema: JsonSchema;
}

/** Every kind of plot that can be drawn. */
export function plotTypes(): readonly PlotType[] {
  return allMarks().map(({ type, aliases, summary, doc, projections, examples, schema }) => {
    const { properties, required = [], ...rest } = jsonSchema(schema());
    return {
      type,
      aliases,
      summary,
      doc,
      projections,
      examples,
      schema: {
        ...rest,
        properties: { type: { enum: [type, ...aliases] }, ...properties },
        required: ['type', ...required],
      },
    };
  });
}
