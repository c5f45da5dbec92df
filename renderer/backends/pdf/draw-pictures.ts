import type { GouraudItem, ImageItem } from '../../display-list/display-list.ts';
import { num } from '../vector/num.ts';
import type { Ref } from './pdf-file.ts';
import type { PdfPage } from './pdf-page.ts';

/** An image with its opacity as a soft mask. */
export function drawImage(page: PdfPage, item: ImageItem): void {
  const { width, height, rgba } = item;
  if (width === 0 || height === 0) return;
  const pixels = width * height;
  const rgb = new Uint8Array(pixels * 3);
  const alpha = new Uint8Array(pixels);
  let opaque = true;
  for (let i = 0; i < pixels; i++) {
    rgb[3 * i] = rgba[4 * i];
    rgb[3 * i + 1] = rgba[4 * i + 1];
    rgb[3 * i + 2] = rgba[4 * i + 2];
    alpha[i] = rgba[4 * i + 3];
    if (alpha[i] !== 255) opaque = false;
  }
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8`;
  const mask = opaque ? '' : ` /SMask ${page.file.addStream(`${size} /ColorSpace /DeviceGray`, alpha)}`;
  const image = page.file.addStream(`${size} /ColorSpace /DeviceRGB${mask}`, rgb);
  const name = page.resource('XObject', 'I', image, () => image);
  // A PDF image fills the unit square upwards.
  const { step = 1 } = item;
  const matrix = [step * width, 0, 0, step * height, item.x, item.y];
  page.save(item.clip);
  page.write(`${matrix.map(num).join(' ')} cm ${name} Do\n`);
  page.restore();
}

/** Free-form triangle meshes (shading type 4): colours in one, opacities, where they differ, in a soft mask. */
export function drawGouraud(page: PdfPage, item: GouraudItem): void {
  const { colors } = item;
  const mesh = meshOf(item);
  if (mesh === null) return;
  const first = colors[3];
  let uniform = true;
  for (let i = 3; i < colors.length; i += 4) if (colors[i] !== first) uniform = false;
  const shading = mesh(3)(page);
  page.save(item.clip);
  if (uniform) {
    page.alpha(first, first);
    page.write(`${page.resource('Shading', 'S', shading, () => shading)} sh\n`);
  } else {
    const state = `<< /Type /ExtGState /AIS false /SMask << /Type /Mask /S /Luminosity /BC [0] /G ${shadingGroup(page, mesh(1)(page), 'Gray')} >> >>`;
    page.write(`${page.resource('ExtGState', 'A', state, () => page.file.add(state))} gs\n`);
    // Masks work on groups in every reader, on shadings alone they do not.
    const group = shadingGroup(page, shading, 'RGB');
    page.write(`${page.resource('XObject', 'G', group, () => group)} Do\n`);
  }
  page.restore();
}

function shadingGroup(page: PdfPage, shading: Ref, space: 'Gray' | 'RGB'): Ref {
  const box = `0 0 ${num(page.width)} ${num(page.height)}`;
  return page.file.addStream(
    `/Type /XObject /Subtype /Form /BBox [${box}] /Resources << /Shading << /S ${shading} >> >> ` +
      `/Group << /Type /Group /S /Transparency /CS /Device${space} >>`,
    '/S sh\n',
  );
}

/** Makes the shading of three colour components, or of one for the opacity. */
function meshOf({ triangles, colors }: GouraudItem): ((components: 1 | 3) => (page: PdfPage) => Ref) | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  const corners: number[] = [];
  for (let t = 0; t < triangles.length; t += 6) {
    if (!triangles.subarray(t, t + 6).every(Number.isFinite)) continue;
    for (let k = 0; k < 3; k++) {
      corners.push(t / 2 + k);
      x0 = Math.min(x0, triangles[t + 2 * k]);
      x1 = Math.max(x1, triangles[t + 2 * k]);
      y0 = Math.min(y0, triangles[t + 2 * k + 1]);
      y1 = Math.max(y1, triangles[t + 2 * k + 1]);
    }
  }
  if (corners.length === 0) return null;
  // A range without width could not be decoded.
  if (!(x1 > x0)) x1 = x0 + 1;
  if (!(y1 > y0)) y1 = y0 + 1;
  const decode = [x0, x1, y0, y1].map(num);
  const [ax, bx, ay, by] = decode.map(Number);
  return (components) => (page) => {
    const row = 9 + components;
    const data = new Uint8Array(corners.length * row);
    const view = new DataView(data.buffer);
    const place = (v: number, low: number, high: number): number =>
      Math.round(Math.min(1, Math.max(0, (v - low) / (high - low))) * 0xffffffff);
    corners.forEach((corner, i) => {
      view.setUint32(i * row + 1, place(triangles[2 * corner], ax, bx));
      view.setUint32(i * row + 5, place(triangles[2 * corner + 1], ay, by));
      for (let c = 0; c < components; c++) {
        data[i * row + 9 + c] = Math.round(colors[4 * corner + (components === 1 ? 3 : c)] * 255);
      }
    });
    return page.file.addStream(
      `/ShadingType 4 /BitsPerCoordinate 32 /BitsPerComponent 8 /BitsPerFlag 8 /AntiAlias false ` +
        `/ColorSpace ${components === 3 ? '/DeviceRGB' : '/DeviceGray'} ` +
        `/Decode [${decode.join(' ')} ${'0 1 '.repeat(components).trim()}]`,
      data,
    );
  };
}
