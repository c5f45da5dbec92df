import type { AxesSpec } from '../schema/axes-schema.ts';
import type { FigureIssue } from '../schema/figure-error.ts';
import type { FigureSpec } from '../schema/figure-schema.ts';

/** Parts of the contract that this renderer does not draw: said plainly, rather than left out of the picture in silence. */
export function notDrawnYet(figure: FigureSpec, axes: readonly AxesSpec[]): FigureIssue[] {
  const issues: FigureIssue[] = [];
  const refuse = (pointer: string, what: string): void => {
    issues.push({ pointer, detail: `${what} not drawn by this renderer yet` });
  };
  if (figure.bbox_inches) refuse('/figure/bbox_inches', 'cropped figures are');
  axes.forEach((entry, i) => {
    if (entry.projection === '3d') {
      refuse(`/axes/${i}/projection`, `${entry.projection} axes are`);
    }
    if (entry.secondary_xaxis) refuse(`/axes/${i}/secondary_xaxis`, 'secondary axes are');
    if (entry.secondary_yaxis) refuse(`/axes/${i}/secondary_yaxis`, 'secondary axes are');
    if (entry.inset?.indicate) refuse(`/axes/${i}/inset/indicate`, 'inset indicators are');
  });
  return issues;
}
