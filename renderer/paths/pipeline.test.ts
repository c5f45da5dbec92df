import { assert, boolean, constantFrom, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Base64Numbers } from '../columns/base64-numbers.ts';
import { Points } from '../columns/points.ts';
import type { PathData, PointStream } from '../display-list/display-list.ts';
import { allPoints, placedPoints } from '../geometry/placed-points.ts';
import { affineTransform } from '../geometry/transform.ts';
import { upsideDown } from './load-path.ts';
import { PathPipeline } from './pipeline.ts';

const canvas = [640, 480] as const;

/** Code and bits of every vertex that is left of a line. */
function prepared(path: PathData | PointStream, simplify: number): unknown {
  const { xy, cmd, length } = new PathPipeline().prepare(path, {
    placement: upsideDown(canvas[1]),
    clip: canvas,
    snap: null,
    snapWidth: 1.5,
    simplify,
    sketch: null,
  });
  return { cmd: cmd.slice(0, length), bits: new BigUint64Array(xy.slice(0, 2 * length).buffer) };
}

/** A line that wanders, within the canvas or beyond it, in data coordinates a power of ten away. */
function wander(seed: number, count: number, step: number): Float64Array {
  let state = seed;
  let at = 0;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    at += (state / 2 ** 32 - 0.5) * step;
    return at;
  });
}

describe('A line that is read in pieces', () => {
  const lines = [
    integer({ min: 1, max: 2 ** 31 }),
    integer({ min: 1025, max: 9000 }),
    double({ min: 1e-4, max: 100, noNaN: true }),
    constantFrom(1 / 9, 0.5, 1e-7),
    boolean(),
    boolean(),
  ] as const;

  it('comes out as the same line in one piece does, to the bit', () => {
    assert(
      property(...lines, (seed, count, step, simplify, gaps, counted) => {
        const y = wander(seed, count, step);
        if (gaps) for (let i = seed % 50; i < count; i += 700) y[i] = Number.NaN;
        const points = Points.of(counted ? null : wander(seed + 1, count, step), y);
        const t = affineTransform({ a: counted ? 500 / count : 0.7, b: 0, c: 0, d: 1.3, e: 100.25, f: 240.125 });
        const stream = placedPoints(t, points);
        const whole = prepared({ vertices: allPoints(stream), codes: null }, simplify);
        expect(prepared(stream, simplify)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  // Folded into the canvas, so that nothing is cut off.
  const fold = (v: number): number => 200 * Math.sin(v / 200);
  const placed = affineTransform({ a: 1, b: 0, c: 0, d: 1, e: 300, f: 240 });

  it('keeps what Matplotlib’s rule keeps, applied to every vertex', () => {
    assert(
      property(...lines, (seed, count, step, simplify, _gaps, counted) => {
        const y = wander(seed, count, step).map(fold);
        const x = counted ? y.map((_, i) => (500 * i) / count - 200) : wander(seed + 1, count, step).map(fold);
        expectRule(placedPoints(placed, Points.of(x, y)), simplify);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the same when columns know how far their blocks reach', () => {
    assert(
      property(
        ...lines,
        integer({ min: 4096, max: 40_000 }),
        constantFrom('float32', 'float64'),
        (seed, _, step, simplify, smooth, counted, count, dtype) => {
          const column = (values: Float64Array): Base64Numbers => {
            const { buffer } = dtype === 'float32' ? Float32Array.from(values) : values;
            const numbers = Base64Numbers.check(Buffer.from(buffer).toString('base64'), dtype);
            if (!numbers?.ranges) throw new Error('the numbers do not know how far they reach');
            return numbers;
          };
          const y = smooth
            ? Float64Array.from({ length: count }, (_, i) => fold(i * step * 1e-3))
            : wander(seed, count, step).map(fold);
          if (counted) {
            const t = affineTransform({ a: 500 / count, b: 0, c: 0, d: -1, e: 100, f: 240 });
            expectRule(placedPoints(t, Points.of(null, column(y))), simplify);
            return;
          }
          const x = wander(seed + 1, count, step * 0.01).map(fold);
          expectRule(placedPoints(placed, Points.of(column(x), column(y))), simplify);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function expectRule(stream: PointStream, simplify: number): void {
  const { cmd, bits } = prepared(stream, simplify) as { cmd: Uint8Array; bits: BigUint64Array };
  const expected = simplified(allPoints(stream), simplify);
  expect(cmd).toEqual(Uint8Array.from(expected, (_, i) => (i === 0 ? 1 : 2)));
  expect([...new Float64Array(bits.buffer)]).toEqual(expected.flat());
}

/** The rule as it reads in Matplotlib's `PathSimplifier` for a plain line, vertex by vertex, without haste. */
function simplified(xy: Float64Array, threshold: number): [number, number][] {
  const at = (i: number): [number, number] => [xy[2 * i], canvas[1] - xy[2 * i + 1]];
  const out: [number, number][] = [at(0)];
  let last = at(0);
  let run: { start: [number, number]; dx: number; dy: number; norm2: number } | null = null;
  let ahead = { far2: 0, at: last };
  let behind = { far2: 0, at: last };
  let onAhead = false;
  let onBehind = false;
  for (let i = 1; i < xy.length / 2; i++) {
    const p = at(i);
    if (run !== null && run.norm2 !== 0) {
      const [tx, ty] = [p[0] - run.start[0], p[1] - run.start[1]];
      const dot = run.dx * tx + run.dy * ty;
      const [px, py] = [(dot * run.dx) / run.norm2, (dot * run.dy) / run.norm2];
      if ((tx - px) ** 2 + (ty - py) ** 2 < threshold ** 2) {
        const far2 = px * px + py * py;
        onAhead = dot > 0 && far2 > ahead.far2;
        onBehind = dot <= 0 && far2 > behind.far2;
        if (onAhead) ahead = { far2, at: p };
        if (onBehind) behind = { far2, at: p };
        last = p;
        continue;
      }
      const ends = behind.far2 === 0 ? [ahead.at] : onAhead ? [behind.at, ahead.at] : [ahead.at, behind.at];
      out.push(...ends);
      if (!onAhead && !onBehind) out.push(last);
    }
    const [dx, dy] = [p[0] - last[0], p[1] - last[1]];
    const start: [number, number] = run === null || run.norm2 === 0 ? last : out[out.length - 1];
    run = { start, dx, dy, norm2: dx * dx + dy * dy };
    ahead = { far2: run.norm2, at: p };
    behind = { far2: 0, at: p };
    onAhead = true;
    onBehind = false;
    last = p;
  }
  if (run !== null && run.norm2 !== 0) {
    out.push(ahead.at);
    if (behind.far2 > 0) out.push(behind.at);
  }
  out.push(last);
  return out;
}
