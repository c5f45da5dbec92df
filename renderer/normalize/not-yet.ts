import type { AxesSpec } from '../schema/axes-schema.ts';
import type { FigureIssue } from '../schema/figure-error.ts';

/** Parts of the contract that this renderer does not draw: said plainly, rather than left out of the picture in silence. */
export function notDrawnYet(axes: readonly AxesSpec[]): FigureIssue[] {
  const issues: FigureIssue[] = [];
  const refuse = (pointer: string, what: string): void => {
    issues.push({ pointer, detail: `${what} not drawn by this renderer yet` });
  };
  axes.forEach((entry, i) => {
    if (entry.projection === '3d') {
      refuse(`/axes/${i}/projection`, `${entry.projection} axes are`);
    }
  });
  return issues;
}
