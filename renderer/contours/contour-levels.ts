import type { RcParams } from '../rc/rc-params.ts';
import { LogLocator } from '../ticks/log-locator.ts';
import { makeLocator } from '../ticks/make-locator.ts';
import { MaxNLocator } from '../ticks/max-n-locator.ts';
import type { TickSpec } from '../ticks/spec-keywords.ts';
import type { Locator, TickAxis } from '../ticks/tick-axis.ts';

export type Extend = 'neither' | 'min' | 'max' | 'both';

/** How levels are asked for: themselves, how many, or a locator. */
export interface LevelChoice {
  readonly levels?: number | Float64Array | null;
  readonly locator?: TickSpec | null;
  readonly extend: Extend;
  readonly logarithmic: boolean;
  readonly filled: boolean;
  /** The values are true and false. */
  readonly truths?: boolean;
}

/** An axis that levels and their labels are found on: it has settings but no view of its own (`create_dummy_axis`). */
export function dummyAxis(rc: RcParams): TickAxis {
  return {
    axisName: '',
    scaleName: 'linear',
    projection: '',
    rc,
    viewInterval: () => [0, 1],
    dataInterval: () => [0, 1],
    minpos: () => 0,
    tickSpace: () => 9,
    majorLocs: () => [],
  };
}

/** The contour levels for data from `zmin` to `zmax` (`_process_contour_level_args`). Throws `TickError`. */
export function contourLevels(choice: LevelChoice, zmin: number, zmax: number, rc: RcParams): Float64Array {
  const { levels, filled } = choice;
  if (levels !== undefined && levels !== null && typeof levels !== 'number') return levels;
  if (choice.truths && typeof levels !== 'number') return filled ? Float64Array.of(0, 0.5, 1) : Float64Array.of(0.5);
  let locator: Locator;
  if (choice.locator) locator = makeLocator(choice.locator);
  else if (choice.logarithmic) locator = new LogLocator({ numticks: levels ?? null });
  else locator = new MaxNLocator({ nbins: (levels ?? 7) + 1, min_n_ticks: 1 });
  const found = Float64Array.from(locator.tickValues(zmin, zmax, dummyAxis(rc)));
  if (choice.locator && (choice.locator as { symmetric?: unknown }).symmetric === true) return found;
  return trimmed(found, choice.extend, zmin, zmax);
}

/** Levels beyond the data, but for one at either end, are of no use. */
function trimmed(levels: Float64Array, extend: Extend, zmin: number, zmax: number): Float64Array {
  let from = Math.max(
    levels.findLastIndex((l) => l < zmin),
    0,
  );
  const over = levels.findIndex((l) => l > zmax);
  let to = over < 0 ? levels.length : over + 1;
  if (extend === 'min' || extend === 'both') from++;
  if (extend === 'max' || extend === 'both') to--;
  return to - from < 3 ? levels : levels.slice(from, to);
}

/** The levels with the far ends of regions that are open. */
export function withOpenEnds(levels: Float64Array, extend: Extend, logarithmic: boolean): Float64Array {
  const out = [...levels];
  if (extend === 'min' || extend === 'both') out.unshift(logarithmic ? 1e-250 : -1e250);
  if (extend === 'max' || extend === 'both') out.push(1e250);
  return Float64Array.from(out);
}

/** What stands for the region between each two levels: its middle on the scale. */
export function layers(levels: Float64Array, logarithmic: boolean): Float64Array {
  return levels.slice(1).map((high, i) => {
    const low = levels[i];
    return logarithmic ? Math.sqrt(low) * Math.sqrt(high) : 0.5 * (low + high);
  });
}

/** The lower end of each region; the lowest takes in the smallest value. */
export function lowerEnds(levels: Float64Array, zmin: number, logarithmic: boolean): Float64Array {
  const lowers = levels.slice(0, -1);
  if (zmin === lowers[0]) lowers[0] = logarithmic ? 0.99 * zmin : lowers[0] - 1;
  return lowers;
}
