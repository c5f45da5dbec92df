/** Pairs x0, y0, x1, y1, … from two columns; one of length 1 is repeated. */
export function pairs(x: Float64Array, y: Float64Array): Float64Array {
  const n = Math.max(x.length, y.length);
  const out = new Float64Array(2 * n);
  const [dx, dy] = [x.length === 1 ? 0 : 1, y.length === 1 ? 0 : 1];
  for (let i = 0; i < n; i++) {
    out[2 * i] = x[i * dx];
    out[2 * i + 1] = y[i * dy];
  }
  return out;
}
