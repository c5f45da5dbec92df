import type { PlacedGlyph } from '../../display-list/display-list.ts';
import type { SetLine } from '../set-line.ts';
import { DEFAULT_MATH, type TextStyle } from '../text-style.ts';
import { FormulaBuilder } from './build-formula.ts';
import { mathFonts } from './fonts/choose-fonts.ts';
import { MathGlyphs } from './math-glyphs.ts';
import type { Node } from './nodes.ts';
import { readPieces } from './pieces.ts';
import { ship } from './ship.ts';

/** Tabs reach to the next column that eight divides, as in Python's `expandtabs`. */
function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let column = 0;
  let expanded = '';
  for (const character of line) {
    const width = character === '\t' ? 8 - (column % 8) : 1;
    expanded += character === '\t' ? ' '.repeat(width) : character;
    column += width;
  }
  return expanded;
}

/**
 * Sets a line with formulas between dollar signs. Formulas are measured without hinting, and a line's size is rounded up to
 * whole pixels, as Matplotlib does for every backend. Throws `MathError` with a position in the line.
 */
export function setMath(text: string, style: TextStyle, dpi: number): SetLine {
  const math = style.math ?? DEFAULT_MATH;
  const glyphs = new MathGlyphs(mathFonts(style, math), dpi, math.default);
  const builder = new FormulaBuilder(glyphs, style.font.size);
  const lists = readPieces(expandTabs(text)).map(
    (piece): Node =>
      'words' in piece
        ? builder.words(piece.words)
        : builder.formula(piece.source, piece.offset, piece.formula, math.default),
  );
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
  const { hinting = 'default' } = style;
  return { hinting, text, width: Math.ceil(box.width), height: height + descent, descent, glyphs: placed, rects };
}
