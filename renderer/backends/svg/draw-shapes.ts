import type {
  GouraudItem,
  ImageItem,
  MarkersItem,
  PathCollectionItem,
  PathItem,
  QuadMeshItem,
} from '../../display-list/display-list.ts';
import { allPoints } from '../../geometry/placed-points.ts';
import { encodePng } from '../png.ts';
import { collectionMembers, type Member, meshMembers } from '../vector/collection-members.ts';
import { gouraudPicture } from '../vector/gouraud-picture.ts';
import { num } from '../vector/num.ts';
import { WHOLE } from '../vector/outline.ts';
import { css, paintStyle } from './style.ts';
import type { SvgCanvas } from './svg-canvas.ts';

export function drawPath(canvas: SvgCanvas, item: PathItem): void {
  const lineOnly = (item.fill === null || item.fill[3] === 0) && item.hatch === undefined;
  const d = canvas.path(item.path, {
    clip: lineOnly ? [canvas.width, canvas.height] : null,
    simplify: lineOnly ? (item.simplify ?? 0) : 0,
    sketch: item.sketch ?? null,
  });
  if (d === '') return;
  const pattern = item.hatch === undefined ? null : canvas.hatch(item.hatch, item.fill);
  const style = css(paintStyle(item.fill, item.stroke, item.antialiased, pattern));
  canvas.xml.element('path', { d, 'clip-path': canvas.clip(item.clip), style });
}

/** One definition, one `use` per place. */
export function drawMarkers(canvas: SvgCanvas, item: MarkersItem): void {
  const d = canvas.path(item.marker, WHOLE, [1, 0, 0, -1, 0, 0]);
  if (d === '' || item.positions.length === 0) return;
  const style = css(paintStyle(item.fill, item.stroke, item.antialiased));
  const id = canvas.id('m', d + style);
  if (canvas.define(id)) {
    canvas.xml.start('defs');
    canvas.xml.element('path', { id, d, style });
    canvas.xml.end();
  }
  canvas.xml.start('g', { 'clip-path': canvas.clip(item.clip) });
  const positions = allPoints(item.positions);
  for (let i = 0; i < positions.length; i += 2) {
    const x = positions[i];
    const y = canvas.height - positions[i + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    // Written out: a scatter has many of these, and nothing in them needs escaping.
    canvas.xml.raw(`<use xlink:href="#${id}" x="${num(x)}" y="${num(y)}"/>\n`);
  }
  canvas.xml.end();
}

/** Members that share a shape often refer to one definition. */
export function drawCollection(canvas: SvgCanvas, item: PathCollectionItem): void {
  const shapes = item.paths.length * Math.max(1, item.transforms === null ? 1 : item.transforms.length / 6);
  const places = item.offsets === null ? 1 : item.offsets.length / 2;
  const shared = item.hatch === undefined && places > 2 * shapes;
  const lineOnly = item.fills.length === 0 && item.hatch === undefined;
  const ids = new Map<number, string>();
  canvas.xml.start('g', { 'clip-path': canvas.clip(item.clip) });
  for (const member of collectionMembers(item)) {
    if (shared) useShape(canvas, member, ids);
    else writeMember(canvas, member, lineOnly);
  }
  canvas.xml.end();
}

function writeMember(canvas: SvgCanvas, member: Member, lineOnly: boolean): void {
  const [a, b, c, d, e, f] = member.transform;
  const text = canvas.path(member.path, { ...WHOLE, clip: lineOnly ? [canvas.width, canvas.height] : null }, [
    a,
    -b,
    c,
    -d,
    e + member.x,
    canvas.height - f - member.y,
  ]);
  if (text === '') return;
  const pattern = member.hatch === null ? null : canvas.hatch(member.hatch, member.fill);
  canvas.xml.element('path', {
    d: text,
    style: css(paintStyle(member.fill, member.stroke, member.antialiased, pattern)),
  });
}

function useShape(canvas: SvgCanvas, member: Member, ids: Map<number, string>): void {
  let id = ids.get(member.shape);
  if (id === undefined) {
    const [a, b, c, d, e, f] = member.transform;
    const text = canvas.path(member.path, WHOLE, [a, -b, c, -d, e, -f]);
    id = canvas.id('C', text);
    ids.set(member.shape, id);
    if (canvas.define(id)) {
      canvas.xml.start('defs');
      canvas.xml.element('path', { id, d: text });
      canvas.xml.end();
    }
  }
  canvas.xml.element('use', {
    'xlink:href': `#${id}`,
    x: num(member.x),
    y: num(canvas.height - member.y),
    style: css(paintStyle(member.fill, member.stroke, member.antialiased)),
  });
}

export function drawQuadMesh(canvas: SvgCanvas, item: QuadMeshItem): void {
  canvas.xml.start('g', { 'clip-path': canvas.clip(item.clip) });
  for (const member of meshMembers(item)) writeMember(canvas, member, false);
  canvas.xml.end();
}

/** SVG 1.1 has no gradient between three points: the triangles become a picture, cut along their outer edges. */
export function drawGouraud(canvas: SvgCanvas, item: GouraudItem): void {
  const picture = gouraudPicture(item, canvas.width, canvas.height);
  if (picture === null) return;
  drawImage(canvas, picture);
}

export function drawImage(canvas: SvgCanvas, item: ImageItem): void {
  if (item.width === 0 || item.height === 0) return;
  const data = Uint8ClampedArray.from(item.rgba);
  const png = Buffer.from(encodePng({ width: item.width, height: item.height, data }, canvas.dpi)).toString('base64');
  const href = `data:image/png;base64,${png}`;
  const clip = canvas.clip(item.clip);
  if (clip !== undefined) canvas.xml.start('g', { 'clip-path': clip });
  const { step = 1 } = item;
  const [width, height] = [item.width * step, item.height * step];
  canvas.xml.element('image', {
    'xlink:href': href,
    id: canvas.id('image', href),
    preserveAspectRatio: 'none',
    x: num(item.x),
    y: num(canvas.height - item.y - height),
    width: num(width),
    height: num(height),
  });
  if (clip !== undefined) canvas.xml.end();
}
