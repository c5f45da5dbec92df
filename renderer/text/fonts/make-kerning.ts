/**
 * Writes renderer/data/kerning/: what HarfBuzz makes of every pair of the usual characters, for each DejaVu font.
 * Run after a change of fonts or of HarfBuzz: `node renderer/text/fonts/make-kerning.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dataFile } from '../../data-dir.ts';
import { face } from './face.ts';
import { FONTS } from './font-table.ts';
import { KERNED_CHARACTERS, KERNED_FAMILIES } from './kerning.ts';
import { shapeRun } from './shaper.ts';

function pairsOf(font: number): { ligatures: string[]; pairs: Record<string, Record<string, number>> } {
  const { unitsPerEm } = face(font);
  const ligatures: string[] = [];
  const pairs: Record<string, Record<string, number>> = {};
  for (const first of KERNED_CHARACTERS) {
    for (const second of KERNED_CHARACTERS) {
      // At an em of as many 26.6 pixels as the em has units, everything comes in font units.
      const shaped = shapeRun(first + second, 0, 2, font, unitsPerEm, 'no_hinting', false);
      const [a, b] = shaped;
      const glyphs = [first, second].map((c) => face(font).glyph(c.codePointAt(0) ?? 0));
      const own = glyphs.map((g) => face(font).metrics(unitsPerEm, g, 'no_hinting').advance);
      const isPlain =
        shaped.length === 2 &&
        shaped.every((g, i) => g.glyph === glyphs[i] && g.glyph !== 0 && g.dx === 0 && g.dy === 0) &&
        b.advance === own[1];
      if (!isPlain) ligatures.push(first + second);
      else if (a.advance !== own[0]) {
        pairs[first] ??= {};
        pairs[first][second] = a.advance - own[0];
      }
    }
  }
  return { ligatures, pairs };
}

mkdirSync(dataFile('kerning'), { recursive: true });
for (const [font, { family, file }] of FONTS.entries()) {
  if (!KERNED_FAMILIES.includes(family)) continue;
  const { ligatures, pairs } = pairsOf(font);
  const lines = Object.entries(pairs).map(([first, seconds]) => `${JSON.stringify(first)}:${JSON.stringify(seconds)}`);
  const head = `{"characters":${JSON.stringify(KERNED_CHARACTERS)},\n"ligatures":${JSON.stringify(ligatures)},\n"pairs":{\n`;
  writeFileSync(dataFile(`kerning/${file.replace('.ttf', '.json')}`), `${head}${lines.join(',\n')}\n}}\n`);
}
