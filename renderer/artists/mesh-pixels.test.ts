/** Upright meshes as pixels for pages: which pixel shows which cell. */
import { describe, expect, test } from 'vitest';
import { layOut, parseFigure } from '../render.ts';
import { meshPixels } from './mesh-pixels.ts';

const colors = Float64Array.of(1, 0, 0, 1, 0, 1, 0, 1);

describe('a mesh as pixels', () => {
  test('rows of a vertical scale stand upside down in the picture, cells end at whole pixels', () => {
    const corners = Float64Array.of(1, 1, 2, 1, 1, 2.2, 2, 2.2, 1, 4, 2, 4);
    const made = meshPixels({ rows: 2, columns: 1, colors }, corners, 2, [10, 10]);
    expect(made).toMatchObject({ width: 2, height: 6, x: 1, y: 1, transform: [0.5, 0, 0, -0.5, 1, 4] });
    const left = Array.from({ length: 6 }, (_, row) => [...(made?.rgba.subarray(8 * row, 8 * row + 4) ?? [])]);
    const [red, green] = [
      [255, 0, 0, 255],
      [0, 255, 0, 255],
    ];
    expect(left).toEqual([green, green, green, green, red, red]);
  });

  test('what lies outside the page is left out, whatever its size', () => {
    const corners = Float64Array.of(-1e9, 0, -1e9, 1, 1, 0, 1, 1, 1e9, 0, 1e9, 1);
    expect(meshPixels({ rows: 2, columns: 1, colors }, corners, 1, [3, 2])).toMatchObject({ width: 3, height: 1 });
  });

  test('bent meshes and meshes with gaps stay what they are', () => {
    const bent = Float64Array.of(0, 0, 1, 0, 0.1, 1, 1.1, 1);
    const gap = Float64Array.of(0, 0, 1, 0, 0, Number.NaN, 1, Number.NaN);
    for (const corners of [bent, gap])
      expect(meshPixels({ rows: 1, columns: 1, colors }, corners, 1, [9, 9])).toBeNull();
  });

  test('a colour scale is one image on pages, and cells in pictures', () => {
    const figure = parseFigure({
      axes: [{ colorbar: true, marks: [{ type: 'scatter', x: [0, 1], y: [0, 1], c: [0, 1] }] }],
    });
    const kinds = (format: 'png' | 'svg' | 'pdf'): string[] => layOut(figure, format).items.map((i) => i.kind);
    expect(kinds('png')).toContain('quadmesh');
    for (const format of ['svg', 'pdf'] as const) {
      expect(kinds(format)).toContain('image');
      expect(kinds(format)).not.toContain('quadmesh');
    }
  });
});
