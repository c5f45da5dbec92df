import { describe, expect, it } from 'vitest';
import { rasterize } from '../backends/raster/rasterize.ts';
import type { ImageItem } from '../display-list/display-list.ts';
import { parseFigure } from '../normalize/parse-figure.ts';
import { layOut, render } from '../render.ts';
import { glyphBitmaps } from '../text/glyph-bitmaps.ts';

const dots = { type: 'scatter', x: [1, 2, 3, 4, 5], y: [2, 4, 6, 8, 10], s: [20, 400, 80, 900, 120], alpha: 0.5 };
const pages = ['svg', 'pdf'] as const;

function kinds(figure: unknown, format: 'png' | 'svg' | 'pdf'): string[] {
  return layOut(parseFigure(figure), format).items.map(({ kind }) => kind);
}

function pictures(figure: unknown): ImageItem[] {
  return layOut(parseFigure(figure), 'svg').items.filter((item) => item.kind === 'image');
}

describe('rasterized', () => {
  it('makes a mark a picture on pages and nothing else in pictures', async () => {
    const figure = (rasterized: boolean) => ({ axes: [{ marks: [{ ...dots, rasterized }] }] });
    for (const format of pages) {
      expect(kinds(figure(true), format)).toContain('image');
      expect(kinds(figure(true), format)).not.toContain('collection');
      expect(kinds(figure(false), format)).not.toContain('image');
    }
    expect((await render(figure(true))).body).toEqual((await render(figure(false))).body);
  });

  it('shows the pixels that a PNG of the same dpi has, at their place', () => {
    // Without frame and ground there is nothing else on the canvas.
    const figure = {
      figure: { dpi: 150, frameon: false },
      axes: [{ axis: 'off', marks: [{ ...dots, rasterized: true }] }],
    };
    const [picture] = pictures(figure);
    const drawn = layOut(parseFigure(figure), 'png');
    expect(drawn.items).toHaveLength(1);
    const step = 72 / 150;
    expect(picture.x / step).toBeCloseTo(Math.round(picture.x / step), 6);
    expect(picture.step).toBe(step);
    const cut = rowsOf(picture);
    expect(cut.some((row) => row.includes(true))).toBe(true);
    // Put where it lies on the page, it is the PNG: what is beside it is empty there, too.
    const png = rasterize(drawn, glyphBitmaps());
    const placed = new Uint8ClampedArray(png.data.length);
    const left = Math.round(picture.x / step);
    const top = png.height - Math.round(picture.y / step) - picture.height;
    for (let y = 0; y < picture.height; y++) {
      const row = picture.rgba.subarray(4 * y * picture.width, 4 * (y + 1) * picture.width);
      placed.set(row, 4 * ((top + y) * png.width + left));
    }
    let unlike = 0;
    for (let i = 0; i < placed.length; i += 4) {
      // What is wholly transparent has no colour.
      const channels = placed[i + 3] === 0 ? [3] : [0, 1, 2, 3];
      if (channels.some((c) => placed[i + c] !== png.data[i + c])) unlike++;
    }
    expect(unlike).toBe(0);
    // Cut to what is seen: no side is empty.
    expect(cut[0]).toContain(true);
    expect(cut.at(-1)).toContain(true);
    expect(cut.map((row) => row[0])).toContain(true);
    expect(cut.map((row) => row.at(-1))).toContain(true);
  });

  it('makes one picture of what follows each other, and keeps the order of the rest', () => {
    const line = (zorder: number, rasterized: boolean) => ({
      type: 'line',
      x: [1, 5],
      y: [zorder, 9],
      zorder,
      rasterized,
    });
    const marks = [line(4, true), line(4.5, true), line(5, false), line(6, true)];
    expect(pictures({ axes: [{ axis: 'off', marks }] })).toHaveLength(2);
    expect(kinds({ axes: [{ axis: 'off', marks }] }, 'pdf').slice(-3)).toEqual(['image', 'path', 'image']);
  });

  it('takes all below the rasterization_zorder, the ground with them', () => {
    const axes = [
      {
        rasterization_zorder: 1.2,
        marks: [
          { ...dots, zorder: 1 },
          { type: 'line', x: [1, 5], y: [3, 9] },
        ],
      },
    ];
    const [ground, first, ...rest] = kinds({ axes }, 'svg');
    expect([ground, first]).toEqual(['path', 'image']);
    expect(rest).toContain('path');
    expect(rest).not.toContain('image');
    // As Matplotlib 3.11 cuts and places it in its SVG.
    const [{ width, height, x, y }] = pictures({ axes });
    expect([width, height]).toEqual([496, 369]);
    expect([x, y]).toEqual([expect.closeTo(57.6, 6), expect.closeTo(345.6 - 41.76 - 265.68, 6)]);
  });

  it('is cut out with its figure', () => {
    const figure = (bbox_inches: unknown) => ({
      figure: { bbox_inches },
      axes: [{ marks: [{ ...dots, rasterized: true }] }],
    });
    const [whole] = pictures(figure([0, 0, 6.4, 4.8]));
    const [cut] = pictures(figure([0.5, 0.25, 6, 4.5]));
    expect(cut.rgba).toEqual(whole.rgba);
    expect([cut.x - whole.x, cut.y - whole.y]).toEqual([expect.closeTo(-36, 6), expect.closeTo(-18, 6)]);
  });

  it('stays shapes on a page that is larger than a picture may be', () => {
    const axes = [{ marks: [{ ...dots, rasterized: true }] }];
    const large = { figure: { dpi: 300, bbox_inches: [0, 0, 80, 80] }, axes };
    expect(kinds(large, 'pdf')).toContain('collection');
    expect(kinds(large, 'pdf')).not.toContain('image');
  });

  it('takes what lies low on 3D axes, too', () => {
    const marks = [{ type: 'scatter', x: [1, 2], y: [1, 2], z: [1, 2] }];
    expect(kinds({ axes: [{ projection: '3d', marks }] }, 'svg')).not.toContain('image');
    expect(kinds({ axes: [{ projection: '3d', rasterization_zorder: 10, marks }] }, 'svg')).toContain('image');
  });

  it('a colour scale is one picture on pages, and cells in pictures', () => {
    const figure = { axes: [{ colorbar: true, marks: [{ type: 'scatter', x: [0, 1], y: [0, 1], c: [0, 1] }] }] };
    expect(kinds(figure, 'png')).toContain('quadmesh');
    for (const format of pages) {
      expect(kinds(figure, format)).toContain('image');
      expect(kinds(figure, format)).not.toContain('quadmesh');
    }
  });
});

/** Which pixels are seen. */
function rowsOf({ width, height, rgba }: ImageItem): boolean[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => rgba[4 * (y * width + x) + 3] > 0),
  );
}
