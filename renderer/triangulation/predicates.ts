/**
 * On which side of the line a → b a point c lies: positive on the left, negative on the right, 0 on the line. The sign is exact: where
 * rounding could decide, whole numbers do.
 */
export function orient(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const det = left - right;
  return Math.abs(det) > orientBound * (Math.abs(left) + Math.abs(right)) ? det : exactOrient([ax, ay, bx, by, cx, cy]);
}

const epsilon = 2 ** -53;
const orientBound = (3 + 16 * epsilon) * epsilon;
const circleBound = (10 + 96 * epsilon) * epsilon;

function exactOrient(values: readonly number[]): number {
  if (!values.every(Number.isFinite)) return 0;
  const parts = values.map(split);
  const least = parts.reduce((m, p) => Math.min(m, p.exponent), 0);
  const [ax, ay, bx, by, cx, cy] = parts.map((p) => p.mantissa << BigInt(p.exponent - least));
  const det = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return det > 0n ? 1 : det < 0n ? -1 : 0;
}

const bits = new DataView(new ArrayBuffer(8));

/** A double as a whole number times a power of two. */
function split(v: number): { readonly mantissa: bigint; readonly exponent: number } {
  bits.setFloat64(0, v);
  const raw = bits.getBigUint64(0);
  const power = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const size = power === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: v < 0 ? -size : size, exponent: Math.max(power, 1) - 1075 };
}

/** Whether d lies inside the circle through a, b, c (counter-clockwise). What rounding leaves open counts as on the circle. */
export function inCircle(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const [adx, ady, bdx, bdy, cdx, cdy] = [ax - dx, ay - dy, bx - dx, by - dy, cx - dx, cy - dy];
  const [bc, cb] = [bdx * cdy, cdx * bdy];
  const [ca, ac] = [cdx * ady, adx * cdy];
  const [ab, ba] = [adx * bdy, bdx * ady];
  const [a2, b2, c2] = [adx * adx + ady * ady, bdx * bdx + bdy * bdy, cdx * cdx + cdy * cdy];
  const det = a2 * (bc - cb) + b2 * (ca - ac) + c2 * (ab - ba);
  const size =
    (Math.abs(bc) + Math.abs(cb)) * a2 + (Math.abs(ca) + Math.abs(ac)) * b2 + (Math.abs(ab) + Math.abs(ba)) * c2;
  return det > circleBound * size;
}
