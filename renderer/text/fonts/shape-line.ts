import { directionRuns } from './direction.ts';
import { face, type Hinting } from './face.ts';
import { kernText } from './kerning.ts';
import { type RunGlyph, shapeRun } from './shaper.ts';

export interface LineGlyph {
  readonly font: number;
  readonly glyph: number;
  /** Pen position in pixels, y up. */
  readonly x: number;
  readonly y: number;
}

/** One line of text as glyphs, with its extents in 26.6 pixels as Matplotlib measures them. */
export interface ShapedLine {
  readonly glyphs: readonly LineGlyph[];
  readonly advance: number;
  readonly yMin: number;
  readonly yMax: number;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly rightToLeft: boolean;
  /** Place in the fallback list. */
  readonly font: number;
}

const cache = new Map<string, ShapedLine>();

/** Shapes a line with the first font of the list that has each character. `em` is from `emSize`. */
export function shapeLine(text: string, fonts: readonly number[], em: number, hinting: Hinting): ShapedLine {
  const key = `${fonts.join()}|${em}|${hinting}|${text}`;
  let line = cache.get(key);
  if (line === undefined) {
    line = shape(text, fonts, em, hinting);
    if (cache.size >= 4096) cache.clear();
    cache.set(key, line);
  }
  return line;
}

function shape(text: string, fonts: readonly number[], em: number, hinting: Hinting): ShapedLine {
  const glyphs: LineGlyph[] = [];
  let pen = 0;
  let yMin = 32000;
  let yMax = -32000;
  const place = (font: number, g: RunGlyph): void => {
    glyphs.push({ font, glyph: g.glyph, x: (pen + g.dx) / 64, y: g.dy / 64 });
    const [low, high] = face(font).yExtent(em, g.glyph, hinting);
    yMin = Math.min(yMin, low + g.dy);
    yMax = Math.max(yMax, high + g.dy);
    pen += g.advance;
  };
  const draw = (run: Run): void => {
    const font = fonts[run.font];
    const shaped = shapeRun(text, run.start, run.end, font, em, hinting, run.rightToLeft);
    const isLast = run.font === fonts.length - 1;
    if (isLast || shaped.every((g) => g.glyph !== 0)) {
      for (const g of shaped) place(font, g);
      return;
    }
    for (const part of split(run, shaped)) draw(part);
  };
  const kerned = kernText(text, fonts[0], em, hinting);
  if (kerned !== null) for (const g of kerned) place(fonts[0], g);
  else for (const run of directionRuns(text)) draw({ ...run, font: 0 });
  if (yMin > yMax) yMin = yMax = 0;
  return { glyphs, advance: pen, yMin, yMax };
}

/** Cuts a run where the font lacks glyphs: those clusters go to the next font of the list, the others stay. */
function split(run: Run, shaped: readonly RunGlyph[]): Run[] {
  const missing = new Map<number, boolean>();
  for (const g of shaped) missing.set(g.cluster, (missing.get(g.cluster) ?? false) || g.glyph === 0);
  const starts = [...missing.keys()].sort((a, b) => a - b);
  const parts: Run[] = [];
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? run.end;
    const font = run.font + (missing.get(start) ? 1 : 0);
    const before = parts.at(-1);
    if (before !== undefined && before.font === font) parts[parts.length - 1] = { ...before, end };
    else parts.push({ ...run, start: parts.length === 0 ? run.start : start, end, font });
  }
  return run.rightToLeft ? parts.reverse() : parts;
}
