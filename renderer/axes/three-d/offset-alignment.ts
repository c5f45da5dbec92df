import type { HorizontalAlignment } from '../../text/layout-text.ts';

const defaultTickDirections = [1, 0, 0] as const;

/**
 * On which side of its place the offset text of axis `i` stands. Matplotlib found these rules by trial: they look at whether the
 * middle of the box lies beyond the axis' end, across the axis and along it.
 */
export function alignOffset(
  center: readonly number[],
  end: readonly number[],
  i: number,
  highs: readonly [boolean, boolean, boolean],
): HorizontalAlignment {
  const across = defaultTickDirections[i];
  const even = highs.filter(Boolean).length % 2 === 0;
  if (center[across] > end[across]) {
    if (!(center[i] <= end[i] && even)) return 'left';
    const special = !highs[0] && highs[1] && highs[2] && i > 0;
    return special ? 'left' : 'right';
  }
  if (center[i] > end[i] && even) return i === 2 ? 'right' : 'left';
  return 'right';
}
