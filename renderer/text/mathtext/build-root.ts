import { sizedByHeight } from './build-delimiters.ts';
import type { FormulaBuilder } from './build-formula.ts';
import type { Formula } from './formula.ts';
import { bar, fill, kern, type ListNode, type Node, packVertical, space, vertical } from './nodes.ts';

/** Extra height between a bar and what it covers, pixels. */
const headroom = (builder: FormulaBuilder): number => (builder.state.size * builder.glyphs.dpi) / (100 * 12);

/** A root with its bar, and its degree raised before the sign. */
export function buildRoot(
  builder: FormulaBuilder,
  degree: readonly Formula[] | null,
  formula: readonly Formula[],
): ListNode {
  const parts = degree === null ? null : builder.nodes(degree);
  const body = builder.list(formula);
  const thickness = builder.thickness();
  const sign = sizedByHeight(builder, '\\__sqrt__', body.height - body.shift + 5 * thickness, body.depth + body.shift);
  const height = sign.height - sign.shift;
  const depth = sign.depth + sign.shift;
  const padded = builder.kerned([space(2 * thickness, 0, 0), body, space(2 * thickness, 0, 0)]);
  const right = vertical([bar(thickness), fill(), padded]);
  packVertical(right, height + headroom(builder), depth);
  let raised: Node;
  if (parts === null) raised = space(0.5 * sign.width, 0, 0);
  else {
    raised = builder.kerned(parts);
    builder.shrink(raised);
    builder.shrink(raised);
  }
  const root = vertical([builder.kerned([raised])]);
  root.shift = -height * 0.6;
  return builder.kerned([root, kern(-0.5 * sign.width), sign, right]);
}

export function buildOverline(builder: FormulaBuilder, formula: readonly Formula[]): ListNode {
  const body = builder.list(formula);
  const thickness = builder.thickness();
  const height = body.height - body.shift + 3 * thickness;
  const box = vertical([bar(thickness), fill(), builder.kerned([body])]);
  packVertical(box, height + headroom(builder), body.depth + body.shift);
  return builder.kerned([box]);
}

export function buildUnderline(builder: FormulaBuilder, formula: readonly Formula[]): ListNode {
  const body = builder.list(formula);
  const thickness = builder.thickness();
  const box = vertical([builder.kerned([body]), kern(3 * thickness), bar(thickness)]);
  const total = box.height + box.depth + thickness;
  box.height = body.height;
  box.depth = total - box.height;
  return builder.kerned([box]);
}
