import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Hinting } from './fonts/face.ts';
import { FONTS } from './fonts/font-table.ts';
import { glyphBitmaps } from './glyph-bitmaps.ts';
import { layoutText, type TextProps } from './layout-text.ts';
import { setLine } from './set-line.ts';
import { textItems } from './text-items.ts';
import type { TextStyle } from './text-style.ts';

const baseline = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`baselines/${name}.json`, import.meta.url), 'utf8'));

function style(
  size: number,
  hinting: Hinting = 'default',
  family = 'sans-serif',
  slant = 'normal',
  weight: number | string = 'normal',
): TextStyle {
  return { font: { family: [family], style: slant, weight, stretch: 'normal', variant: 'normal', size }, hinting };
}

type MetricsRow = [
  string,
  string,
  string,
  number | string,
  number,
  number,
  Hinting,
  number[],
  [string, number, number, number][],
];

describe('a line of text', () => {
  it('has the glyphs, positions and size that Matplotlib measures', () => {
    const rows = baseline<MetricsRow[]>('metrics');
    const wrong: unknown[] = [];
    for (const [text, family, slant, weight, size, dpi, hinting, wanted, glyphs] of rows) {
      const line = setLine(text, style(size, hinting, family, slant, weight), dpi);
      const got = [line.width, line.height, line.descent];
      const placed = line.glyphs.map((g) => [FONTS[g.font].file, g.glyph, g.x, g.y]);
      if (JSON.stringify([got, placed]) !== JSON.stringify([wanted, glyphs])) {
        wrong.push([text, family, slant, weight, size, dpi, hinting, { got, wanted, placed, glyphs }]);
      }
    }
    expect(rows.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });
});

type PictureRow = [string, number, number, number, number, number, boolean, Hinting, number, number, string];

describe('the glyph pictures of a line', () => {
  it('equal those of Matplotlib to one level, whatever the rotation, hinting and antialiasing', () => {
    const rows = baseline<PictureRow[]>('pictures');
    for (const [text, angle, size, dpi, x, y, antialiased, hinting, width, height, pixels] of rows) {
      const layout = layoutText({ text, style: style(size, hinting), rotation: angle }, dpi);
      const line = layout.lines[0].line;
      const [item] = textItems({ ...layout, lines: [{ line, x: 0, y: 0 }] }, x, y, dpi, {
        color: [0, 0, 0, 1],
        antialiased,
      });
      const alpha = new Float64Array(width * height);
      glyphBitmaps().glyphs(item, height, (glyph) => {
        for (let row = 0; row < glyph.height; row++) {
          for (let column = 0; column < glyph.width; column++) {
            const px = glyph.x + column;
            const py = glyph.y + row;
            if (px < 0 || px >= width || py < 0 || py >= height) continue;
            const cover = glyph.coverage[row * glyph.width + column];
            const at = py * width + px;
            alpha[at] = alpha[at] + cover - (alpha[at] * cover) / 255;
          }
        }
      });
      const wanted = inflateSync(Buffer.from(pixels, 'base64'));
      let worst = 0;
      for (let i = 0; i < wanted.length; i++) worst = Math.max(worst, Math.abs(Math.round(alpha[i]) - wanted[i]));
      expect(worst, `${text} ${angle}° ${size} pt ${dpi} dpi ${hinting} ${antialiased}`).toBeLessThanOrEqual(1);
    }
    expect(rows.length).toBeGreaterThan(50);
  });
});

type LayoutRow = [
  string,
  Record<string, unknown>,
  [number, number] | null,
  number[],
  number[],
  number[],
  number[][],
  string[],
];

describe('the layout of a text', () => {
  it('puts lines, box and extents where Matplotlib puts them', () => {
    const rows = baseline<LayoutRow[]>('layouts');
    for (const [text, kw, at, bbox, corner, size, places, lines] of rows) {
      const props: TextProps = {
        text,
        style: style((kw.fontsize as number | undefined) ?? 10),
        ha: kw.ha as TextProps['ha'],
        va: kw.va as TextProps['va'],
        multialignment: kw.multialignment as TextProps['multialignment'],
        rotation: kw.rotation as number,
        rotationMode: kw.rotation_mode as TextProps['rotationMode'],
        linespacing: kw.linespacing as TextProps['linespacing'],
        wrap: at === null ? undefined : { x: at[0], y: at[1], box: [0, 0, 640, 480] },
      };
      const laid = layoutText(props, 100);
      const got = [...laid.bbox, ...laid.corner, ...laid.size, ...laid.lines.flatMap((l) => [l.x, l.y])];
      const wanted = [...bbox, ...corner, ...size, ...places.flat()];
      const label = JSON.stringify([text, kw, at]);
      expect(
        laid.lines.map((l) => l.line.text),
        label,
      ).toEqual(lines);
      for (const [i, value] of wanted.entries()) expect(got[i], label).toBeCloseTo(value, 9);
    }
    expect(rows.length).toBeGreaterThan(300);
  });
});
