import { readFileSync } from 'node:fs';
import { dataFile } from '../data-dir.ts';
import type { Rgba } from '../display-list/display-list.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { BASE_COLORS, CSS4_COLORS, TABLEAU_COLORS } from './named-colors.ts';

/** Thrown for something that names no colour; the message is fit for the person who wrote the figure. */
export class ColorError extends Error {
  override readonly name = 'ColorError';
}

const TAB10 = TABLEAU_COLORS.split(' ').map((entry) => `#${entry.slice(-6)}`);

const named = new Map<string, string>();
for (const entry of CSS4_COLORS.split(' ')) named.set(entry.slice(0, -7), entry.slice(-6));
for (const entry of TABLEAU_COLORS.split(' ')) named.set(`tab:${entry.slice(0, -7)}`, entry.slice(-6));
named.set('tab:grey', named.get('tab:gray') as string);

let xkcd: Map<string, string> | null = null;

// 949 names that few figures use: read when the first `xkcd:` name comes.
function xkcdHex(name: string): string | undefined {
  if (xkcd === null) {
    xkcd = new Map(Object.entries(JSON.parse(readFileSync(dataFile('xkcd-colors.json'), 'utf8')) as object));
    for (const [key, hex] of [...xkcd]) if (key.includes('grey')) xkcd.set(key.replaceAll('grey', 'gray'), hex);
  }
  return xkcd.get(name);
}

function nameToHex(name: string): string | undefined {
  return name.startsWith('xkcd:') ? xkcdHex(name.slice(5)) : named.get(name);
}

const pair = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
const digit = (hex: string, at: number): number => Number.parseInt(hex[at], 16) / 15;

function fromHex(hex: string, alpha: number | null): Rgba | null {
  switch (hex.length) {
    case 3:
      return [digit(hex, 0), digit(hex, 1), digit(hex, 2), alpha ?? 1];
    case 4:
      return [digit(hex, 0), digit(hex, 1), digit(hex, 2), alpha ?? digit(hex, 3)];
    case 6:
      return [pair(hex, 0), pair(hex, 2), pair(hex, 4), alpha ?? 1];
    case 8:
      return [pair(hex, 0), pair(hex, 2), pair(hex, 4), alpha ?? pair(hex, 6)];
    default:
      return null;
  }
}

// A figure's few colours are written again and again, in its rcParams above all; the map is emptied before a server that sees every colour
// once keeps them all.
const known = new Map<string, Rgba | null>();
const maxKnown = 1024;
const longestKnown = 32;

function fromString(color: string, alpha: number | null): Rgba | null {
  if (alpha !== null || color.length > longestKnown) return readString(color, alpha);
  let rgba = known.get(color);
  if (rgba === undefined) {
    rgba = readString(color, null);
    if (known.size >= maxKnown) known.clear();
    known.set(color, rgba);
  }
  return rgba;
}

function readString(color: string, alpha: number | null): Rgba | null {
  if (color.toLowerCase() === 'none') return [0, 0, 0, 0];
  if (Object.hasOwn(BASE_COLORS, color)) return [...BASE_COLORS[color], alpha ?? 1];
  const hex = nameToHex(color) ?? (color.length === 1 ? undefined : nameToHex(color.toLowerCase()));
  if (hex !== undefined) return fromHex(hex, alpha);
  if (/^#[0-9a-f]+$/i.test(color)) return fromHex(color.slice(1), alpha);
  if (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(color)) {
    const grey = Number(color);
    return grey >= 0 && grey <= 1 ? [grey, grey, grey, alpha ?? 1] : null;
  }
  return null;
}

function fromList(color: readonly unknown[], alpha: number | null): Rgba | null {
  if (color.length !== 3 && color.length !== 4) return null;
  if (!color.every((v) => typeof v === 'number' && v >= 0 && v <= 1)) return null;
  const [r, g, b, a] = color as readonly number[];
  return [r, g, b, alpha ?? a ?? 1];
}

function parse(color: unknown, alpha: number | null, cycle: readonly unknown[]): Rgba | null {
  if (alpha !== null && !(alpha >= 0 && alpha <= 1)) throw new ColorError('alpha must be from 0 to 1');
  if (typeof color === 'string') {
    if (!/^C\d+$/.test(color)) return fromString(color, alpha);
    return parse(cycle.length === 0 ? 'k' : cycle[Number(color.slice(1)) % cycle.length], alpha, []);
  }
  if (!Array.isArray(color)) return null;
  // A colour with its own opacity: ["red", 0.3].
  if (color.length === 2 && (color[1] === null || typeof color[1] === 'number')) {
    return parse(color[0], alpha ?? color[1], cycle);
  }
  return fromList(color, alpha);
}

/**
 * Straight RGBA in 0..1. `alpha` replaces the colour's own opacity, except that "none" stays invisible. `cycle` is what `C0`, `C1`, …
 * stand for (`axes.prop_cycle`'s colours). Throws `ColorError`.
 */
export function toRgba(color: unknown, alpha: number | null = null, cycle: readonly unknown[] = TAB10): Rgba {
  const rgba = parse(color, alpha, cycle);
  if (rgba === null) throw new ColorError(`${JSON.stringify(color) ?? 'undefined'} is not a colour`);
  return rgba;
}

/** Whether `toRgba` would take it. */
export function isColorLike(color: unknown): color is ColorSpec {
  try {
    return parse(color, null, TAB10) !== null;
  } catch (error) {
    // A pair such as [1, 2] reads like a colour with an opacity that no colour has.
    if (error instanceof ColorError) return false;
    throw error;
  }
}

/**
 * A list of colours packed r, g, b, a. One colour gives one entry, "none" gives no entries (nothing is drawn).
 * `alpha` is one opacity for all, or one per colour (a single colour is then repeated).
 */
export function toRgbaArray(
  colors: unknown,
  alpha: number | readonly number[] | null = null,
  cycle: readonly unknown[] = TAB10,
): Float64Array {
  if (typeof colors === 'string' && colors.toLowerCase() === 'none') return new Float64Array(0);
  const one = isColorLike(colors);
  const list: readonly unknown[] = one ? [colors] : (colors as readonly unknown[]);
  if (!Array.isArray(list)) throw new ColorError(`${JSON.stringify(colors)} is neither a colour nor a list of colours`);
  const each = Array.isArray(alpha) ? (alpha as readonly number[]) : null;
  if (each !== null && list.length > 1 && each.length !== list.length) {
    throw new ColorError('the number of colours must match the number of alpha values');
  }
  const count = each !== null ? each.length : list.length;
  const out = new Float64Array(count * 4);
  for (let i = 0; i < count; i++) {
    out.set(toRgba(list[one ? 0 : i % list.length], each !== null ? each[i] : (alpha as number | null), cycle), i * 4);
  }
  return out;
}

/** `#rrggbb`, or `#rrggbbaa` when `keepAlpha`. */
export function toHex(color: Rgba, keepAlpha = false): string {
  const channels = keepAlpha ? color : color.slice(0, 3);
  return `#${channels
    .map((v) =>
      Math.round(v * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
