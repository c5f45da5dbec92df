import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DisplayItem, DisplayList } from '../display-list/display-list.ts';
import { layoutText } from '../text/layout-text.ts';
import { textItems } from '../text/text-items.ts';
import { baselineOf, readScenes } from './raster/scenes.ts';
import { toSvg } from './svg.ts';
import { coarseRms, readRgb } from './vector/pictures.ts';
import { textProps } from './vector/test-text.ts';

const svgOf = (list: DisplayList, options = {}): string => Buffer.from(toSvg(list, options)).toString('utf8');

function textList(text: string, angle = 0): DisplayList {
  const items = textItems(layoutText(textProps(text, angle), 72), 20, 50, 72, { color: [1, 0, 0, 1] });
  return { width: 200, height: 100, dpi: 72, items };
}

// Without antialiasing Agg rounds shapes outwards to whole pixels, which no vector format does.
const ROUNDED = new Set(['fill-no-antialiasing']);

describe('SVG', () => {
  test.each(readScenes())('$name looks like what Matplotlib’s raster drew', async ({ name, list }) => {
    const want = await readRgb(readFileSync(baselineOf(name)));
    const got = await readRgb(toSvg(list), list.dpi);
    const blank = { ...want, data: new Uint8Array(want.data.length).fill(255) };
    const rms = coarseRms(got, want);
    expect(rms).toBeLessThan(ROUNDED.has(name) ? 25 : 13);
    expect(rms).toBeLessThan(0.5 * coarseRms(blank, want) + 1);
  });

  test.each(readScenes().filter((_, i) => i % 9 === 0))('$name gives the same bytes twice', ({ list }) => {
    expect(Buffer.compare(toSvg(list), toSvg(list))).toBe(0);
  });

  test('glyphs are defined once and used by reference', () => {
    const svg = svgOf(textList('aba'));
    expect(svg.match(/<path id="DejaVuSans-/g)).toHaveLength(2);
    expect(svg.match(/<use xlink:href="#DejaVuSans-/g)).toHaveLength(3);
    expect(svg).toContain('<!-- aba -->');
    expect(svg).toContain('fill: #ff0000');
  });

  test('text stays text when the figure asks for it', () => {
    const svg = svgOf(textList('5 < 6 & "so" on'), { fonttype: 'none' });
    expect(svg).toMatch(/<text [^>]*font-size: 12px; font-family: 'DejaVu Sans'[^>]*>5 &lt; 6 &amp; "so" on<\/text>/);
    expect(svgOf(textList('$x^2$'), { fonttype: 'none' })).toMatch(/<tspan [^>]*>x<\/tspan>\n<tspan [^>]*>2<\/tspan>/);
  });

  test('nothing that a text or an id says can leave its place', async () => {
    const nasty = 'a --> b <script>\u0000\u0007</script> ]]> &amp; \ud800';
    const rect: DisplayItem = {
      kind: 'path',
      path: { vertices: Float64Array.of(0, 0, 50, 0, 50, 50), codes: null },
      fill: [0, 0, 1, 1],
      stroke: null,
      clip: null,
      antialiased: true,
      snap: null,
      gid: '"><script>',
    };
    const list = { ...textList(nasty), items: [rect, ...textList(nasty).items] };
    for (const fonttype of ['path', 'none']) {
      const svg = svgOf(list, { fonttype, title: '</title><script>' });
      expect(svg).not.toMatch(/<script/);
      // librsvg refuses what is not well-formed.
      expect((await readRgb(Buffer.from(svg))).width).toBe(200);
    }
  });

  test('size and view box follow the canvas', () => {
    const svg = svgOf({ width: 460.8, height: 345.6, dpi: 72, items: [] });
    expect(svg).toContain('width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6"');
  });
});
