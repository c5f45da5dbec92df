import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import * as hb from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import type { DisplayList } from '../display-list/display-list.ts';
import { layoutText } from '../text/layout-text.ts';
import { fontFile } from '../text/outlines.ts';
import { textItems } from '../text/text-items.ts';
import { subsetTrueType } from './pdf/truetype-subset.ts';
import { toPdf } from './pdf.ts';
import { baselineOf, readScenes } from './raster/scenes.ts';
import { coarseRms, readRgb } from './vector/pictures.ts';
import { textProps } from './vector/test-text.ts';

interface Parsed {
  /** Object number → dictionary and stream (inflated). */
  readonly objects: ReadonlyMap<number, { readonly body: string; readonly stream: Buffer | null }>;
  readonly trailer: string;
}

/** Reads a file of ours by its cross-reference table, and fails where the table is wrong. */
function parse(pdf: Uint8Array): Parsed {
  const file = Buffer.from(pdf);
  const text = file.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const [, count] = /^xref\n0 (\d+)\n/.exec(text.slice(start)) ?? [];
  const rows = text
    .slice(start)
    .split('\n')
    .slice(3, 2 + Number(count));
  const objects = new Map<number, { body: string; stream: Buffer | null }>();
  rows.forEach((row, i) => {
    const at = Number(row.slice(0, 10));
    const head = `${i + 1} 0 obj\n`;
    expect(text.slice(at, at + head.length)).toBe(head);
    const end = text.indexOf('endobj', at);
    const whole = text.slice(at + head.length, end);
    const length = /\/Length (\d+)/.exec(whole.split('stream\n')[0])?.[1];
    const bodyEnd = whole.indexOf('>>\nstream\n');
    if (bodyEnd < 0 || length === undefined) {
      objects.set(i + 1, { body: whole, stream: null });
      return;
    }
    const from = at + head.length + bodyEnd + 10;
    const raw = file.subarray(from, from + Number(length));
    const stream = whole.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(i + 1, { body: whole.slice(0, bodyEnd + 2), stream });
  });
  return { objects, trailer: text.slice(start) };
}

const streams = ({ objects }: Parsed): string[] =>
  [...objects.values()].flatMap(({ stream }) => (stream === null ? [] : [stream.toString('latin1')]));

function textList(...texts: string[]): DisplayList {
  const items = texts.flatMap((text, i) =>
    textItems(layoutText(textProps(text, i * 30), 72), 20, 20 + 25 * i, 72, { color: [0, 0, 0, 1] }),
  );
  return { width: 200, height: 100, dpi: 72, items };
}

const poppler = spawnSync('pdftoppm', ['-v']).error === undefined;

/** Runs a tool of poppler's on a document. */
function withFile<T>(pdf: Uint8Array, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plotmill-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return work(join(folder, 'a.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('PDF', () => {
  test.each(readScenes())('$name is a sound document', ({ list }) => {
    const pdf = toPdf(list);
    const parsed = parse(pdf);
    for (const { body } of parsed.objects.values()) {
      for (const [, ref] of body.matchAll(/(\d+) 0 R/g)) expect(parsed.objects.has(Number(ref))).toBe(true);
    }
    const page = [...parsed.objects.values()].find(({ body }) => body.includes('/Type /Page '))!;
    const content = parsed.objects.get(Number(/\/Contents (\d+)/.exec(page.body)![1]))!.stream!.toString('latin1');
    expect(content.match(/^q$/gm)?.length).toBe(content.match(/^Q$/gm)?.length);
    expect(content).not.toMatch(/NaN|Infinity|undefined|\de[+-]/);
    for (const [name] of content.matchAll(/\/[A-Z]\d+/g)) expect(page.body).toContain(`${name} `);
    expect(Buffer.compare(pdf, toPdf(list))).toBe(0);
  });

  test.skipIf(!poppler).each(readScenes())('$name looks like what Matplotlib’s raster drew', async ({ name, list }) => {
    const png = withFile(toPdf(list), (path) => {
      execFileSync('pdftoppm', ['-r', String(list.dpi), '-png', '-singlefile', path, path.slice(0, -4)]);
      return readFileSync(path.replace(/pdf$/, 'png'));
    });
    const want = await readRgb(readFileSync(baselineOf(name)));
    // Without antialiasing Agg rounds shapes outwards to whole pixels, which no vector format does.
    expect(coarseRms(await readRgb(png), want)).toBeLessThan(name === 'fill-no-antialiasing' ? 25 : 14);
  });

  test('text can be found: codes lead to characters, in both kinds of fonts', () => {
    for (const fonttype of [3, 42] as const) {
      const parsed = parse(toPdf(textList('Häfen', '−1.5'), { fonttype }));
      const maps = streams(parsed)
        .filter((s) => s.includes('begincmap'))
        .join();
      for (const c of 'Häfen−15.') {
        expect(maps).toContain(`<${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`);
      }
    }
  });

  test.skipIf(!poppler)('poppler reads the words back', () => {
    for (const fonttype of [3, 42] as const) {
      const text = withFile(toPdf(textList('Fluß AVAWA', 'x = $\\alpha^2$'), { fonttype }), (path) =>
        execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }),
      );
      expect(text).toContain('Fluß AVAWA');
      expect(text).toContain('α');
    }
  });

  test('an embedded font keeps the outlines that are used, and no others', () => {
    const { bytes } = fontFile(0);
    const whole = new hb.Font(new hb.Face(new hb.Blob(bytes), 0));
    // A, and ä, which is made of two other glyphs.
    const used = [0, 36, 0x6e];
    const subset = subsetTrueType(bytes, used);
    const font = new hb.Font(new hb.Face(new hb.Blob(subset.bytes), 0));
    for (const glyph of used) expect(font.glyphToJson(glyph)).toEqual(whole.glyphToJson(glyph));
    expect(font.glyphToJson(37)).toEqual([]);
    expect(whole.glyphToJson(37)).not.toEqual([]);
    expect(subset.bytes.length).toBeLessThan(bytes.length / 4);
    expect(subset.tag).toMatch(/^[A-Z]{6}$/);
  });

  test('the page has the canvas’ size in points, and a title says what it is told', () => {
    const list = { width: 640, height: 480, dpi: 100, items: [] };
    const text = Buffer.from(toPdf(list, { title: 'Größe (a)' })).toString('latin1');
    expect(text).toContain('/MediaBox [0 0 460.8 345.6]');
    expect(text).toContain('/Title <FEFF00470072');
  });

  test('no compression leaves the content readable', () => {
    const text = Buffer.from(toPdf(readScenes()[0].list, { compression: 0 })).toString('latin1');
    expect(text).not.toContain('/FlateDecode');
    expect(text).toMatch(/\d m\n/);
  });
});
