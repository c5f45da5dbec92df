import { face } from './fonts/face.ts';
import { rotatePoint } from './rotation.ts';
import { fontsOf, type SetLine, setLine } from './set-line.ts';
import type { TextStyle } from './text-style.ts';
import { wrapText } from './wrap.ts';

export type HorizontalAlignment = 'left' | 'center' | 'right';
export type VerticalAlignment = 'top' | 'bottom' | 'center' | 'baseline' | 'center_baseline';
export type RotationMode = 'default' | 'anchor' | 'xtick' | 'ytick';

/** A text as Matplotlib's `Text` holds it; the style decides the font. */
export interface TextProps {
  readonly text: string;
  readonly style: TextStyle;
  readonly ha?: HorizontalAlignment;
  readonly va?: VerticalAlignment;
  /** Alignment of the lines with each other; default: as `ha`. */
  readonly multialignment?: HorizontalAlignment;
  /** Degrees counter-clockwise. */
  readonly rotation?: number;
  readonly rotationMode?: RotationMode;
  readonly linespacing?: number | 'normal';
  /** Break lines at spaces so that the text stays in a box (x0, y0, x1, y1), given where its anchor is. */
  readonly wrap?: { readonly x: number; readonly y: number; readonly box: readonly [number, number, number, number] };
}

export interface LaidLine {
  readonly line: SetLine;
  /** Left end of the baseline relative to the text's anchor, pixels, y up. */
  readonly x: number;
  readonly y: number;
}

/** A text laid out around its anchor at (0, 0): add the anchor's place to every coordinate. Pixels, y up. */
export interface TextLayout {
  readonly lines: readonly LaidLine[];
  /** Upright box around the rotated text: x0, y0, x1, y1. */
  readonly bbox: readonly [number, number, number, number];
  /** Lower left corner of the text's own (rotated) box and its unrotated size: what a bbox patch is drawn around. */
  readonly corner: readonly [number, number];
  readonly size: readonly [number, number];
  /** Degrees, 0 to below 360. */
  readonly angle: number;
}

interface Measured {
  readonly line: SetLine;
  readonly ascent: number;
  readonly descent: number;
}

/** Lays a text out as `Text._get_layout` does: line by line, aligned, rotated, then moved so that the anchor is at (0, 0). */
export function layoutText(props: TextProps, dpi: number): TextLayout {
  const angle = (((props.rotation ?? 0) % 360) + 360) % 360;
  const measured = measureLines(props, angle, dpi);
  const width = Math.max(...measured.map((m) => m.line.width));
  const ys: number[] = [];
  let y = 0;
  let baseline = 0;
  for (const { ascent, descent } of measured) {
    baseline = ascent - y;
    y -= ascent;
    ys.push(y);
    y -= descent;
  }
  const descent = measured[measured.length - 1].descent;
  const ymin = ys[ys.length - 1] - descent;
  const box: Box = { width, ymin, descent, baseline };
  const malign = props.multialignment ?? props.ha ?? 'left';
  const indent = malign === 'left' ? 0 : malign === 'center' ? 0.5 : 1;

  const corners = [
    [0, ymin],
    [0, 0],
    [width, 0],
    [width, ymin],
  ].map(([cx, cy]) => rotatePoint(angle, cx, cy));
  const x0 = Math.min(...corners.map((c) => c[0]));
  const x1 = Math.max(...corners.map((c) => c[0]));
  const y0 = Math.min(...corners.map((c) => c[1]));
  const y1 = Math.max(...corners.map((c) => c[1]));
  const [ox, oy] = offset(props, angle, box, [x0, y0, x1, y1]);

  const lines = measured.map(({ line }, i) => {
    const shift = indent === 0 ? 0 : indent === 1 ? width - line.width : width / 2 - line.width / 2;
    const [lx, ly] = rotatePoint(angle, shift, ys[i]);
    return { line, x: lx - ox, y: ly - oy };
  });
  return {
    lines,
    bbox: [x0 - ox, y0 - oy, x0 - ox + (x1 - x0), y0 - oy + (y1 - y0)],
    corner: [corners[0][0] - ox, corners[0][1] - oy],
    size: [width, 0 - ymin],
    angle,
  };
}

