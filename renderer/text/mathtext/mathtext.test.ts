import { readFileSync } from 'node:fs';
import { gunzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rasterize } from '../../backends/raster/rasterize.ts';
import { FONTS } from '../fonts/font-table.ts';
import { glyphBitmaps } from '../glyph-bitmaps.ts';
import { layoutText } from '../layout-text.ts';
import { setLine } from '../set-line.ts';
import { TextError } from '../text-error.ts';
import { textItems } from '../text-items.ts';
import { DEFAULT_MATH, type FontSet, type TextStyle } from '../text-style.ts';
import { checkMath } from './check-math.ts';
import { isMath } from './is-math.ts';
import { MathError } from './math-error.ts';

type Row = [
  formula: string,
  fontset: FontSet,
  size: number,
  dpi: number,
  family: string,
  dimensions: number[],
  glyphs: [string, number, number, number, number][],
  rects: number[][],
];

function style(size: number, fontset: FontSet = 'dejavusans', family = 'sans-serif'): TextStyle {
  return {
    font: { family: [family], style: 'normal', weight: 'normal', stretch: 'normal', variant: 'normal', size },
    math: { ...DEFAULT_MATH, fontset },
  };
}

describe('a formula', () => {
  it('has the glyphs, places and bars that Matplotlib gives it, in every font set', () => {
    const file = readFileSync(new URL('../baselines/mathtext.json.gz', import.meta.url));
    const rows: Row[] = JSON.parse(gunzipSync(file).toString());
    expect(rows.length).toBeGreaterThan(700);
    for (const [formula, fontset, size, dpi, family, dimensions, glyphs, rects] of rows) {
      const line = setLine(formula, style(size, fontset, family), dpi);
      const label = `${formula} ${fontset} ${size} pt`;
      expect([line.width, line.height, line.descent], label).toEqual(dimensions);
      expect(
        line.glyphs.map((g) => [FONTS[g.font].file, g.glyph]),
        label,
      ).toEqual(glyphs.map(([f, g]) => [f, g]));
      const got = [...line.glyphs.flatMap((g) => [g.size, g.x, g.y]), ...line.rects.flat()];
      const wanted = [...glyphs.flatMap((g) => g.slice(2) as number[]), ...rects.flat()];
      expect(got.length, label).toBe(wanted.length);
      const worst = Math.max(0, ...wanted.map((value, i) => Math.abs(value - got[i])));
      expect(worst, label).toBeLessThan(0.001);
    }
  });

  it('is drawn as Matplotlib draws it, bars and turned formulas too', () => {
    type Picture = [string, FontSet, number, number, number, number, number, number, string];
    const file = readFileSync(new URL('../baselines/formula-pictures.json', import.meta.url), 'utf8');
    for (const [text, fontset, size, angle, x, y, width, height, pixels] of JSON.parse(file) as Picture[]) {
      const layout = layoutText({ text, style: style(size, fontset), rotation: angle }, 100);
      const items = textItems({ ...layout, lines: [{ ...layout.lines[0], x: 0, y: 0 }] }, x, y, 100, {
        color: [0.1, 0.2, 0.6, 1],
      });
      const frame = rasterize({ width, height, dpi: 100, items }, glyphBitmaps());
      const wanted = inflateSync(Buffer.from(pixels, 'base64'));
      let worst = 0;
      for (let i = 0; i < wanted.length; i++) worst = Math.max(worst, Math.abs(wanted[i] - frame.data[i]));
      expect(worst, `${text} ${fontset} ${angle}°`).toBeLessThanOrEqual(1);
    }
  });

  it('is what stands between an even number of dollar signs that are not escaped', () => {
    expect(['$x$', 'a $b$ c', '$x$ \\$', '\\$5', '$5', '5 $ and 6 $', ''].map(isMath)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  // The messages' words are ours; that each is an error, and where, is Matplotlib's.
  it.each([
    ['$\\hspace{}$', 'Expected \\hspace{space}', 9],
    ['$\\hspace{foo}$', 'Expected \\hspace{space}', 9],
    ['$\\sinx$', 'Unknown symbol: \\sinx', 1],
    ['$\\dotx$', 'Unknown symbol: \\dotx', 1],
    ['$\\frac$', 'Expected \\frac{num}{den}', 6],
    ['$\\frac{}{}$', 'Expected \\frac{num}{den}', 8],
    ['$\\binom{}{}$', 'Expected \\binom{num}{den}', 9],
    ['$\\genfrac{[}$', 'Expected \\genfrac{ldelim}{rdelim}{rulesize}{style}{num}{den}', 12],
    ['$\\sqrt$', 'Expected \\sqrt{value}', 6],
    ['$\\sqrt f$', 'Expected \\sqrt{value}', 7],
    ['$\\overline$', 'Expected \\overline{body}', 10],
    ['$\\leftF$', 'Unknown symbol: \\leftF', 1],
    ['$\\rightF$', 'Unknown symbol: \\rightF', 1],
    ['$\\left(\\right$', 'Expected a delimiter', 13],
    ['$\\left($', 'Expected \\right', 7],
    ['$\\foo$ here', 'Unknown symbol: \\foo', 1],
    ['text $a^2^2$', 'Double superscript', 9],
    ['$a_2_2$', 'Double subscript', 4],
    ['$ {x $', "Expected '}'", 5],
    ['$x}$', 'Unexpected "}"', 2],
    ['$$', 'Expected a formula between the dollar signs', 1],
    ['$\\overset{a}$', 'Expected \\overset{annotation}{body}', 12],
    ['$"$', 'Unexpected "\\""', 1],
    [`$${'{'.repeat(5000)}x${'}'.repeat(5000)}$`, 'More than 200 groups inside each other', 202],
  ])('%s is an error that says where', (formula, message, position) => {
    const error = (() => {
      try {
        setLine(formula, style(10), 100);
      } catch (thrown) {
        return thrown;
      }
      return null;
    })();
    expect(error).toBeInstanceOf(MathError);
    expect(error).toMatchObject({ message, position });
    expect(checkMath(`a line\n${formula}`)).toMatchObject({ message, position: 7 + position });
  });

  it('that makes a glyph larger than any picture is an error, not a strain on memory', () => {
    expect(() => setLine('$\\genfrac{(}{)}{1e9}{}{a}{b}$'.replace('1e9', '1000000000'), style(10), 100)).toThrow(
      TextError,
    );
    expect(() => setLine('x', style(1e6), 100)).toThrow(TextError);
    expect(() => setLine('x', style(Number.NaN), 100)).toThrow(TextError);
  });
});
