import type { PlacedGlyph } from '../../display-list/display-list.ts';
import type { SetLine } from '../set-line.ts';
import { DEFAULT_MATH, type TextStyle } from '../text-style.ts';
import { FormulaBuilder } from './build-formula.ts';
import { mathFonts } from './fonts/choose-fonts.ts';
import type { Formula } from './formula.ts';
import { MathError } from './math-error.ts';
import { MathGlyphs } from './math-glyphs.ts';
import type { Node } from './nodes.ts';
import { parseFormula } from './parse-formula.ts';
import { ship } from './ship.ts';

interface Piece {
  readonly formula: boolean;
  readonly source: string;
  readonly offset: number;
}

/** Cuts a line at its dollar signs: words and formulas by turns, words first. An escaped dollar is a character. */
function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let formula = false;
  for (let i = 0; i < line.length; i++) {
    // Inside a formula a backslash hides whatever follows it, outside only a dollar.
    if (line[i] === '\\' && (formula || line[i + 1] === '$')) i++;
    else if (line[i] === '$') {
      found.push({ formula, source: line.slice(start, i), offset: start });
      start = i + 1;
      formula = !formula;
    }
  }
  if (formula) throw new MathError('A formula without its closing dollar sign', start - 1);
  found.push({ formula, source: line.slice(start), offset: start });
  return found;
}

function parseAt(source: string, offset: number): Formula[] {
  try {
    return parseFormula(source);
  } catch (error) {
    if (error instanceof MathError) throw new MathError(error.message, offset + error.position);
    throw error;
  }
}

/**
 * Sets a line with formulas between dollar signs. Formulas are measured without hinting, and a line's size is rounded up to
 * whole pixels, as Matplotlib does for every backend. Throws `MathError` with a position in the line.
 */
export function setMath(text: string, style: TextStyle, dpi: number): SetLine {
  const math = style.math ?? DEFAULT_MATH;
  const glyphs = new MathGlyphs(mathFonts(style, math), dpi, math.default);
  const builder = new FormulaBuilder(glyphs, style.font.size);
  const lists = pieces(text).map(({ formula, source, offset }): Node => {
    if (!formula) return builder.words(source.replaceAll('\\$', '$'));
    return builder.formula(source, offset, parseAt(source, offset), math.default);
  });
  const box = builder.kerned(lists);
  const height = Math.ceil(box.height);
  const descent = Math.ceil(box.depth);
  const placed: PlacedGlyph[] = [];
  const rects: [number, number, number, number][] = [];
  ship(box, {
    char(node, x, y) {
      const { font, glyph, lift } = glyphs.glyph(node.symbol, node);
      const [gx, gy] = node.accent ? [x - node.xMin, y + node.yMin] : [x, y];
      placed.push({ font, glyph, size: node.size, x: gx, y: height - gy + lift });
    },
    rule(x, y, width, ruleHeight) {
      rects.push([x, height - (y + ruleHeight), width, ruleHeight]);
    },
  });
  return { text, width: Math.ceil(box.width), height: height + descent, descent, glyphs: placed, rects };
}