function measureLines(props: TextProps, angle: number, dpi: number): Measured[] {
  const { style } = props;
  const text =
    props.wrap === undefined ? props.text : wrapText(props.text, props.ha ?? 'left', angle, props.wrap, style, dpi);
  const raw = text.split('\n');
  const { lines, unitsPerEm } = face(fontsOf(style)[0]);
  const scale = ((1 / unitsPerEm) * style.font.size * dpi) / 72;
  const least = { ascent: lines.ascent * scale, descent: lines.descent * scale };
  const gap = raw.length === 1 ? 0 : lines.lineGap * scale;
  const spacing = props.linespacing ?? 'normal';
  return raw.map((words) => {
    const line = setLine(words, style, dpi);
    const ascent = line.height - line.descent;
    const { descent } = line;
    if (spacing === 'normal') {
      return {
        line,
        ascent: Math.max(ascent, least.ascent) + gap / 2,
        descent: Math.max(descent, least.descent) + gap / 2,
      };
    }
    const leading = spacing * (least.ascent + least.descent) - (ascent + descent);
    return { line, ascent: ascent + leading / 2, descent: descent + leading / 2 };
  });
}

interface Box {
  readonly width: number;
  /** Top is at 0. */
  readonly ymin: number;
  /** Of the last line. */
  readonly descent: number;
  /** From the top to the last baseline. */
  readonly baseline: number;
}

/** Where in the laid-out text the anchor is. */
function offset(
  props: TextProps,
  angle: number,
  box: Box,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): readonly [number, number] {
  // Wrapping turns the rotation mode to anchor in Matplotlib, for drawing as well as for measuring.
  const mode = props.wrap === undefined ? (props.rotationMode ?? 'default') : 'anchor';
  let ha = props.ha ?? 'left';
  let va = props.va ?? 'baseline';
  if (mode === 'anchor') {
    const x = ha === 'left' ? 0 : ha === 'right' ? box.width : box.width / 2;
    const y =
      va === 'bottom'
        ? box.ymin
        : va === 'top'
          ? 0
          : va === 'center'
            ? box.ymin / 2
            : va === 'baseline'
              ? 0 - box.baseline
              : 0 - box.baseline / 2;
    return rotatePoint(angle, x, y);
  }
  if (mode === 'xtick') ha = xTickAlignment(angle, va);
  if (mode === 'ytick') va = yTickAlignment(angle, ha);
  const x = ha === 'left' ? x0 : ha === 'right' ? x1 : (x0 + x1) / 2;
  const y =
    va === 'bottom'
      ? y0
      : va === 'top'
        ? y1
        : va === 'center'
          ? (y0 + y1) / 2
          : va === 'baseline'
            ? y0 + box.descent
            : y0 + (y1 - y0) - box.baseline / 2;
  return [x, y];
}

const within = (angle: number, low: number, high: number): boolean => angle >= low && angle <= high;

function xTickAlignment(angle: number, va: VerticalAlignment): HorizontalAlignment {
  if (angle <= 10 || angle >= 350 || within(angle, 85, 95) || within(angle, 170, 190) || within(angle, 265, 275)) {
    return 'center';
  }
  const rising = (angle > 10 && angle < 85) || (angle > 190 && angle < 265);
  return rising === (va === 'bottom') ? 'left' : 'right';
}

function yTickAlignment(angle: number, ha: HorizontalAlignment): VerticalAlignment {
  if (angle <= 10 || angle >= 350 || within(angle, 80, 100) || within(angle, 170, 190) || within(angle, 260, 280)) {
    return 'center';
  }
  const rising = (angle > 190 && angle < 260) || (angle > 10 && angle < 80);
  return rising === (ha === 'left') ? 'baseline' : 'top';
}
