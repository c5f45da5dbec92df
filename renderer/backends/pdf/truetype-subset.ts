import { createHash } from 'node:crypto';

/** A font file with fewer outlines. Glyph numbers stay the same. */
export interface TrueTypeSubset {
  readonly bytes: Uint8Array;
  /** Six capital letters that stand before the name of a subset. */
  readonly tag: string;
  /** xMin, yMin, xMax, yMax in font units. */
  readonly bounds: readonly [number, number, number, number];
}

/** What a PDF reader needs; names and character maps are not among it. */
const KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

const ARGS_ARE_WORDS = 1;
const HAS_SCALE = 8;
const MORE_COMPONENTS = 32;
const HAS_XY_SCALE = 64;
const HAS_MATRIX = 128;

function tablesOf(view: DataView, file: Uint8Array): Map<string, Uint8Array> {
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...file.subarray(at, at + 4));
    tables.set(tag, file.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12)));
  }
  return tables;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The glyphs that a composite glyph is made of. */
function components(outline: Uint8Array): number[] {
  if (outline.length < 10) return [];
  const view = viewOf(outline);
  if (view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  let at = 10;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS) {
    flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_XY_SCALE) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
  }
  return parts;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    sum = (sum + (((bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3]) >>> 0)) >>> 0;
  }
  return sum;
}

/** Empties all outlines but those of the given glyphs and their components. Throws when the file is no TrueType with `glyf`. */
export function subsetTrueType(file: Uint8Array, glyphs: readonly number[]): TrueTypeSubset {
  const tables = tablesOf(viewOf(file), file);
  const [head, maxp, loca, glyf] = ['head', 'maxp', 'loca', 'glyf'].map((tag) => tables.get(tag));
  if (!head || !maxp || !loca || !glyf) throw new Error('the font has no TrueType outlines to embed');
  const count = viewOf(maxp).getUint16(4);
  const long = viewOf(head).getInt16(50) === 1;
  const locations = viewOf(loca);
  const start = (g: number): number => (long ? locations.getUint32(4 * g) : 2 * locations.getUint16(2 * g));
  const outline = (g: number): Uint8Array => glyf.subarray(start(g), start(g + 1));

  const wanted = new Set<number>();
  const add = (g: number): void => {
    if (g >= count || wanted.has(g)) return;
    wanted.add(g);
    components(outline(g)).forEach(add);
  };
  glyphs.forEach(add);

  const newLoca = new Uint8Array(4 * (count + 1));
  const locaView = viewOf(newLoca);
  const outlines: Uint8Array[] = [];
  let length = 0;
  for (let g = 0; g < count; g++) {
    locaView.setUint32(4 * g, length);
    if (!wanted.has(g)) continue;
    const padded = new Uint8Array((outline(g).length + 3) & ~3);
    padded.set(outline(g));
    outlines.push(padded);
    length += padded.length;
  }
  locaView.setUint32(4 * count, length);
  const newHead = Uint8Array.from(head);
  const headView = viewOf(newHead);
  headView.setInt16(50, 1);
  headView.setUint32(8, 0);
  tables.set('glyf', Buffer.concat(outlines)).set('loca', newLoca).set('head', newHead);

  const bytes = assemble(
    KEPT.flatMap((tag) => (tables.has(tag) ? [[tag, tables.get(tag) as Uint8Array] as const] : [])),
  );
  const digest = createHash('sha256').update(bytes).digest();
  const tag = String.fromCharCode(...digest.subarray(0, 6).map((v) => 65 + (v % 26)));
  return {
    bytes,
    tag,
    bounds: [36, 38, 40, 42].map((at) => headView.getInt16(at)) as [number, number, number, number],
  };
}

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length));
  const directory = 12 + 16 * tables.length;
  const size = tables.reduce((sum, [, t]) => sum + ((t.length + 3) & ~3), directory);
  const out = new Uint8Array(size);
  const view = viewOf(out);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - (16 << power));
  let at = directory;
  let headAt = 0;
  tables.forEach(([tag, table], i) => {
    const entry = 12 + 16 * i;
    for (let k = 0; k < 4; k++) out[entry + k] = tag.charCodeAt(k);
    out.set(table, at);
    view.setUint32(entry + 4, checksum(out.subarray(at, at + ((table.length + 3) & ~3))));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    if (tag === 'head') headAt = at;
    at += (table.length + 3) & ~3;
  });
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(out)) >>> 0);
  return out;
}
