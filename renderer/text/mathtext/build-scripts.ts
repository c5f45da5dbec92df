import type { FormulaBuilder } from './build-formula.ts';
import type { Scripts } from './formula.ts';
import {
  centered,
  horizontal,
  kern,
  type ListNode,
  type Node,
  packHorizontal,
  SHRINK_FACTOR,
  space,
  vertical,
} from './nodes.ts';

/** A nucleus with sub- and superscript: beside it, or above and below for sums and limits. */
export function buildScripts(builder: FormulaBuilder, formula: Scripts): Node {
  const nucleus = (formula.nucleus === null ? null : builder.node(formula.nucleus)) ?? space(0, 0, 0);
  const sub = formula.sub === null ? null : builder.node(formula.sub);
  let sup = formula.sup === null ? null : builder.node(formula.sup);
  if (formula.primes > 0) sup = withPrimes(builder, sup, formula);
  return isOverUnder(builder, nucleus) ? overUnder(builder, nucleus, sub, sup) : beside(builder, nucleus, sub, sup);
}

function withPrimes(builder: FormulaBuilder, sup: Node | null, { primes, at }: Scripts): ListNode {
  const list = sup?.kind === 'hlist' ? sup : builder.kerned(sup === null ? [] : [sup]);
  for (let i = 0; i < primes; i++) list.children.push(builder.symbol('\\prime', at));
  list.children = builder.withKerning(list.children);
  packHorizontal(list);
  return list;
}

function isOverUnder(builder: FormulaBuilder, nucleus: Node): boolean {
  const { overUnder: symbols, overUnderFunctions } = builder.tables;
  if (nucleus.kind === 'char') return symbols.has(nucleus.symbol);
  return nucleus.kind === 'hlist' && nucleus.functionName !== null && overUnderFunctions.has(nucleus.functionName);
}

function overUnder(builder: FormulaBuilder, nucleus: Node, sub: Node | null, sup: Node | null): ListNode {
  if (sup !== null) builder.shrink(sup);
  if (sub !== null) builder.shrink(sub);
  const width = Math.max(nucleus.width, sup?.width ?? 0, sub?.width ?? 0);
  const gap = builder.thickness() * 3;
  const row = (node: Node): ListNode => {
    const box = centered([node]);
    packHorizontal(box, width);
    return box;
  };
  const stack: Node[] = [];
  let shift = 0;
  if (sup !== null) stack.push(row(sup), space(0, 0, gap));
  stack.push(row(nucleus));
  if (sub !== null) {
    const below = row(sub);
    stack.push(space(0, 0, gap), below);
    shift = below.height + gap + (nucleus.kind === 'kern' || nucleus.kind === 'glue' ? 0 : nucleus.depth);
  }
  const box = vertical(stack);
  box.shift = shift;
  return builder.kerned([box, ...builder.takeSpaceAfterScripts()]);
}

/** Whether a node holds nothing but characters: its scripts then go by the baseline, not by the height of the box. */
const isText = (node: Node): boolean =>
  node.kind === 'vlist' ? false : node.kind === 'hlist' ? node.children.every(isText) : true;

/** The nucleus in a list without the last kern, and its last character at the width of its advance. */
function unkerned(nucleus: Node): { box: ListNode; last: Node } {
  if (nucleus.kind !== 'hlist') {
    if (nucleus.kind === 'char') nucleus.width = nucleus.advance;
    return { box: horizontal([nucleus]), last: nucleus };
  }
  const children = [...nucleus.children];
  if (children.at(-1)?.kind === 'kern' && children.at(-2)?.kind === 'char') children.pop();
  const last = children.at(-1);
  if (last?.kind === 'char') last.width = last.advance;
  return { box: horizontal(children), last: last ?? nucleus };
}

function beside(builder: FormulaBuilder, bare: Node, sub: Node | null, sup: Node | null): ListNode {
  const { glyphs, state } = builder;
  const thickness = glyphs.thickness(state);
  const xHeight = glyphs.xHeight(state);
  const { constants: c } = glyphs.fonts;
  const { box: nucleus, last } = unkerned(bare);
  const isKern = last.kind === 'kern' || last.kind === 'glue';
  const height = isKern ? 0 : last.height;
  const isIntegral = last.kind === 'char' && builder.tables.dropSub.has(last.symbol);
  const drop = isIntegral && !isKern ? last.depth : 0;

  let supKern = c.delta * xHeight;
  let subKern = c.delta * xHeight;
  if (last.kind === 'char' && last.slanted) {
    supKern += c.delta * xHeight + c.deltaSlanted * (height - (xHeight * 2) / 3);
    subKern = 0;
    if (isIntegral) {
      subKern = (3 * c.delta - c.deltaIntegral) * height;
      supKern = (3 * c.delta + c.deltaIntegral) * height;
    }
  }

  let up = 0;
  let down = 0;
  if (!isText(nucleus)) {
    const small = glyphs.xHeight({ ...state, size: state.size * SHRINK_FACTOR });
    up = nucleus.height - c.supDrop * small;
    down = nucleus.depth + c.subDrop * small;
  }

  const script = (room: number, node: Node): ListNode => {
    const box = builder.kerned([kern(room), node]);
    builder.shrink(box);
    return box;
  };
  let scripts: ListNode;
  if (sup === null) {
    scripts = script(subKern, sub ?? space(0, 0, 0));
    scripts.shift = isIntegral
      ? drop + c.subDrop * xHeight
      : Math.max(down, c.sub1 * xHeight, scripts.height - (xHeight * 4) / 5);
  } else {
    const above = script(supKern, sup);
    up = isIntegral ? height - c.subDrop * xHeight : Math.max(up, c.sup1 * xHeight, above.depth + xHeight / 4);
    if (sub === null) {
      scripts = above;
      scripts.shift = -up;
    } else {
      const below = script(subKern, sub);
      down = isIntegral ? drop + c.subDrop * xHeight : Math.max(down, c.sub2 * xHeight);
      const clash = 4 * thickness - (up - above.depth - (below.height - down));
      if (clash > 0) {
        down += clash;
        const lift = (xHeight * 4) / 5 - up + above.depth;
        if (lift > 0) {
          up += lift;
          down -= lift;
        }
      }
      scripts = vertical([above, kern(up - above.depth - (below.height - down)), below]);
      scripts.shift = down;
    }
  }
  if (!isIntegral) scripts.width += c.scriptSpace * xHeight;
  return builder.kerned([nucleus, scripts, ...builder.takeSpaceAfterScripts()]);
}
