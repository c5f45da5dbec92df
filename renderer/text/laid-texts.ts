import { layoutText, type TextLayout, type TextProps } from './layout-text.ts';
import type { TextStyle } from './text-style.ts';

/** A text in one style, with all else that decides how it is laid out. */
interface Laid {
  readonly props: TextProps;
  readonly dpi: number;
  readonly layout: TextLayout;
}

// Tick labels and titles come again and again, within a figure (measured, then drawn) and from one figure to the next. What a service keeps for
// that must stay small: short texts only, and all are forgotten when there are too many.
let kept = new WeakMap<TextStyle, Map<string, Laid[]>>();
let count = 0;
const maxKept = 2048;
const maxLength = 100;

/** `layoutText`, of which short texts are kept, for as long as their styles are the same objects. */
export function laidText(props: TextProps, dpi: number): TextLayout {
  const { text, style } = props;
  if (props.wrap !== undefined || text.length > maxLength) return layoutText(props, dpi);
  let texts = kept.get(style);
  if (texts === undefined) {
    texts = new Map();
    kept.set(style, texts);
  }
  let alike = texts.get(text);
  if (alike === undefined) {
    alike = [];
    texts.set(text, alike);
  }
  for (const laid of alike) if (laid.dpi === dpi && sameLook(laid.props, props)) return laid.layout;
  const layout = layoutText(props, dpi);
  alike.push({ props, dpi, layout });
  count++;
  if (count >= maxKept) {
    kept = new WeakMap();
    count = 0;
  }
  return layout;
}

function sameLook(a: TextProps, b: TextProps): boolean {
  return (
    a.ha === b.ha &&
    a.va === b.va &&
    a.multialignment === b.multialignment &&
    a.rotation === b.rotation &&
    a.rotationMode === b.rotationMode &&
    a.linespacing === b.linespacing
  );
}
