import { fontFile, glyphAdvance, glyphOutline, glyphText } from '../../text/outlines.ts';
import { num } from '../vector/num.ts';
import { WHOLE } from '../vector/outline.ts';
import { boundsOf, pathOperators } from './path-operators.ts';
import type { Ref } from './pdf-file.ts';
import type { PdfPage } from './pdf-page.ts';
import { toUnicode } from './to-unicode.ts';
import { subsetTrueType } from './truetype-subset.ts';

/** Matplotlib's `pdf.fonttype`: 3 draws glyphs as small pictures, 42 embeds TrueType. */
export type PdfFontType = 3 | 42;

/** A glyph as text operators name it. */
export interface CodedGlyph {
  /** Resource name of the font. */
  readonly font: string;
  /** Hex digits of the code. */
  readonly code: string;
}

/** The fonts of one document, each with the glyphs that it uses and no others. */
export interface FontBook {
  glyph(font: number, glyph: number): CodedGlyph;
  /** Writes the fonts, once all glyphs are known. */
  finish(): void;
}

/** Type 3: up to 256 glyphs to a font, with codes in the order of their first use. */
export class Type3Fonts implements FontBook {
  readonly #page: PdfPage;
  /** Per font of the text engine: its glyphs, and the references of its Type 3 fonts. */
  readonly #used = new Map<
    number,
    { readonly glyphs: number[]; readonly codes: Map<number, number>; readonly refs: Ref[] }
  >();

  constructor(page: PdfPage) {
    this.#page = page;
  }

  glyph(font: number, glyph: number): CodedGlyph {
    let used = this.#used.get(font);
    if (used === undefined) {
      used = { glyphs: [], codes: new Map(), refs: [] };
      this.#used.set(font, used);
    }
    let index = used.codes.get(glyph);
    if (index === undefined) {
      index = used.glyphs.length;
      used.glyphs.push(glyph);
      used.codes.set(glyph, index);
    }
    const block = index >> 8;
    const { refs } = used;
    const name = this.#page.resource('Font', 'F', `${font}/${block}`, () => {
      refs[block] = this.#page.file.reserve();
      return refs[block];
    });
    return { font: name, code: (index & 255).toString(16).padStart(2, '0') };
  }

  finish(): void {
    for (const [font, { glyphs, refs }] of this.#used) {
      refs.forEach((ref, block) => {
        this.#write(ref, font, glyphs.slice(block * 256, block * 256 + 256));
      });
    }
  }

  #write(ref: Ref, font: number, glyphs: readonly number[]): void {
    const { file } = this.#page;
    const { unitsPerEm, postscript, ascent, descent } = fontFile(font);
    const scale = 1000 / unitsPerEm;
    const widths = glyphs.map((g) => glyphAdvance(font, g) * scale);
    const procs = glyphs.map((g, i) => {
      const outline = this.#page.outline(glyphOutline(font, g), WHOLE, [scale, 0, 0, scale, 0, 0]);
      const body = `${num(widths[i])} 0 ${boundsOf(outline, 0)} d1\n${pathOperators(outline)}f\n`;
      return `/g${g} ${file.addStream('', body)}`;
    });
    const texts = new Map(glyphs.map((g, i) => [i, glyphText(font, g)]));
    const map = file.addStream('', toUnicode(texts, 1));
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${postscript} /Flags 4 /FontBBox [0 0 0 0] /Ascent ${num(ascent * scale)} ` +
        `/Descent ${num(-descent * scale)} /CapHeight ${num(ascent * scale)} /ItalicAngle 0 /StemV 0 >>`,
    );
    file.set(
      ref,
      `<< /Type /Font /Subtype /Type3 /Name /${postscript} /BaseFont /${postscript} /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] ` +
        `/FontDescriptor ${descriptor} /FirstChar 0 /LastChar ${glyphs.length - 1} /Widths [${widths.map(num).join(' ')}] ` +
        `/Encoding << /Type /Encoding /Differences [0 ${glyphs.map((g) => `/g${g}`).join(' ')}] >> ` +
        `/CharProcs << ${procs.join(' ')} >> /Resources << >> /ToUnicode ${map} >>`,
    );
  }
}

/** Type 42: the font file without the outlines that are not used; codes are the file's own glyph numbers. */
export class TrueTypeFonts implements FontBook {
  readonly #page: PdfPage;
  readonly #used = new Map<number, { readonly glyphs: Set<number>; readonly ref: Ref }>();

  constructor(page: PdfPage) {
    this.#page = page;
  }

  glyph(font: number, glyph: number): CodedGlyph {
    let used = this.#used.get(font);
    if (used === undefined) {
      used = { glyphs: new Set([0]), ref: this.#page.file.reserve() };
      this.#used.set(font, used);
    }
    used.glyphs.add(glyph);
    const { ref } = used;
    return {
      font: this.#page.resource('Font', 'F', String(font), () => ref),
      code: glyph.toString(16).padStart(4, '0'),
    };
  }

  finish(): void {
    for (const [font, { glyphs, ref }] of this.#used)
      this.#write(
        ref,
        font,
        [...glyphs].sort((a, b) => a - b),
      );
  }

  #write(ref: Ref, font: number, glyphs: readonly number[]): void {
    const { file } = this.#page;
    const { bytes, unitsPerEm, postscript, ascent, descent, style } = fontFile(font);
    const scale = 1000 / unitsPerEm;
    const subset = subsetTrueType(bytes, glyphs);
    const name = `${subset.tag}+${postscript}`;
    const program = file.addStream(`/Length1 ${subset.bytes.length}`, subset.bytes);
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${subset.bounds.map((v) => num(v * scale)).join(' ')}] ` +
        `/Ascent ${num(ascent * scale)} /Descent ${num(-descent * scale)} /CapHeight ${num(ascent * scale)} ` +
        `/ItalicAngle ${style === 'normal' ? 0 : -12} /StemV 80 /FontFile2 ${program} >>`,
    );
    const widths = glyphs.map((g) => `${g} [${num(glyphAdvance(font, g) * scale)}]`).join(' ');
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /FontDescriptor ${descriptor} /CIDToGIDMap /Identity ` +
        `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [${widths}] >>`,
    );
    const map = file.addStream('', toUnicode(new Map(glyphs.map((g) => [g, glyphText(font, g)])), 2));
    file.set(
      ref,
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${map} >>`,
    );
  }
}
