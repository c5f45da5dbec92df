/** numpy.interp for one value, `xs` rising; `outside` is what lies beyond either end, where it is not the end itself. */
export function interp(x: number, xs: ArrayLike<number>, ys: ArrayLike<number>, outside?: number): number {
  const n = xs.length;
  if (Number.isNaN(x)) return x;
  if (x < xs[0]) return outside ?? ys[0];
  if (x > xs[n - 1]) return outside ?? ys[n - 1];
  if (x === xs[n - 1]) return ys[n - 1];
  let low = 0;
  let high = n - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x >= xs[middle]) low = middle;
    else high = middle;
  }
  return ((ys[low + 1] - ys[low]) / (xs[low + 1] - xs[low])) * (x - xs[low]) + ys[low];
}
