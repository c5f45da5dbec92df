import { readFileSync } from 'node:fs';
import { dataFile } from '../../data-dir.ts';
import { face, type Hinting } from './face.ts';
import { FONTS } from './font-table.ts';
import type { RunGlyph } from './shaper.ts';

/**
 * Shaping without HarfBuzz, for text that needs no more than kerning: Latin letters, digits and signs in the DejaVu fonts.
 * Starting HarfBuzz takes longer than drawing a figure, and most figures hold no other text. The tables are HarfBuzz's own
 * answers (`make-kerning.ts`), and a test compares the two.
 */
interface KerningFile {
  /** The characters whose every pair is known. */
  readonly characters: string;
  /** Pairs that become something else than two glyphs side by side. */
  readonly ligatures: readonly string[];
  /** First character → second character → font units. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Kerning {
  readonly characters: ReadonlySet<string>;
  readonly ligatures: ReadonlySet<string>;
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The families with tables. */
export const KERNED_FAMILIES: readonly string[] = ['DejaVu Sans', 'DejaVu Sans Mono', 'DejaVu Serif'];

/** Characters that tick labels, titles and axis labels are mostly made of, all of one script or of none. */
export const KERNED_CHARACTERS: string = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)),
  ...Array.from({ length: 12 }, (_, i) => String.fromCharCode(0xa1 + i)), // to U+00AC; U+00AD is the soft hyphen
  ...Array.from({ length: 82 }, (_, i) => String.fromCharCode(0xae + i)),
  ...'−–—‘’“”…•≤≥≈',
].join('');

const opened: (Kerning | null | undefined)[] = [];

function kerningOf(font: number): Kerning | null {
  let known = opened[font];
  if (known === undefined) {
    const { family, file } = FONTS[font];
    known = KERNED_FAMILIES.includes(family) ? readKerning(file.replace('.ttf', '.json')) : null;
    opened[font] = known;
  }
  return known;
}

function readKerning(name: string): Kerning {
  const file: KerningFile = JSON.parse(readFileSync(dataFile(`kerning/${name}`), 'utf8'));
  return {
    characters: new Set(file.characters),
    ligatures: new Set(file.ligatures),
    pairs: new Map(Object.entries(file.pairs).map(([first, seconds]) => [first, new Map(Object.entries(seconds))])),
  };
}

/** The glyphs of a text as HarfBuzz would give them, or null when it takes HarfBuzz to know. `em` is from `emSize`. */
export function kernText(text: string, font: number, em: number, hinting: Hinting): RunGlyph[] | null {
  const kerning = kerningOf(font);
  if (kerning === null) return null;
  const opened = face(font);
  // HarfBuzz's own arithmetic from font units to its scale: a 16.16 factor, rounded once.
  const factor = Math.floor((opened.shapingScale(em) * 0x10000) / opened.unitsPerEm);
  const glyphs: RunGlyph[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (!kerning.characters.has(character)) return null;
    const next = text[i + 1];
    if (next !== undefined && kerning.ligatures.has(character + next)) return null;
    const glyph = opened.glyph(text.charCodeAt(i));
    let { advance } = opened.metrics(em, glyph, hinting);
    const pair = next === undefined ? undefined : kerning.pairs.get(character)?.get(next);
    if (pair !== undefined) advance += Math.floor((pair * factor + 0x8000) / 0x10000);
    glyphs.push({ glyph, cluster: i, advance, dx: 0, dy: 0 });
  }
  return glyphs;
}
