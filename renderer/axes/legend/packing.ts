import type { Bbox } from '../../geometry/bbox.ts';

/** A box with things in it, laid out in pixels around its own origin (`OffsetBox`). */
export interface Packed {
  readonly box: Bbox;
  /** Draws or places the content with its origin at (x, y). */
  place(x: number, y: number): void;
}

export type Align = 'baseline' | 'left' | 'right' | 'center' | 'top' | 'bottom';

function padded(b: Bbox, pad: number): Bbox {
  return { x0: b.x0 - pad, y0: b.y0 - pad, x1: b.x1 + pad, y1: b.y1 + pad };
}

/** Where spans go so that they line up, and the span that they take. */
function aligned(spans: readonly (readonly [number, number])[], align: Align): [readonly [number, number], number[]] {
  const size = Math.max(...spans.map(([a, b]) => b - a));
  if (align === 'baseline') {
    return [[Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))], spans.map(() => 0)];
  }
  if (align === 'left' || align === 'bottom') return [[0, size], spans.map(([a]) => -a)];
  if (align === 'right' || align === 'top') return [[0, size], spans.map(([, b]) => size - b)];
  return [[0, size], spans.map(([a, b]) => (size - (b - a)) * 0.5 - a)];
}

/** Begins of sizes one after the other; with `total` they are spread over it. */
function oneAfterTheOther(sizes: readonly number[], sep: number, total: number | null): [number, number[]] {
  const gap =
    total === null ? sep : sizes.length > 1 ? (total - sizes.reduce((s, v) => s + v, 0)) / (sizes.length - 1) : 0;
  const starts: number[] = [];
  let at = 0;
  for (const size of sizes) {
    starts.push(at);
    at += size + gap;
  }
  return [total ?? at - gap, starts];
}

/** Side by side (`HPacker`); `width` spreads the children over it. */
export function packHorizontally(
  children: readonly Packed[],
  sep: number,
  align: Align,
  pad = 0,
  width: number | null = null,
): Packed {
  const [[y0, y1], ys] = aligned(
    children.map((c) => [c.box.y0, c.box.y1]),
    align,
  );
  const [total, xs] = oneAfterTheOther(
    children.map((c) => c.box.x1 - c.box.x0),
    sep,
    width,
  );
  const x0 = children[0].box.x0;
  return {
    box: padded({ x0, y0, x1: x0 + total, y1 }, pad),
    place: (x, y) => {
      children.forEach((c, i) => {
        c.place(x + xs[i] - (c.box.x0 - x0), y + ys[i]);
      });
    },
  };
}

/** One below the other (`VPacker`); the first child's baseline is the box's own. */
export function packVertically(children: readonly Packed[], sep: number, align: Align, pad = 0): Packed {
  const [[x0, x1], xs] = aligned(
    children.map((c) => [c.box.x0, c.box.x1]),
    align,
  );
  const [height, starts] = oneAfterTheOther(
    children.map((c) => c.box.y1 - c.box.y0),
    sep,
    null,
  );
  const ys = starts.map((s, i) => height - (s + children[i].box.y1));
  const first = ys[0];
  return {
    box: padded({ x0, y0: -first, x1, y1: -first + height }, pad),
    place: (x, y) => {
      children.forEach((c, i) => {
        c.place(x + xs[i], y + ys[i] - first);
      });
    },
  };
}
