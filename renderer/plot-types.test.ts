/** What every mark's record promises: examples that draw, and a JSON Schema that tells what is accepted. */
import { describe, expect, test } from 'vitest';
import { allMarks } from './marks/registry.ts';
import { parseFigure, plotTypes } from './render.ts';

describe('plot types', () => {
  test('every mark of the registry is listed, once', () => {
    expect(plotTypes().map((p) => p.type)).toEqual(allMarks().map((m) => m.type));
    expect(new Set(plotTypes().map((p) => p.type)).size).toBe(plotTypes().length);
  });

  test.each(
    plotTypes().map((p) => [p.type, p] as const),
  )('%s tells its keywords and has an example that is right', (_type, plot) => {
    const { properties = {}, required = [], additionalProperties } = plot.schema;
    expect(additionalProperties).toBe(false);
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['type', ...required]));
    for (const keyword of Object.values(properties)) expect(Object.keys(keyword)).not.toEqual([]);
    expect(plot.summary).toMatch(/^[A-Z].*\.$/s);
    expect(plot.examples.length).toBeGreaterThan(0);
    for (const example of plot.examples) {
      const { axes } = parseFigure(example.figure);
      expect(axes.flatMap((a) => a.marks.map((m) => m.type))).toContain(plot.type);
    }
  });

  test('a schema says as JSON Schema what it can', () => {
    const quiver = plotTypes().find((p) => p.type === 'quiver');
    expect(quiver?.schema.required).toEqual(['type', 'U', 'V']);
    expect(quiver?.schema.properties?.pivot).toMatchObject({ enum: ['tail', 'mid', 'middle', 'tip'] });
    expect(quiver?.schema.properties?.headwidth).toMatchObject({ type: 'number', minimum: 0 });
  });
});
