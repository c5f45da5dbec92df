import { PathCode } from '../display-list/display-list.ts';
import { SubpathWalker } from './subpaths.ts';
import type { VertexBuffer } from './vertex-buffer.ts';
import type { VertexSequence } from './vertex-sequence.ts';

const { MOVETO, LINETO } = PathCode;

/** Agg keeps this many lengths of a pattern and ignores the rest. */
const maxLengths = 32;

/** A subpath that would fall into more pieces than this is drawn solid: such dashes cannot be seen, but would take for ever. */
const maxVertices = 5_000_000;

/** Cuts flattened paths into dashes, as Agg's `vcgen_dash`: every subpath starts the pattern anew. */
export class Dasher {
  private readonly walker = new SubpathWalker();

  /**
   * @param pattern on, off, on, off, … in pixels; an odd last entry is ignored
   * @param offset how far into the pattern a line begins, pixels
   */
  dash(src: VertexBuffer, dst: VertexBuffer, pattern: readonly number[], offset: number): void {
    dst.clear();
    const count = Math.min(pattern.length & ~1, maxLengths);
    let total = 0;
    for (let i = 0; i < count; i++) total += pattern[i];
    if (count < 2 || !(total > 0)) return;
    // Whole periods change nothing; leaving them out keeps a huge offset from being walked off dash by dash.
    let rest = Math.abs(offset) > 1e6 * total ? offset % total : Math.abs(offset);
    let first = 0;
    let used = 0;
    while (rest > 0) {
      if (rest > pattern[first]) {
        rest -= pattern[first];
        first = first + 1 === count ? 0 : first + 1;
      } else {
        used = rest;
        rest = 0;
      }
    }
    // A negative offset is applied once only: Agg carries the pattern on from one subpath to the next then.
    const carries = offset < 0;
    let at = first;
    let start = used;
    this.walker.walk(src, (sequence, closed) => {
      if (sequence.length < 2) return;
      if (!carries) {
        at = first;
        start = used;
      }
      if ((lengthOf(sequence, closed) / total) * count > maxVertices) solid(sequence, closed, dst);
      else [at, start] = cut(sequence, closed, dst, pattern, count, at, start);
    });
  }
}

function lengthOf({ distance, length }: VertexSequence, closed: boolean): number {
  let sum = 0;
  for (let i = 0; i < (closed ? length : length - 1); i++) sum += distance[i];
  return sum;
}

function solid({ x, y, length }: VertexSequence, closed: boolean, dst: VertexBuffer): void {
  dst.push(MOVETO, x[0], y[0]);
  for (let i = 1; i < length; i++) dst.push(LINETO, x[i], y[i]);
  if (closed) dst.push(LINETO, x[0], y[0]);
}

function cut(
  sequence: VertexSequence,
  closed: boolean,
  dst: VertexBuffer,
  pattern: readonly number[],
  count: number,
  firstDash: number,
  firstStart: number,
): [number, number] {
  const { x, y, distance, length } = sequence;
  let at = firstDash;
  let start = firstStart;
  dst.push(MOVETO, x[0], y[0]);
  let from = 0;
  let to = 1;
  let step = 1;
  let rest = distance[0];
  for (;;) {
    const dashRest = pattern[at] - start;
    const code = (at & 1) === 1 ? MOVETO : LINETO;
    if (rest > dashRest) {
      rest -= dashRest;
      at = at + 1 === count ? 0 : at + 1;
      start = 0;
      const f = rest / distance[from];
      dst.push(code, x[to] - (x[to] - x[from]) * f, y[to] - (y[to] - y[from]) * f);
      continue;
    }
    start += rest;
    dst.push(code, x[to], y[to]);
    step++;
    from = to;
    rest = distance[from];
    if (closed ? step > length : step >= length) return [at, start];
    to = step >= length ? 0 : step;
  }
}
