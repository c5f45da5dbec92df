/** Splits a number in two halves of 26 bits (Veltkamp). */
const splitter = 2 ** 27 + 1;

/** a · b + c, rounded once: as processors with fused multiply-add compute it, and with them numpy's matrix products. */
export function fused(a: number, b: number, c: number): number {
  const p = a * b;
  const ah = splitter * a - (splitter * a - a);
  const bh = splitter * b - (splitter * b - b);
  const [al, bl] = [a - ah, b - bh];
  const lost = al * bl - (p - ah * bh - al * bh - ah * bl);
  const sum = p + c;
  const back = sum - p;
  return sum + (p - (sum - back) + (c - back) + lost);
}
