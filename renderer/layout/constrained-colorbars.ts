import { anchored, applyAspect } from '../axes/aspect.ts';
import type { Axes } from '../axes/axes.ts';
import { type Bbox, bboxFromBounds } from '../geometry/bbox.ts';
import type { SubplotSpec } from './grid-spec.ts';
import type { LayoutGrid, Margins, Span } from './layout-grid.ts';

/** Finds the box around a colorbar and its labels, in figure fractions. */
type Measure = (bar: Axes) => Bbox;

/** The rows and columns of all axes that a colorbar belongs to; null when they do not stand in a grid. */
function parentSpans(bar: Axes): { rows: Span; columns: Span } | null {
  const specs = bar.colorbarPlace?.parents.flatMap((p) => p.subplotSpec ?? []) ?? [];
  if (specs.length === 0) return null;
  const span = (key: 'rows' | 'columns'): Span => [
    Math.min(...specs.map((s) => s[key][0])),
    Math.max(...specs.map((s) => s[key][1])),
  ];
  return { rows: span('rows'), columns: span('columns') };
}

/** The gap between axes and colorbar, as a fraction of the figure. */
function padOf(bar: Axes, layout: LayoutGrid, rows: Span, columns: Span): number {
  const { location, pad } = bar.colorbarPlace!;
  const box = layout.inner(rows, columns);
  return pad * (location === 'left' || location === 'right' ? box.x1 - box.x0 : box.y1 - box.y0);
}

/** Adds the room that the colorbars of `ax` need to its margins. `own` is the box around the axes' own labels. */
export function colorbarMargins(
  ax: Axes,
  { rows, columns }: SubplotSpec,
  margin: Margins,
  own: Bbox,
  layout: LayoutGrid,
  measure: Measure,
): void {
  for (const bar of ax.colorbars) {
    const spans = parentSpans(bar);
    if (!spans) continue;
    const { location } = bar.colorbarPlace!;
    const pad = padOf(bar, layout, spans.rows, spans.columns);
    const box = measure(bar);
    const atLeft = spans.columns[0] === columns[0];
    const atRight = spans.columns[1] === columns[1];
    const atTop = spans.rows[0] === rows[0];
    const atBottom = spans.rows[1] === rows[1];
    if (location === 'right' && atRight) margin.rightcb += box.x1 - box.x0 + pad;
    else if (location === 'left' && atLeft) margin.leftcb += box.x1 - box.x0 + pad;
    else if (location === 'top' && atTop) margin.topcb += box.y1 - box.y0 + pad;
    else if (location === 'bottom' && atBottom) margin.bottomcb += box.y1 - box.y0 + pad;
    // A colorbar may be longer than what it stands beside.
    if (location === 'top' || location === 'bottom') {
      if (atLeft && box.x0 < own.x0) margin.left += own.x0 - box.x0;
      if (atRight && box.x1 > own.x1) margin.right += box.x1 - own.x1;
    } else {
      if (atBottom && box.y0 < own.y0) margin.bottom += own.y0 - box.y0;
      if (atTop && box.y1 > own.y1) margin.top += box.y1 - own.y1;
    }
  }
}

/** Puts the colorbars whose first parent is `ax` beside their parents' labels, the innermost being the last one made. */
export function placeColorbars(ax: Axes, layout: LayoutGrid, compress: boolean, measure: Measure): void {
  const offset = { left: 0, right: 0, bottom: 0, top: 0 };
  for (const bar of ax.colorbars.toReversed()) {
    const place = bar.colorbarPlace!;
    const spans = parentSpans(bar);
    if (place.parents[0] !== ax || !spans) continue;
    const { location, fraction, shrink, anchor } = place;
    const around = layout.outsideLabels(spans.rows, spans.columns);
    let inner = layout.inner(spans.rows, spans.columns);
    const vertical = location === 'left' || location === 'right';
    if (compress && place.parents.length === 1) {
      // As long as the axes are seen to be, once their aspect is applied.
      applyAspect(ax);
      const seen = ax.activePosition;
      inner = vertical ? { ...inner, y0: seen.y0, y1: seen.y1 } : { ...inner, x0: seen.x0, x1: seen.x1 };
    }
    const at = bar.position;
    const box = measure(bar);
    const pad = padOf(bar, layout, spans.rows, spans.columns);
    const [w, h] = [inner.x1 - inner.x0, inner.y1 - inner.y0];
    const size = vertical ? [w * fraction, h * shrink] : [w * shrink, h * fraction];
    const spot = anchored(bboxFromBounds(inner.x0, inner.y0, size[0], size[1]), anchor, inner);
    const length = vertical ? box.x1 - box.x0 : box.y1 - box.y0;
    const before = vertical ? at.x0 - box.x0 : at.y0 - box.y0;
    const [low, high, start] = vertical ? [around.x0, around.x1, spot.x0] : [around.y0, around.y1, spot.y0];
    const move =
      location === 'right' || location === 'top'
        ? high - start + offset[location] + pad + before
        : low - start - length - pad + before - offset[location];
    offset[location] += length + pad;
    bar.position = vertical
      ? { ...spot, x0: spot.x0 + move, x1: spot.x1 + move }
      : { ...spot, y0: spot.y0 + move, y1: spot.y1 + move };
    bar.anchor = anchor;
  }
}
