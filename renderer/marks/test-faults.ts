import { parseFigure } from '../normalize/parse-figure.ts';
import { FigureError } from '../schema/figure-error.ts';

/** Where the faults of a mark are, relative to it: for tests. */
export function faults(mark: object): string[] {
  try {
    parseFigure({ axes: [{ marks: [mark] }] });
    return [];
  } catch (error) {
    if (!(error instanceof FigureError)) throw error;
    return error.issues.map(({ pointer }) => pointer.replace('/axes/0/marks/0', ''));
  }
}
