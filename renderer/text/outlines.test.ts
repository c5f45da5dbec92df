import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { face } from './fonts/face.ts';
import { fontByFile } from './fonts/font-table.ts';
import { fontFile, glyphAdvance, glyphOutline, glyphText } from './outlines.ts';

type Row = [file: string, character: string, glyph: number, advance: number, vertices: number[], codes: number[]];

describe('what vector backends get of a glyph', () => {
  it('is the outline and the advance that FreeType reads, in font units', () => {
    const rows: Row[] = JSON.parse(readFileSync(new URL('baselines/outlines.json', import.meta.url), 'utf8'));
    expect(rows.length).toBeGreaterThan(15);
    for (const [file, character, glyph, advance, vertices, codes] of rows) {
      const font = fontByFile(file);
      const outline = glyphOutline(font, glyph);
      const label = `${file} ${character}`;
      expect(face(font).glyph(character.codePointAt(0) ?? 0), label).toBe(glyph);
      expect(glyphAdvance(font, glyph), label).toBe(advance);
      expect([...(outline.codes ?? [])], label).toEqual(codes);
      for (const [i, value] of vertices.entries()) {
        // FreeType rounds half-way points and scaled parts to whole units.
        expect(Math.abs(outline.vertices[i] - value), label).toBeLessThanOrEqual(1);
      }
    }
  });

  it('says in characters what a glyph stands for', () => {
    const sans = fontByFile('DejaVuSans');
    expect(['A', ' ', 'é', 'Ω', '−'].map((c) => glyphText(sans, face(sans).glyph(c.codePointAt(0) ?? 0)))).toEqual([
      'A',
      ' ',
      'é',
      'Ω',
      '−',
    ]);
    expect(glyphText(sans, face(sans).glyph(0xfb03))).toBe('ffi');
    expect(glyphText(sans, 0)).toBe('');
  });

  it('comes with the whole font file and its names', () => {
    const { bytes, postscript, unitsPerEm, ascent, descent } = fontFile(fontByFile('DejaVuSans-Bold'));
    expect({ postscript, unitsPerEm, ascent, descent }).toEqual({
      postscript: 'DejaVuSans-Bold',
      unitsPerEm: 2048,
      ascent: 1556,
      descent: 492,
    });
    expect(bytes.length).toBe(704128);
  });
});
