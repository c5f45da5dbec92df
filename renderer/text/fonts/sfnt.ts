/** Reads the few OpenType tables that layout needs straight from a font's bytes (the OpenType specification's field offsets). */

export interface VerticalMetrics {
  readonly ascent: number;
  /** Positive, below the baseline. */
  readonly descent: number;
  readonly lineGap: number;
}

/** A table of a font file as a view, or null when the font has none of that tag. */
export function fontTable(bytes: Uint8Array, tag: string): DataView | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = (tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3);
  const count = view.getUint16(4);
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    if (view.getInt32(record) === wanted) {
      return new DataView(bytes.buffer, bytes.byteOffset + view.getUint32(record + 8), view.getUint32(record + 12));
    }
  }
  return null;
}

export function unitsPerEm(bytes: Uint8Array): number {
  const head = fontTable(bytes, 'head');
  if (head === null) throw new Error('a font without a head table');
  return head.getUint16(18);
}

/** Line metrics in font units: the typographic ones of OS/2, else those of hhea (the order Matplotlib takes them in). */
export function verticalMetrics(bytes: Uint8Array): VerticalMetrics {
  const os2 = fontTable(bytes, 'OS/2');
  if (os2 !== null) return { ascent: os2.getInt16(68), descent: -os2.getInt16(70), lineGap: os2.getInt16(72) };
  const hhea = fontTable(bytes, 'hhea');
  if (hhea === null) throw new Error('a font without line metrics');
  return { ascent: hhea.getInt16(4), descent: -hhea.getInt16(6), lineGap: hhea.getInt16(8) };
}

/** Unhinted advance of a glyph in font units. */
export function advanceWidth(bytes: Uint8Array, glyph: number): number {
  const hhea = fontTable(bytes, 'hhea');
  const hmtx = fontTable(bytes, 'hmtx');
  if (hhea === null || hmtx === null) throw new Error('a font without advances');
  // Glyphs past the last entry share its advance.
  return hmtx.getUint16(4 * Math.min(glyph, hhea.getUint16(34) - 1));
}

/** The code points of a font's Unicode character maps (formats 4 and 12), in growing order. */
export function codePoints(bytes: Uint8Array): number[] {
  const cmap = fontTable(bytes, 'cmap');
  const found = new Set<number>();
  for (let i = 0; cmap !== null && i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(8 + 8 * i);
    const format = cmap.getUint16(at);
    if (format === 4) {
      const double = cmap.getUint16(at + 6);
      for (let s = 0; s < double; s += 2) {
        const last = cmap.getUint16(at + 14 + s);
        for (let c = cmap.getUint16(at + 16 + double + s); c <= last && c < 0xffff; c++) found.add(c);
      }
    } else if (format === 12) {
      for (let group = 0; group < cmap.getUint32(at + 12); group++) {
        const last = cmap.getUint32(at + 20 + 12 * group);
        for (let c = cmap.getUint32(at + 16 + 12 * group); c <= last; c++) found.add(c);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * The glyph that the first character map of the font gives a code point; 0 when it has none. Only formats 12 (runs of glyphs)
 * and 13 (one glyph for a whole run) are read: the font of last resort is the one font asked this way, because FreeType
 * would pick its empty Windows map.
 */
export function firstCmapGlyph(bytes: Uint8Array, codePoint: number): number {
  const cmap = fontTable(bytes, 'cmap');
  if (cmap === null) return 0;
  const at = cmap.getUint32(8);
  const format = cmap.getUint16(at);
  if (format !== 12 && format !== 13) return 0;
  let low = 0;
  let high = cmap.getUint32(at + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + 12 * middle;
    if (codePoint < cmap.getUint32(group)) high = middle - 1;
    else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1;
    else return cmap.getUint32(group + 8) + (format === 12 ? codePoint - cmap.getUint32(group) : 0);
  }
  return 0;
}
