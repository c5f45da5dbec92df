/** Three columns at the length of the longest; those of length 1 are repeated. */
export function spread(x: Float64Array, y: Float64Array, z: Float64Array): [Float64Array, Float64Array, Float64Array] {
  const n = Math.max(x.length, y.length, z.length);
  const full = (c: Float64Array): Float64Array => (c.length === n ? c : new Float64Array(n).fill(c[0]));
  return [full(x), full(y), full(z)];
}
