import { textStyle } from '../artists/text-font.ts';
import { PathCode, type PathData } from '../display-list/display-list.ts';
import { compose, scaleTranslate, translation } from '../geometry/affine.ts';
import type { MarkerShape } from '../geometry/markers.ts';
import { mapPath } from '../geometry/shapes.ts';
import type { RcParams } from '../rc/rc-params.ts';
import { fontFile, glyphOutline } from '../text/outlines.ts';
import { setLine } from '../text/set-line.ts';

/** A formula between dollar signs as a marker: its outlines, as large as one unit along the longer side, around their middle. */
export function mathMarker(formula: string, rc: RcParams): MarkerShape {
  const path = formulaOutline(formula, rc);
  const box = extents(path);
  const size = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  const centred = translation(-box.x0 - 0.5 * (box.x1 - box.x0), -box.y0 - 0.5 * (box.y1 - box.y0));
  const at = size > 0 ? compose(centred, scaleTranslate(1 / size, 1 / size, 0, 0)) : centred;
  return { path: mapPath(at, path), alt: null, snapThreshold: null, join: 'round', filled: true, pixel: false };
}

/** The glyphs and bars of a formula as one path, in points at a size of 100. */
function formulaOutline(formula: string, rc: RcParams): PathData {
  const style = textStyle({ fontsize: 100, parse_math: true }, rc);
  const { glyphs, rects } = setLine(formula, { ...style, hinting: 'no_hinting' }, 72);
  const vertices: number[] = [];
  const codes: number[] = [];
  for (const { font, glyph, size, x, y } of glyphs) {
    const outline = glyphOutline(font, glyph);
    const em = size / fontFile(font).unitsPerEm;
    for (let i = 0; i < outline.vertices.length; i += 2)
      vertices.push(outline.vertices[i] * em + x, outline.vertices[i + 1] * em + y);
    codes.push(...(outline.codes ?? []));
  }
  for (const [x, y, w, h] of rects) {
    vertices.push(x, y, x, y + h, x + w, y + h, x + w, y, x, y);
    codes.push(PathCode.MOVETO, PathCode.LINETO, PathCode.LINETO, PathCode.LINETO, PathCode.CLOSEPOLY);
  }
  return { vertices: Float64Array.from(vertices), codes: Uint8Array.from(codes) };
}

/** The box around a path of lines and quadratic curves. Ends of contours say nothing: they go back to where they began. */
function extents({ vertices, codes }: PathData) {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  const take = (x: number, y: number): void => {
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  };
  for (let i = 0; i < vertices.length / 2; i++) {
    const code = codes?.[i];
    const [x, y] = [vertices[2 * i], vertices[2 * i + 1]];
    if (code === PathCode.CLOSEPOLY) continue;
    if (code !== PathCode.CURVE3) {
      take(x, y);
      continue;
    }
    const [ax, ay, bx, by] = [vertices[2 * i - 2], vertices[2 * i - 1], vertices[2 * i + 2], vertices[2 * i + 3]];
    take(bx, by);
    take(turningPoint(ax, x, bx), turningPoint(ay, y, by));
    i++;
  }
  return box;
}

/** The extreme of a quadratic curve in one direction; its end when there is none on the way. */
function turningPoint(a: number, b: number, c: number): number {
  const t = (a - b) / (a - 2 * b + c);
  return t > 0 && t < 1 ? (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c : c;
}
