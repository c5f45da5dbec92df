import type { FormulaBuilder } from './build-formula.ts';
import type { Delimited } from './formula.ts';
import type { CharNode, ListNode, Node } from './nodes.ts';

/** A symbol of at least a height and depth: the first of its sizes that is tall enough, then scaled to fit. */
export function sizedByHeight(
  builder: FormulaBuilder,
  symbol: string,
  height: number,
  depth: number,
  factor: number | null = null,
): ListNode {
  const { glyphs } = builder;
  const alternatives = glyphs.fonts.sizes(builder.state.fontClass, symbol);
  const xHeight = glyphs.xHeight(builder.state);
  const place = { ...builder.state };
  const target = height + depth;
  let char: CharNode | undefined;
  for (const [fontClass, name] of alternatives) {
    place.fontClass = fontClass;
    char = builder.char(name, 0, place);
    // A little less will do, so that text with descenders still gets the normal size.
    if (char.height + char.depth >= target - 0.2 * xHeight) break;
  }
  if (char === undefined) throw new Error(`no glyph for the delimiter ${symbol}`);
  let shift = 0;
  if (place.fontClass !== '0' || alternatives.length === 1) {
    place.size *= factor ?? target / (char.height + char.depth);
    char = builder.char(char.symbol, 0, place);
    shift = depth - char.depth;
  }
  const box = builder.kerned([char]);
  box.shift = shift;
  return box;
}

/** An accent as wide as what it stands over. */
export function sizedByWidth(builder: FormulaBuilder, symbol: string, width: number): ListNode {
  const place = { ...builder.state };
  let char: CharNode | undefined;
  for (const [fontClass, name] of builder.glyphs.fonts.sizes(builder.state.fontClass, symbol)) {
    place.fontClass = fontClass;
    char = builder.char(name, 0, place, true);
    if (char.width >= width) break;
  }
  if (char === undefined) throw new Error(`no glyph for the accent ${symbol}`);
  place.size *= width / char.width;
  char = builder.char(char.symbol, 0, place, true);
  const box = builder.kerned([char]);
  box.width = char.width;
  return box;
}

/** Puts delimiters as tall as `middle` around it; a dot stands for none. */
export function delimited(
  builder: FormulaBuilder,
  left: string,
  middle: readonly (Node | { readonly delimiter: string })[],
  right: string,
): ListNode {
  const nodes = middle.filter((part): part is Node => !('delimiter' in part));
  const sized = nodes.filter((node) => node.kind !== 'kern' && node.kind !== 'glue');
  const isEmpty = middle.length === 0;
  const height =
    nodes.length === 0 ? 0 : Math.max(...sized.map((n) => n.height), sized.length < nodes.length ? 0 : -Infinity);
  const depth =
    nodes.length === 0 ? 0 : Math.max(...sized.map((n) => n.depth), sized.length < nodes.length ? 0 : -Infinity);
  const delimiter = (symbol: string): Node[] =>
    symbol === '.' ? [] : [sizedByHeight(builder, symbol, height, depth, isEmpty ? 1 : null)];
  const inner = middle.flatMap((part) => ('delimiter' in part ? delimiter(part.delimiter) : [part]));
  return builder.kerned([...delimiter(left), ...inner, ...delimiter(right)]);
}

export function buildDelimited(builder: FormulaBuilder, formula: Delimited): ListNode {
  const middle = formula.body.flatMap((part): (Node | { readonly delimiter: string })[] => {
    if (part.type === 'middle') return [{ delimiter: part.delimiter }];
    const node = builder.node(part);
    return node === null ? [] : [node];
  });
  return delimited(builder, formula.left, middle, formula.right);
}
