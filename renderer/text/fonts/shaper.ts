import { face, type Hinting } from './face.ts';
import { LAST_RESORT } from './font-table.ts';
import { BEGINNING_OF_TEXT, END_OF_TEXT, type HarfBuzz, harfbuzz, LEFT_TO_RIGHT, RIGHT_TO_LEFT } from './harfbuzz.ts';

/** One glyph from the shaper; lengths in 26.6 pixels, `cluster` is the index of its first UTF-16 unit in the text. */
export interface RunGlyph {
  readonly glyph: number;
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

// The font callbacks measure at the size of the run that is being shaped.
let em = 0;
let hinting: Hinting = 'default';

const shapers: (number | undefined)[] = [];
let buffer = 0;
let textAt = 0;
let textRoom = 0;

/** A HarfBuzz font whose advances are FreeType's (hinted) ones; kerning and attachment come from the font, unhinted. */
function shaper(hb: HarfBuzz, font: number): number {
  let known = shapers[font];
  if (known === undefined) {
    const { bytes } = face(font);
    const data = hb.malloc(bytes.length);
    if (data === 0) throw new Error('HarfBuzz has no memory for a font');
    new Uint8Array(hb.memory.buffer, data, bytes.length).set(bytes);
    const readOnly = 1;
    const design = hb.hb_font_create(hb.hb_face_create(hb.hb_blob_create(data, bytes.length, readOnly, 0, 0), 0));
    known = hb.hb_font_create_sub_font(design);
    const funcs = hb.hb_font_funcs_create();
    const advance = hb.callback(4, (_font, _data, glyph) => face(font).metrics(em, glyph, hinting).advance);
    hb.hb_font_funcs_set_glyph_h_advance_func(funcs, advance, 0, 0);
    if (font === LAST_RESORT) {
      // The one map of the font of last resort that is not empty is not the one HarfBuzz would choose.
      const nominal = hb.callback(5, (_font, _data, codePoint, out) => {
        const glyph = face(font).glyph(codePoint);
        new DataView(hb.memory.buffer).setUint32(out, glyph, true);
        return glyph === 0 ? 0 : 1;
      });
      hb.hb_font_funcs_set_nominal_glyph_func(funcs, nominal, 0, 0);
    }
    hb.hb_font_set_funcs(known, funcs, 0, 0);
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
  const hb = harfbuzz();
  const shaped = shaper(hb, font);
  em = size;
  hinting = hints;
  const scale = face(font).shapingScale(size);
  hb.hb_font_set_scale(shaped, scale, scale);
  if (buffer === 0) buffer = hb.hb_buffer_create();
  hb.hb_buffer_reset(buffer);
  // The whole text goes in, so that letters at the ends of the run join with their neighbours outside of it.
  writeText(hb, text);
  hb.hb_buffer_add_utf16(buffer, textAt, text.length, start, end - start);
  hb.hb_buffer_set_direction(buffer, rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
  // A mark at the very beginning gets a dotted circle to stand on.
  hb.hb_buffer_set_flags(buffer, (start === 0 ? BEGINNING_OF_TEXT : 0) | (end === text.length ? END_OF_TEXT : 0));
  hb.hb_buffer_guess_segment_properties(buffer);
  hb.hb_shape(shaped, buffer, 0, 0);
  return readGlyphs(hb);
}

function writeText(hb: HarfBuzz, text: string): void {
  if (text.length > textRoom) {
    textRoom = Math.max(256, 2 * text.length);
    hb.free(textAt);
    textAt = hb.malloc(2 * textRoom);
    if (textAt === 0) throw new Error('HarfBuzz has no memory for a text');
  }
  const units = new Uint16Array(hb.memory.buffer, textAt, text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
}

/** `hb_glyph_info_t` and `hb_glyph_position_t` are five 32-bit numbers each. */
function readGlyphs(hb: HarfBuzz): RunGlyph[] {
  const count = hb.hb_buffer_get_length(buffer);
  const infoAt = hb.hb_buffer_get_glyph_infos(buffer, 0) >> 2;
  const positionAt = hb.hb_buffer_get_glyph_positions(buffer, 0) >> 2;
  const words = new Int32Array(hb.memory.buffer);
  const glyphs: RunGlyph[] = [];
  for (let i = 0; i < count; i++) {
    const info = infoAt + 5 * i;
    const position = positionAt + 5 * i;
    glyphs.push({
      glyph: words[info],
      cluster: words[info + 2],
      advance: words[position],
      dx: words[position + 2],
      dy: words[position + 3],
    });
  }
  return glyphs;
}
