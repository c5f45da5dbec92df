import type { HorizontalAlignment, TextProps } from './layout-text.ts';
import { setLine } from './set-line.ts';
import type { TextStyle } from './text-style.ts';

/** Distance in pixels from a point to the edges of a box along a direction (degrees) and square to it, whichever is less. */
function distanceToBox(
  degrees: number,
  x: number,
  y: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): number {
  const cos = (d: number): number => Math.cos((d * Math.PI) / 180);
  const [quadrant, along, across] =
    degrees > 270
      ? [degrees - 270, y - y0, x1 - x]
      : degrees > 180
        ? [degrees - 180, x - x0, y - y0]
        : degrees > 90
          ? [degrees - 90, y1 - y, x - x0]
          : [degrees, x1 - x, y1 - y];
  return Math.min(along / cos(quadrant), across / cos(90 - quadrant));
}

/** The text with line breaks at spaces, so that no line reaches beyond the box; a single word may. */
export function wrapText(
  text: string,
  ha: HorizontalAlignment,
  angle: number,
  { x, y, box }: NonNullable<TextProps['wrap']>,
  style: TextStyle,
  dpi: number,
): string {
  const left = distanceToBox(angle, x, y, box);
  const right = distanceToBox((180 + angle) % 360, x, y, box);
  const limit = ha === 'left' ? left : ha === 'right' ? right : 2 * Math.min(left, right);
  const fits = (words: readonly string[]): boolean => Math.ceil(setLine(words.join(' '), style, dpi).width) <= limit;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let words = paragraph.split(' ');
    while (words.length > 0) {
      let count = 1;
      while (count < words.length && fits(words.slice(0, count + 1))) count++;
      lines.push(words.slice(0, count).join(' '));
      words = words.slice(count);
    }
  }
  return lines.join('\n');
}
