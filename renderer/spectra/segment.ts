/** How a segment loses its trend before it is transformed. */
export type Detrend = 'none' | 'mean' | 'linear';

/** The Hann window (`numpy.hanning`). */
export function hanning(n: number): Float64Array {
  if (n === 1) return Float64Array.of(1);
  return Float64Array.from({ length: n }, (_, i) => 0.5 + 0.5 * Math.cos((Math.PI * (1 - n + 2 * i)) / (n - 1)));
}

/** Takes the mean or the least-squares line away from a segment, in place. */
export function removeTrend(segment: Float64Array, trend: Detrend): void {
  if (trend === 'none') return;
  const n = segment.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += segment[i];
  mean /= n;
  let slope = 0;
  const middle = (n - 1) / 2;
  if (trend === 'linear') {
    let [xy, xx] = [0, 0];
    for (let i = 0; i < n; i++) {
      xy += (i - middle) * (segment[i] - mean);
      xx += (i - middle) ** 2;
    }
    slope = xy / xx;
  }
  const start = mean - slope * middle;
  for (let i = 0; i < n; i++) segment[i] -= slope * i + start;
}

/** Takes jumps of more than half a turn out of a row of angles, in place (`numpy.unwrap`). */
export function unwrap(angles: Float64Array): void {
  const turn = 2 * Math.PI;
  let correction = 0;
  let before = angles[0];
  for (let i = 1; i < angles.length; i++) {
    const jump = angles[i] - before;
    before = angles[i];
    let wrapped = mod(jump + Math.PI, turn) - Math.PI;
    if (wrapped === -Math.PI && jump > 0) wrapped = Math.PI;
    if (Math.abs(jump) >= Math.PI) correction += wrapped - jump;
    angles[i] += correction;
  }
}

function mod(a: number, b: number): number {
  const r = a % b;
  return r < 0 ? r + b : r;
}
