import { FigureError } from './figure-error.ts';

const figureFaults: ReadonlySet<string> = new Set([
  'ScaleError',
  'TickError',
  'NormError',
  'ColorError',
  'RcError',
  'TextError',
  'MathError',
  'MarkerError',
]);

/** Faults that only show when ticks and scales are computed are still the figure's. */
export function withPointers<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && figureFaults.has(error.name)) {
      throw new FigureError([{ pointer: '', detail: error.message }]);
    }
    throw error;
  }
}
