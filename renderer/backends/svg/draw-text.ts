import type { PlacedGlyph, TextItem } from '../../display-list/display-list.ts';
import { isMath } from '../../text/mathtext/is-math.ts';
import { fontFile, glyphOutline, glyphText } from '../../text/outlines.ts';
import { num } from '../vector/num.ts';
import { WHOLE } from '../vector/outline.ts';
import { css, hex } from './style.ts';
import type { SvgCanvas } from './svg-canvas.ts';

/** `path`: glyphs as outlines, the same everywhere. `none`: text that can be edited, if the reader has the font. */
export type SvgFontType = 'path' | 'none';

export function drawText(canvas: SvgCanvas, item: TextItem, fonttype: SvgFontType): void {
  if (item.color[3] === 0) return;
  const clip = canvas.clip(item.clip);
  if (clip !== undefined) canvas.xml.start('g', { 'clip-path': clip });
  if (fonttype === 'path') drawOutlines(canvas, item);
  else if (isMath(item.text)) drawSpans(canvas, item);
  else drawWords(canvas, item);
  if (clip !== undefined) canvas.xml.end();
}

function colorStyle(item: TextItem): Record<string, string> {
  const color = hex(item.color);
  return {
    ...(color === '#000000' ? {} : { fill: color }),
    ...(item.color[3] === 1 ? {} : { opacity: num(item.color[3]) }),
  };
}

function placement(canvas: SvgCanvas, item: TextItem): string {
  const move = `translate(${num(item.x)} ${num(canvas.height - item.y)})`;
  return item.angle === 0 ? move : `${move} rotate(${num(-item.angle)})`;
}

/** Font size in device units. */
const deviceSize = (item: TextItem, glyph: PlacedGlyph): number => (glyph.size * item.dpi) / 72;

function drawOutlines(canvas: SvgCanvas, item: TextItem): void {
  canvas.xml.comment(item.text);
  canvas.xml.start('g', { style: css(colorStyle(item)), transform: `${placement(canvas, item)} scale(1 -1)` });
  const used: { readonly id: string; readonly glyph: PlacedGlyph; readonly em: number }[] = [];
  let defining = false;
  for (const glyph of item.glyphs) {
    const outline = glyphOutline(glyph.font, glyph.glyph);
    if (outline.vertices.length === 0) continue;
    const file = fontFile(glyph.font);
    const id = `${file.postscript}-${glyph.glyph.toString(16)}`;
    used.push({ id, glyph, em: file.unitsPerEm });
    if (!canvas.define(id)) continue;
    if (!defining) canvas.xml.start('defs');
    defining = true;
    canvas.xml.element('path', { id, d: canvas.path(outline, WHOLE, [1, 0, 0, 1, 0, 0]) });
  }
  if (defining) canvas.xml.end();
  for (const { id, glyph, em } of used) {
    const scale = deviceSize(item, glyph) / em;
    const at = `translate(${num(glyph.x)} ${num(glyph.y)})`;
    // Not `num`: font units are so small that six decimals would show.
    canvas.xml.element('use', { 'xlink:href': `#${id}`, transform: `${at} scale(${scale.toPrecision(8)})` });
  }
  for (const [x, y, width, height] of item.rects) {
    canvas.xml.element('rect', { x: num(x), y: num(y), width: num(width), height: num(height) });
  }
  canvas.xml.end();
}

function fontStyle(item: TextItem, glyph: PlacedGlyph): Record<string, string> {
  const { family, style, weight } = fontFile(glyph.font);
  return {
    ...(style === 'normal' ? {} : { 'font-style': style }),
    ...(weight === 400 ? {} : { 'font-weight': String(weight) }),
    'font-size': `${num(deviceSize(item, glyph))}px`,
    'font-family': `'${family}'${/^DejaVu Sans/.test(family) ? ', sans-serif' : ''}`,
  };
}

function drawWords(canvas: SvgCanvas, item: TextItem): void {
  if (item.glyphs.length === 0) return;
  const style = css({ ...fontStyle(item, item.glyphs[0]), ...colorStyle(item) });
  canvas.xml.element('text', { style, transform: placement(canvas, item), 'xml:space': 'preserve' }, item.text);
}

function drawSpans(canvas: SvgCanvas, item: TextItem): void {
  canvas.xml.comment(item.text);
  canvas.xml.start('g', { style: css(colorStyle(item)), transform: placement(canvas, item) });
  canvas.xml.start('text');
  for (const glyph of item.glyphs) {
    const text = glyphText(glyph.font, glyph.glyph).replace(/^ $/, '\u00a0');
    if (text === '') continue;
    canvas.xml.element('tspan', { x: num(glyph.x), y: num(-glyph.y), style: css(fontStyle(item, glyph)) }, text);
  }
  canvas.xml.end();
  for (const [x, y, width, height] of item.rects) {
    canvas.xml.element('rect', { x: num(x), y: num(-y - height), width: num(width), height: num(height) });
  }
  canvas.xml.end();
}
