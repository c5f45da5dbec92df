import { delimited } from './build-delimiters.ts';
import type { FormulaBuilder } from './build-formula.ts';
import type { Fraction } from './formula.ts';
import { bar, centered, type ListNode, packHorizontal, SHRINK_FACTOR, space, vertical } from './nodes.ts';

/** Numerator over denominator with or without a bar, perhaps between delimiters (TeX's nodes 743 to 746). */
export function buildFraction(builder: FormulaBuilder, fraction: Fraction): ListNode {
  const numerator = builder.list(fraction.numerator);
  const denominator = builder.list(fraction.denominator);
  const thickness = builder.thickness();
  const rule = fraction.rule ?? thickness;
  const axis = builder.glyphs.axisHeight(builder.state);
  const { constants } = builder.glyphs.fonts;
  let xHeight = builder.glyphs.xHeight(builder.state);
  for (let level = 0; level < fraction.style; level++) {
    xHeight *= SHRINK_FACTOR;
    builder.shrink(numerator);
    builder.shrink(denominator);
  }
  const top = centered([numerator]);
  const bottom = centered([denominator]);
  const width = Math.max(numerator.width, denominator.width);
  packHorizontal(top, width);
  packHorizontal(bottom, width);

  const display = fraction.style === 0;
  const up = (display ? constants.num1 : rule !== 0 ? constants.num2 : constants.num3) * xHeight;
  const down = (display ? constants.denom1 : constants.denom2) * xHeight;
  let stack: ListNode;
  if (rule !== 0) {
    const clearance = display ? 3 * rule : rule;
    const half = rule / 2;
    const above = Math.max(up - top.depth - (axis + half), clearance);
    const below = Math.max(axis - half - (bottom.height - down), clearance);
    stack = vertical([top, space(0, 0, above), bar(rule), space(0, 0, below), bottom]);
    stack.shift = bottom.height + below + half - axis;
  } else {
    const clearance = (display ? 7 : 3) * thickness;
    const natural = up - top.depth - (bottom.height - down);
    stack = vertical([top, space(0, 0, Math.max(natural, clearance)), bottom]);
    stack.shift = down + (natural < clearance ? (clearance - natural) / 2 : 0);
  }
  const box = builder.kerned([space(thickness, 0, 0), stack, space(thickness, 0, 0)]);
  if (fraction.left === '' && fraction.right === '') return box;
  return delimited(builder, fraction.left || '.', [box], fraction.right || '.');
}
