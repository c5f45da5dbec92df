import { readFileSync } from 'node:fs';
import type { DisplayItem, DisplayList } from '../../display-list/display-list.ts';

/** A scene that Matplotlib's Agg drew (see oracle.py), as a display list. */
export interface Scene {
  readonly name: string;
  readonly list: DisplayList;
}

const doubles = new Set([
  'vertices',
  'positions',
  'transforms',
  'offsets',
  'fills',
  'strokes',
  'widths',
  'coordinates',
]);
doubles.add('triangles').add('colors');

const folder = new URL('./baselines/', import.meta.url);

/** Where the picture of a scene is. */
export function baselineOf(name: string): URL {
  return new URL(`${name}.png`, folder);
}

/** Reads the committed scenes; tests only. */
export function readScenes(): Scene[] {
  const text = readFileSync(new URL('scenes.json', folder), 'utf8');
  const scenes = JSON.parse(text, revive) as {
    name: string;
    width: number;
    height: number;
    dpi: number;
    items: DisplayItem[];
  }[];
  return scenes.map(({ name, ...list }) => ({ name, list }));
}

function revive(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (key === 'codes' || key === 'rgba') return Uint8Array.from(value as number[]);
  if (doubles.has(key)) return Float64Array.from(value as (number | string)[], Number);
  return value;
}
