/**
 * Discrete Fourier transforms of any length: radix 2 for powers of two, Bluestein's chirp for the rest. The forward transform has no
 * factor, as in NumPy.
 */
export interface Fft {
  readonly n: number;
  /** Transforms real and imaginary parts in place. */
  transform(re: Float64Array, im: Float64Array): void;
}

/** A transform of length `n`, with its tables made once. */
export function makeFft(n: number): Fft {
  return n > 0 && (n & (n - 1)) === 0 ? radix2(n) : bluestein(n);
}

function radix2(n: number): Fft {
  const cos = new Float64Array(n / 2);
  const sin = new Float64Array(n / 2);
  for (let k = 0; k < n / 2; k++) {
    cos[k] = Math.cos((2 * Math.PI * k) / n);
    sin[k] = -Math.sin((2 * Math.PI * k) / n);
  }
  const swaps = bitReversed(n);
  const transform = (re: Float64Array, im: Float64Array): void => {
    for (let i = 0; i < n; i++) {
      const j = swaps[i];
      if (j <= i) continue;
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
    for (let size = 2; size <= n; size *= 2) {
      const half = size / 2;
      const step = n / size;
      for (let start = 0; start < n; start += size) {
        for (let k = 0, t = 0; k < half; k++, t += step) {
          const [a, b] = [start + k, start + k + half];
          const tr = re[b] * cos[t] - im[b] * sin[t];
          const ti = re[b] * sin[t] + im[b] * cos[t];
          re[b] = re[a] - tr;
          im[b] = im[a] - ti;
          re[a] += tr;
          im[a] += ti;
        }
      }
    }
  };
  return { n, transform };
}

function bitReversed(n: number): Uint32Array {
  const out = new Uint32Array(n);
  for (let i = 1; i < n; i++) out[i] = (out[i >> 1] >> 1) | (i & 1 ? n >> 1 : 0);
  return out;
}

function bluestein(n: number): Fft {
  let size = 1;
  while (size < 2 * n - 1) size *= 2;
  const inner = radix2(size);
  // exp(-iπk²/n); k² is taken modulo 2n, because large squares would lose digits.
  const cr = new Float64Array(n);
  const ci = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const angle = (Math.PI * ((k * k) % (2 * n))) / n;
    cr[k] = Math.cos(angle);
    ci[k] = -Math.sin(angle);
  }
  const kr = new Float64Array(size);
  const ki = new Float64Array(size);
  for (let k = 0; k < n; k++) {
    kr[k] = cr[k];
    ki[k] = -ci[k];
    if (k > 0) {
      kr[size - k] = cr[k];
      ki[size - k] = -ci[k];
    }
  }
  inner.transform(kr, ki);
  const ar = new Float64Array(size);
  const ai = new Float64Array(size);
  const transform = (re: Float64Array, im: Float64Array): void => {
    ar.fill(0);
    ai.fill(0);
    for (let k = 0; k < n; k++) {
      ar[k] = re[k] * cr[k] - im[k] * ci[k];
      ai[k] = re[k] * ci[k] + im[k] * cr[k];
    }
    inner.transform(ar, ai);
    for (let k = 0; k < size; k++) {
      const r = ar[k] * kr[k] - ai[k] * ki[k];
      // The inverse transform is the forward one of the conjugate.
      ai[k] = -(ar[k] * ki[k] + ai[k] * kr[k]);
      ar[k] = r;
    }
    inner.transform(ar, ai);
    for (let k = 0; k < n; k++) {
      const [r, i] = [ar[k] / size, -ai[k] / size];
      re[k] = r * cr[k] - i * ci[k];
      im[k] = r * ci[k] + i * cr[k];
    }
  };
  return { n, transform };
}
