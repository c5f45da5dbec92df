import type { PlacedGlyph, TextItem } from '../../display-list/display-list.ts';
import { fontFile, glyphAdvance } from '../../text/outlines.ts';
import { num } from '../vector/num.ts';
import type { FontBook } from './fonts.ts';
import type { PdfPage } from './pdf-page.ts';

/** Glyphs on one baseline in one font and size: one text operator shows them, with corrections in between. */
interface Run {
  readonly font: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  shown: string;
  /** Where the reader's pen is after the glyphs so far. */
  pen: number;
}

export function drawText(page: PdfPage, item: TextItem, fonts: FontBook): void {
  if (item.color[3] === 0) return;
  page.save(item.clip);
  page.alpha(item.color[3], 1);
  page.fillColor(item.color);
  const angle = (item.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const runs = runsOf(item, fonts);
  if (runs.length > 0) {
    page.write('BT\n');
    for (const run of runs) {
      const x = item.x + cos * run.x - sin * run.y;
      const y = item.y + sin * run.x + cos * run.y;
      page.write(
        `${run.font} ${num(run.size)} Tf ${[cos, sin, -sin, cos, x, y].map(num).join(' ')} Tm [${run.shown}>] TJ\n`,
      );
    }
    page.write('ET\n');
  }
  if (item.rects.length > 0) {
    page.write(`${[cos, sin, -sin, cos, item.x, item.y].map(num).join(' ')} cm\n`);
    for (const rect of item.rects) page.write(`${rect.map(num).join(' ')} re f\n`);
  }
  page.restore();
}

function runsOf(item: TextItem, fonts: FontBook): Run[] {
  const runs: Run[] = [];
  for (const placed of item.glyphs) {
    const size = (placed.size * item.dpi) / 72;
    const { font, code } = fonts.glyph(placed.font, placed.glyph);
    const last = runs.at(-1);
    const advance = advanceOf(placed, size);
    if (last === undefined || last.font !== font || last.size !== size || last.y !== placed.y) {
      runs.push({ font, size, x: placed.x, y: placed.y, shown: `<${code}`, pen: placed.x + advance });
      continue;
    }
    // Thousandths of the font size, taken away: kerning, and what hinted layout has rounded.
    const correction = Math.round(((last.pen - placed.x) * 1000) / size);
    last.shown += correction === 0 ? code : `> ${correction} <${code}`;
    last.pen -= (correction * size) / 1000;
    last.pen += advance;
  }
  return runs;
}

function advanceOf(placed: PlacedGlyph, size: number): number {
  return (glyphAdvance(placed.font, placed.glyph) / fontFile(placed.font).unitsPerEm) * size;
}
