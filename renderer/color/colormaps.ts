import { readFileSync } from 'node:fs';
import { dataFile } from '../data-dir.ts';
import { Colormap, listedSource } from './colormap.ts';
import { CHANNELS } from './map-functions.ts';
import { type Segments, segmentedSource } from './segmented-colormap.ts';

type Channel = readonly number[] | string;

/** What `colormaps.json` holds. Listed maps say where their rows lie in `colormaps.f64`: first row, number of rows. */
interface Tables {
  readonly segmented: Readonly<Record<string, { readonly r: Channel; readonly g: Channel; readonly b: Channel }>>;
  readonly listed: Readonly<Record<string, readonly [number, number]>>;
}

const ALIASES: Readonly<Record<string, string>> = {
  grey: 'gray',
  gist_grey: 'gist_gray',
  gist_yerg: 'gist_yarg',
  Grays: 'Greys',
};

let tables: Tables | null = null;
let rows: Float64Array | null = null;
// One entry per name that was asked for: at most the 180 names of the library.
const cache = new Map<string, Colormap>();

function loadTables(): Tables {
  tables ??= JSON.parse(readFileSync(dataFile('colormaps.json'), 'utf8')) as Tables;
  return tables;
}

function loadRows(): Float64Array {
  if (rows === null) {
    const file = readFileSync(dataFile('colormaps.f64'));
    rows = new Float64Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  }
  return rows;
}

const segments = (channel: Channel): Segments => (typeof channel === 'string' ? CHANNELS[channel] : channel);

function build(name: string): Colormap | null {
  const { segmented, listed } = loadTables();
  const base = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  if (Object.hasOwn(segmented, base)) {
    const { r, g, b } = segmented[base];
    return new Colormap(name, 256, segmentedSource({ r: segments(r), g: segments(g), b: segments(b) }));
  }
  if (Object.hasOwn(listed, base)) {
    const [first, count] = listed[base];
    const all = loadRows();
    const colors = new Float64Array(count * 4);
    for (let i = 0; i < count; i++) {
      colors.set(all.subarray((first + i) * 3, (first + i) * 3 + 3), i * 4);
      colors[i * 4 + 3] = 1;
    }
    return new Colormap(name, count, listedSource(colors));
  }
  return name.endsWith('_r') ? (colormap(name.slice(0, -2))?.reversed(name) ?? null) : null;
}

/** Matplotlib's colour map of that name (`viridis`, `RdBu_r`, …); null when there is none. */
export function colormap(name: string): Colormap | null {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const map = build(name);
  if (map !== null) cache.set(name, map);
  return map;
}

/** Every name that `colormap` knows, sorted, without the `_r` forms. */
export function colormapNames(): readonly string[] {
  const { segmented, listed } = loadTables();
  return [...Object.keys(segmented), ...Object.keys(listed), ...Object.keys(ALIASES)].sort();
}
