import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PathData } from '../display-list/display-list.ts';
import { ContourGrid } from './contour-grid.ts';

interface Expected {
  readonly points: readonly number[];
  /** M, L and Z per point. */
  readonly codes: string;
}

interface Case {
  readonly name: string;
  readonly nx: number;
  readonly ny: number;
  readonly x: number[];
  readonly y: number[];
  readonly z: number[];
  readonly hidden: number[] | null;
  readonly cornerMask: boolean;
  readonly nchunk: number;
  readonly levels: number[];
  readonly lines: Expected[];
  readonly filled: Expected[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('./baselines.json', import.meta.url), 'utf8'));

const gridOf = (c: Case): ContourGrid =>
  new ContourGrid(
    {
      nx: c.nx,
      ny: c.ny,
      x: Float64Array.from(c.x),
      y: Float64Array.from(c.y),
      z: Float64Array.from(c.z),
      hidden: c.hidden && Uint8Array.from(c.hidden),
    },
    c,
  );

function expectSame({ vertices, codes }: PathData, { points, codes: letters }: Expected): void {
  const names = Array.from(codes ?? [], (c) => (c === 1 ? 'M' : c === 2 ? 'L' : 'Z')).join('');
  expect(names).toBe(letters);
  expect(vertices.length).toBe(points.length);
  points.forEach((v, i) => {
    expect(Math.abs(vertices[i] - v)).toBeLessThan(1e-10);
  });
}

describe('contours of a grid run as contourpy traces them', () => {
  it.each(cases.map((c) => [c.name, c] as const))('%s: lines', (_name, c) => {
    const grid = gridOf(c);
    c.levels.forEach((level, i) => {
      expectSame(grid.lines(level), c.lines[i]);
    });
  });

  it.each(cases.map((c) => [c.name, c] as const))('%s: areas with their holes', (_name, c) => {
    const grid = gridOf(c);
    c.filled.forEach((expected, i) => {
      expectSame(grid.filled(c.levels[i - 1] ?? -1e250, c.levels[i] ?? 1e250), expected);
    });
  });
});
