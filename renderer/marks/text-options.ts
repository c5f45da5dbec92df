import type { TextOptions } from '../artists/text.ts';
import { type BoxKeywords, textBox } from '../artists/text-box.ts';
import type { Axes } from '../axes/axes.ts';
import type { ColorSpec } from '../rc/rc-types.ts';

/** The keywords of a text as the schemas give them. */
export interface TextKeywords extends Omit<TextOptions, 'color' | 'label' | 'style' | 'box'> {
  readonly color?: ColorSpec;
  readonly label?: string | null;
  readonly backgroundcolor?: ColorSpec;
  readonly bbox?: BoxKeywords | null;
}

/** The options of a text artist: colour and box read. */
export function textOptions(ax: Axes, k: TextKeywords): TextOptions {
  const { color, label, backgroundcolor: _background, bbox: _bbox, ...rest } = k;
  return {
    ...rest,
    label: label ?? undefined,
    color: ax.color(color ?? ax.rc['text.color'], k.alpha ?? null),
    box: textBox(ax, k),
  };
}
