import { roundHalfEven } from '../rotation.ts';
import type { CharNode, GlueNode, ListNode } from './nodes.ts';

/** Takes what a formula is drawn with; x to the right, y down from the formula's top. */
export interface Shipment {
  char(node: CharNode, x: number, y: number): void;
  rule(x: number, y: number, width: number, height: number): void;
}

/** Runs along a list's glue and tells how far each piece reaches: the sum is rounded, not the pieces, as in TeX. */
class GlueRun {
  readonly #box: ListNode;
  #sum = 0;
  #rounded = 0;

  constructor(box: ListNode) {
    this.#box = box;
  }

  advance(glue: GlueNode): number {
    const { glueSign, glueOrder, glueSet } = this.#box;
    const before = this.#rounded;
    const order = glueSign === 1 ? glue.stretchOrder : glue.shrinkOrder;
    if (glueSign !== 0 && order === glueOrder) {
      this.#sum += glueSign === 1 ? glue.stretch : glue.shrink;
      this.#rounded = roundHalfEven(Math.max(-1e9, Math.min(1e9, glueSet * this.#sum)));
    }
    return glue.width - before + this.#rounded;
  }
}

/** Walks a set formula and hands out its glyphs and bars with their places (TeX's `hlist_out` and `vlist_out`). */
export function ship(box: ListNode, to: Shipment): void {
  shipHorizontal(box, 0, box.height, false, to);
}

function shipHorizontal(box: ListNode, left: number, baseline: number, hidden: boolean, to: Shipment): void {
  const hides = hidden || box.phantom;
  const glue = new GlueRun(box);
  let x = left;
  for (const child of box.children) {
    switch (child.kind) {
      case 'char':
        if (!hides) to.char(child, x, baseline);
        x += child.width;
        break;
      case 'kern':
      case 'space':
        x += child.width;
        break;
      case 'glue':
        x += glue.advance(child);
        break;
      case 'rule': {
        const height = Number.isFinite(child.height) ? child.height : box.height;
        const depth = Number.isFinite(child.depth) ? child.depth : box.depth;
        if (height > 0 && child.width > 0 && !hides) to.rule(x, baseline + depth - height, child.width, height);
        x += child.width;
        break;
      }
      default:
        if (child.children.length > 0) {
          if (child.kind === 'hlist') shipHorizontal(child, x, baseline + child.shift, hides, to);
          else shipVertical(child, x, baseline + child.shift, hides, to);
        }
        x += child.width;
    }
  }
}

function shipVertical(box: ListNode, left: number, baseline: number, hides: boolean, to: Shipment): void {
  const glue = new GlueRun(box);
  let y = baseline - box.height;
  for (const child of box.children) {
    switch (child.kind) {
      case 'char':
        throw new Error('a character directly in a vertical list');
      case 'kern':
        y += child.width;
        break;
      case 'glue':
        y += glue.advance(child);
        break;
      case 'space':
      case 'rule': {
        const height = child.height + child.depth;
        if (height <= 0 || child.depth <= 0) break;
        y += height;
        if (child.kind === 'rule' && !hides) {
          to.rule(left, y - height, Number.isFinite(child.width) ? child.width : box.width, height);
        }
        break;
      }
      default:
        if (child.children.length === 0) {
          y += child.height + child.depth;
          break;
        }
        y += child.height;
        child.width = box.width;
        if (child.kind === 'hlist') shipHorizontal(child, left + child.shift, y, hides, to);
        else shipVertical(child, left + child.shift, y, hides, to);
        y += child.depth;
    }
  }
}
