import { layoutText, type TextLayout, type TextProps } from './layout-text.ts';
import { styleKey } from './set-line.ts';

// Tick labels and titles come again and again, within a figure (measured, then drawn) and from one figure to the next. What a service keeps for
// that must stay small: short texts only, and all are forgotten when there are too many.
const kept = new Map<string, TextLayout>();
const maxKept = 2048;
const maxLength = 100;

/** `layoutText`, of which short texts are kept. */
export function laidText(props: TextProps, dpi: number): TextLayout {
  const { text, style, ha, va, multialignment, rotation, rotationMode, linespacing, wrap } = props;
  if (wrap !== undefined || text.length > maxLength || style.math?.fontset === 'custom') return layoutText(props, dpi);
  const place = `${ha}|${va}|${multialignment}|${rotation}|${rotationMode}|${linespacing}`;
  const key = `${styleKey(style)}|${dpi}|${place}|${text}`;
  let layout = kept.get(key);
  if (layout === undefined) {
    layout = layoutText(props, dpi);
    if (kept.size >= maxKept) kept.clear();
    kept.set(key, layout);
  }
  return layout;
}
