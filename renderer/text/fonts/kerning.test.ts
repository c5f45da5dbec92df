import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emSize } from './face.ts';
import { FONTS } from './font-table.ts';
import { KERNED_CHARACTERS, KERNED_FAMILIES, kernText } from './kerning.ts';
import { shapeRun } from './shaper.ts';

const fonts = [...FONTS.keys()].filter((font) => KERNED_FAMILIES.includes(FONTS[font].family));

describe('kerning without HarfBuzz', () => {
  it('gives the glyphs and advances that HarfBuzz gives, for any text it takes on', () => {
    expect(fonts.length).toBe(12);
    let taken = 0;
    const character = fc.constantFrom(...KERNED_CHARACTERS);
    const letters = fc.constantFrom(...'AVTWYLPFfijkrtvwyaeo.,-−0123456789 ');
    const text = fc.string({ unit: fc.oneof(character, letters), maxLength: 24 });
    const hinting = fc.constantFrom('default' as const, 'no_hinting' as const);
    fc.assert(
      fc.property(
        fc.constantFrom(...fonts),
        text,
        fc.double({ min: 1, max: 60, noNaN: true }),
        hinting,
        (font, words, size, hints) => {
          const em = emSize(size, 100);
          const kerned = kernText(words, font, em, hints);
          if (kerned === null) return;
          taken++;
          expect(kerned).toEqual(shapeRun(words, 0, words.length, font, em, hints, false));
        },
      ),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(1000);
  });

  it('leaves ligatures, other scripts and other fonts to HarfBuzz', () => {
    const em = emSize(10, 100);
    expect(kernText('0.25', 0, em, 'default')).not.toBeNull();
    expect(['fi', 'coefficient', 'α', '日', 'a\tb'].map((words) => kernText(words, 0, em, 'default'))).toEqual(
      Array(5).fill(null),
    );
    const stix = FONTS.findIndex((f) => f.file === 'STIXGeneral.ttf');
    expect(kernText('0.25', stix, em, 'default')).toBeNull();
  });
});
