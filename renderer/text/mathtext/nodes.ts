/**
 * TeX's boxes and glue. Sizes are pixels; height is above the baseline, depth below it. `level` counts how often a node was made
 * smaller: scripts of scripts of scripts stop shrinking. Widths of rules may be Infinity: as wide as the box around them.
 */

/** A glyph; an accent sits where its ink is, not on the baseline. */
export interface CharNode {
  readonly kind: 'char';
  readonly symbol: string;
  readonly accent: boolean;
  fontClass: string;
  readonly weightClass: string;
  /** Points. */
  size: number;
  width: number;
  height: number;
  depth: number;
  /** Of the glyph at the size it was made with. */
  advance: number;
  xMin: number;
  yMin: number;
  slanted: boolean;
  level: number;
}

/** Empty room. */
export interface SpaceNode {
  readonly kind: 'space';
  width: number;
  height: number;
  depth: number;
  level: number;
}

export interface RuleNode {
  readonly kind: 'rule';
  width: number;
  height: number;
  depth: number;
  level: number;
}

/** Room along the direction of the list. */
export interface KernNode {
  readonly kind: 'kern';
  width: number;
  level: number;
}

export interface GlueNode {
  readonly kind: 'glue';
  width: number;
  readonly stretch: number;
  readonly stretchOrder: number;
  readonly shrink: number;
  readonly shrinkOrder: number;
  level: number;
}

export interface ListNode {
  readonly kind: 'hlist' | 'vlist';
  width: number;
  height: number;
  depth: number;
  /** Down in a horizontal list, right in a vertical one. */
  shift: number;
  children: Node[];
  glueSet: number;
  glueSign: -1 | 0 | 1;
  glueOrder: number;
  /** Takes room but is not drawn. */
  phantom: boolean;
  /** The function it names, e.g. `lim`. */
  functionName: string | null;
  level: number;
}

export type Node = CharNode | SpaceNode | RuleNode | KernNode | GlueNode | ListNode;

const shrinkFactor = 0.7;
const sizeLevels = 6;

export const SHRINK_FACTOR = shrinkFactor;

export const space = (width: number, height: number, depth: number): SpaceNode => ({
  kind: 'space',
  width,
  height,
  depth,
  level: 0,
});

export const kern = (width: number): KernNode => ({ kind: 'kern', width, level: 0 });

/** A bar as wide as the box around it. */
export const bar = (thickness: number): RuleNode => ({
  kind: 'rule',
  width: Number.POSITIVE_INFINITY,
  height: thickness * 0.5,
  depth: thickness * 0.5,
  level: 0,
});

/** Glue that stretches or shrinks as needed around something centred. */
const both = (): GlueNode => ({
  kind: 'glue',
  width: 0,
  stretch: 1,
  stretchOrder: 1,
  shrink: -1,
  shrinkOrder: 1,
  level: 0,
});

/** Glue that fills what is left. */
export const fill = (): GlueNode => ({
  kind: 'glue',
  width: 0,
  stretch: 1,
  stretchOrder: 2,
  shrink: 0,
  shrinkOrder: 0,
  level: 0,
});

const list = (kind: ListNode['kind'], children: Node[]): ListNode => ({
  kind,
  width: 0,
  height: 0,
  depth: 0,
  shift: 0,
  children,
  glueSet: 0,
  glueSign: 0,
  glueOrder: 0,
  phantom: false,
  functionName: null,
  level: 0,
});

/** A horizontal list of natural width, without kerning (`kerned` adds that). */
export function horizontal(children: Node[]): ListNode {
  const box = list('hlist', children);
  packHorizontal(box);
  return box;
}

export function vertical(children: Node[]): ListNode {
  const box = list('vlist', children);
  packVertical(box);
  return box;
}

/** Something centred in a list that may be made wider. */
export const centered = (child: Node[]): ListNode => horizontal([both(), ...child, both()]);

/** Sets size and glue of a horizontal list, at its natural width or at exactly `width`. */
export function packHorizontal(box: ListNode, width?: number): void {
  let height = 0;
  let depth = 0;
  let natural = 0;
  const stretch = [0, 0, 0, 0];
  const shrink = [0, 0, 0, 0];
  for (const child of box.children) {
    natural += child.width;
    if (child.kind === 'glue') {
      stretch[child.stretchOrder] += child.stretch;
      shrink[child.shrinkOrder] += child.shrink;
    } else if (child.kind !== 'kern' && Number.isFinite(child.height) && Number.isFinite(child.depth)) {
      const shift = 'shift' in child ? child.shift : 0;
      height = Math.max(height, child.height - shift);
      depth = Math.max(depth, child.depth + shift);
    }
  }
  box.height = height;
  box.depth = depth;
  box.width = width ?? natural;
  setGlue(box, box.width - natural, stretch, shrink);
}

/** Sets size and glue of a vertical list, at its natural height or at exactly `height`, with the depth limited. */
export function packVertical(box: ListNode, height?: number, maxDepth = Number.POSITIVE_INFINITY): void {
  let width = 0;
  let depth = 0;
  let natural = 0;
  const stretch = [0, 0, 0, 0];
  const shrink = [0, 0, 0, 0];
  for (const child of box.children) {
    if (child.kind === 'kern' || child.kind === 'glue') {
      natural += depth + child.width;
      depth = 0;
      if (child.kind === 'glue') {
        stretch[child.stretchOrder] += child.stretch;
        shrink[child.shrinkOrder] += child.shrink;
      }
    } else {
      natural += depth + child.height;
      depth = child.depth;
      if (Number.isFinite(child.width)) width = Math.max(width, child.width + ('shift' in child ? child.shift : 0));
    }
  }
  box.width = width;
  if (depth > maxDepth) natural += depth - maxDepth;
  box.depth = Math.min(depth, maxDepth);
  box.height = height ?? natural;
  setGlue(box, box.height - natural, stretch, shrink);
}

function setGlue(box: ListNode, excess: number, stretch: readonly number[], shrink: readonly number[]): void {
  box.glueSign = 0;
  box.glueOrder = 0;
  if (excess === 0) return;
  const totals = excess > 0 ? stretch : shrink;
  const order = totals.findLastIndex((total) => total !== 0);
  if (order < 0) return; // nothing gives: the list is over- or underfull, as TeX says, and drawn so
  box.glueOrder = order;
  box.glueSign = excess > 0 ? 1 : -1;
  box.glueSet = excess / totals[order];
}

/** Makes a node one script level smaller; `remeasure` sets an accent's box anew from its glyph. */
export function shrinkNode(node: Node, remeasure: (accent: CharNode) => void): void {
  if (node.kind === 'hlist' || node.kind === 'vlist') for (const child of node.children) shrinkNode(child, remeasure);
  node.level++;
  if (node.level < sizeLevels) {
    node.width *= shrinkFactor;
    if (node.kind !== 'kern' && node.kind !== 'glue') {
      node.height *= shrinkFactor;
      node.depth *= shrinkFactor;
    }
    if (node.kind === 'char') node.size *= shrinkFactor;
    if (node.kind === 'hlist' || node.kind === 'vlist') {
      node.shift *= shrinkFactor;
      node.glueSet *= shrinkFactor;
    }
  }
  if (node.kind === 'char' && node.accent) remeasure(node);
}
