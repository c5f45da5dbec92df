/** The width of the kernels: a rule's name, or a factor of the standard deviation. */
export type Bandwidth = 'scott' | 'silverman' | number | null;

/** A density from a Gaussian around every value, at some places (`mlab.GaussianKDE`); all at one place when there is no spread. */
export function gaussianDensity(values: Float64Array, at: Float64Array, bandwidth: Bandwidth): Float64Array {
  const n = values.length;
  if (values.every((v) => v === values[0])) return at.map((v) => (v === values[0] ? 1 : 0));
  let mean = 0;
  for (const v of values) mean += v;
  mean /= n;
  let variance = 0;
  for (const v of values) variance += (v - mean) ** 2;
  variance /= n - 1;
  const factor =
    typeof bandwidth === 'number' ? bandwidth : bandwidth === 'silverman' ? ((n * 3) / 4) ** -0.2 : n ** -0.2;
  const inverse = 1 / variance / factor ** 2;
  const norm = Math.sqrt(2 * Math.PI * variance * factor ** 2) * n;
  return at.map((place) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const d = values[i] - place;
      sum += Math.exp(-(d * (inverse * d)) / 2);
    }
    return sum / norm;
  });
}
