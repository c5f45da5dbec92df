import type {
  Hatch,
  MarkersItem,
  PathCollectionItem,
  PathItem,
  QuadMeshItem,
  Rgba,
  Stroke,
} from '../../display-list/display-list.ts';
import { allPoints } from '../../geometry/placed-points.ts';
import { collectionMembers, type Member, meshMembers } from '../vector/collection-members.ts';
import { num } from '../vector/num.ts';
import { WHOLE } from '../vector/outline.ts';
import { boundsOf, pathOperators } from './path-operators.ts';
import type { PdfPage } from './pdf-page.ts';

const visible = (color: Rgba | null): color is Rgba => color !== null && color[3] > 0;
const strokes = (stroke: Stroke | null): stroke is Stroke => stroke !== null && stroke.width > 0 && stroke.color[3] > 0;

/** Fills, hatches and strokes one path; the state around it is the caller's to save. */
function paint(page: PdfPage, path: string, fill: Rgba | null, stroke: Stroke | null, hatch: Hatch | null): void {
  if (path === '') return;
  const filled = visible(fill);
  const stroked = strokes(stroke);
  if (filled || stroked || hatch !== null) page.alpha(filled ? fill[3] : 1, stroked ? stroke.color[3] : 1);
  if (filled) page.fillColor(fill);
  if (stroked) page.strokeStyle(stroke);
  // In one go only where nothing shows through: the line lies over the fill, it does not knock it out.
  if (filled && stroked && hatch === null && fill[3] === 1 && stroke.color[3] === 1) {
    page.write(`${path}B\n`);
    return;
  }
  if (filled) page.write(`${path}f\n`);
  if (hatch !== null) {
    page.write('q\n');
    page.opaque();
    page.hatch(hatch);
    page.write(`${path}f\nQ\n`);
  }
  if (stroked) page.write(`${path}S\n`);
}

export function drawPath(page: PdfPage, item: PathItem): void {
  const lineOnly = !visible(item.fill) && item.hatch === undefined;
  const path = page.path(item.path, {
    clip: lineOnly ? [page.width, page.height] : null,
    simplify: lineOnly ? (item.simplify ?? 0) : 0,
    sketch: item.sketch ?? null,
  });
  page.save(item.clip);
  paint(page, path, item.fill, item.stroke, item.hatch ?? null);
  page.restore();
}

/** The operator that paints a shape whose colours are set outside. */
function paintOperator(fill: Rgba | null, stroke: Stroke | null): string {
  const both = visible(fill) && strokes(stroke);
  return both ? 'B' : visible(fill) ? 'f' : strokes(stroke) ? 'S' : 'n';
}

/** The name of a form that holds a shape around the origin and takes its colours from where it is used. */
function shapeForm(page: PdfPage, member: Pick<Member, 'path' | 'transform' | 'fill' | 'stroke'>): string {
  const outline = page.outline(member.path, WHOLE, member.transform);
  const bounds = boundsOf(outline, 10 * (member.stroke?.width ?? 0) + 1);
  const operators = pathOperators(outline);
  const operator = paintOperator(member.fill, member.stroke);
  const seeThrough = operator === 'B' && (member.fill?.[3] !== 1 || member.stroke?.color[3] !== 1);
  const body = seeThrough ? `${operators}f\n${operators}S\n` : `${operators}${operator}\n`;
  return page.resource('XObject', 'M', `${bounds} ${body}`, () =>
    page.file.addStream(`/Type /XObject /Subtype /Form /BBox [${bounds}] /Resources << >>`, body),
  );
}

function setState(page: PdfPage, fill: Rgba | null, stroke: Stroke | null): void {
  page.alpha(visible(fill) ? fill[3] : 1, strokes(stroke) ? stroke.color[3] : 1);
  if (visible(fill)) page.fillColor(fill);
  if (strokes(stroke)) page.strokeStyle(stroke);
}

export function drawMarkers(page: PdfPage, item: MarkersItem): void {
  const { fill, stroke } = item;
  const positions = allPoints(item.positions);
  if (paintOperator(fill, stroke) === 'n') return;
  const form = shapeForm(page, { path: item.marker, transform: [1, 0, 0, 1, 0, 0], fill, stroke });
  page.save(item.clip);
  setState(page, fill, stroke);
  // Moves add up: they are taken between rounded places, so that no error does.
  let [lastX, lastY] = [0, 0];
  let out = '';
  for (let i = 0; i < positions.length; i += 2) {
    const x = Math.round(positions[i] * 1e4) / 1e4;
    const y = Math.round(positions[i + 1] * 1e4) / 1e4;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    out += `1 0 0 1 ${num(x - lastX)} ${num(y - lastY)} cm ${form} Do\n`;
    [lastX, lastY] = [x, y];
  }
  page.write(out);
  page.restore();
}

export function drawCollection(page: PdfPage, item: PathCollectionItem): void {
  const shapes = item.paths.length * Math.max(1, item.transforms === null ? 1 : item.transforms.length / 6);
  const shared = item.hatch === undefined && (item.offsets?.length ?? 0) / 2 > 2 * shapes;
  const lineOnly = item.fills.length === 0 && item.hatch === undefined;
  page.save(item.clip);
  for (const member of collectionMembers(item)) {
    if (!shared) {
      drawMember(page, member, lineOnly);
      continue;
    }
    if (paintOperator(member.fill, member.stroke) === 'n') continue;
    const form = shapeForm(page, member);
    page.save(null);
    setState(page, member.fill, member.stroke);
    page.write(`1 0 0 1 ${num(member.x)} ${num(member.y)} cm ${form} Do\n`);
    page.restore();
  }
  page.restore();
}

function drawMember(page: PdfPage, member: Member, lineOnly: boolean): void {
  const [a, b, c, d, e, f] = member.transform;
  const clip = lineOnly ? ([page.width, page.height] as const) : null;
  const path = page.path(member.path, { ...WHOLE, clip }, [a, b, c, d, e + member.x, f + member.y]);
  page.save(null);
  paint(page, path, member.fill, member.stroke, member.hatch);
  page.restore();
}

export function drawQuadMesh(page: PdfPage, item: QuadMeshItem): void {
  page.save(item.clip);
  for (const member of meshMembers(item)) drawMember(page, member, false);
  page.restore();
}
