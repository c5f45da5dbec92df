import * as hb from 'harfbuzzjs';
import { face, type Hinting } from './face.ts';
import { LAST_RESORT } from './font-table.ts';

/** One glyph from the shaper; lengths in 26.6 pixels, `cluster` is the index of its first UTF-16 unit in the text. */
export interface RunGlyph {
  readonly glyph: number;
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

let em = 0;
let hinting: Hinting = 'default';

const shapers: (hb.Font | undefined)[] = [];
let buffer: hb.Buffer | undefined;

/** A HarfBuzz font whose advances are FreeType's (hinted) ones; kerning and attachment come from the font, unhinted. */
function shaper(font: number): hb.Font {
  let known = shapers[font];
  if (known === undefined) {
    const { bytes } = face(font);
    const design = new hb.Font(new hb.Face(new hb.Blob(bytes), 0));
    known = design.subFont();
    const funcs = new hb.FontFuncs();
    funcs.setGlyphHAdvanceFunc((_, glyph) => face(font).metrics(em, glyph, hinting).advance);
    // The one map of the font of last resort that is not empty is not the one HarfBuzz would choose.
    if (font === LAST_RESORT) funcs.setNominalGlyphFunc((_, codePoint) => face(font).glyph(codePoint) || undefined);
    known.setFuncs(funcs);
    shapers[font] = known;
  }
  return known;
}

/** Shapes one run: one font, one script, one direction. Glyphs come in visual order; 0 is a glyph the font lacks. */
export function shapeRun(
  text: string,
  start: number,
  end: number,
  font: number,
  size: number,
  hints: Hinting,
  rightToLeft: boolean,
): RunGlyph[] {
  const shaped = shaper(font);
  em = size;
  hinting = hints;
  const { unitsPerEm } = face(font);
  const scale = Math.floor((face(font).scale(size) * unitsPerEm + 0x8000) / 0x10000);
  shaped.setScale(scale, scale);
  buffer ??= new hb.Buffer();
  buffer.reset();
  buffer.addText(text, start, end - start);
  buffer.setDirection(rightToLeft ? hb.Direction.RTL : hb.Direction.LTR);
  buffer.guessSegmentProperties();
  hb.shape(shaped, buffer);
  const glyphs: RunGlyph[] = [];
  for (const g of buffer.getGlyphInfosAndPositions()) {
    glyphs.push({
      glyph: g.codepoint,
      cluster: g.cluster,
      advance: g.xAdvance ?? 0,
      dx: g.xOffset ?? 0,
      dy: g.yOffset ?? 0,
    });
  }
  return glyphs;
}
