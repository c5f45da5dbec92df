/** The way to the light of `LightSource(azdeg=225, altdeg=19.4712)`, which Matplotlib uses when none is given. */
const light = (() => {
  const azimuth = (90 - 225) * (Math.PI / 180);
  const altitude = 19.4712 * (Math.PI / 180);
  return [Math.cos(azimuth) * Math.cos(altitude), Math.sin(azimuth) * Math.cos(altitude), Math.sin(altitude)] as const;
})();

/** How bright the darkest and the brightest faces are. */
const darkest = 0.3;
const brightest = 1;

/** Faces in space: packed x, y, z of all, and where each starts (in points). */
export interface Faces {
  readonly xyz: Float64Array;
  /** One more than there are faces. */
  readonly starts: Uint32Array;
}

/** Faces that all have `corners` corners. */
export function evenFaces(xyz: Float64Array, corners: number): Faces {
  const n = xyz.length / 3 / corners;
  return { xyz, starts: Uint32Array.from({ length: n + 1 }, (_, i) => i * corners) };
}

/** The direction that a face looks to, from three of its corners; NaN when they lie on a line. */
function facing(f: Faces, i: number, out: Float64Array): void {
  const { xyz, starts } = f;
  const n = starts[i + 1] - starts[i];
  const at = (k: number): number => 3 * (starts[i] + k);
  const [a, b, c] = [at(0), at(Math.floor(n / 3)), at(Math.floor((2 * n) / 3))];
  const [ux, uy, uz] = [xyz[a] - xyz[b], xyz[a + 1] - xyz[b + 1], xyz[a + 2] - xyz[b + 2]];
  const [vx, vy, vz] = [xyz[b] - xyz[c], xyz[b + 1] - xyz[c + 1], xyz[b + 2] - xyz[c + 2]];
  out[0] = uy * vz - uz * vy;
  out[1] = uz * vx - ux * vz;
  out[2] = ux * vy - uy * vx;
}

/** How bright every face is under the light, from `darkest` to `brightest`; null when no face has a direction. */
function brightness(f: Faces): Float64Array | null {
  const n = f.starts.length - 1;
  const out = new Float64Array(n);
  const normal = new Float64Array(3);
  let any = false;
  for (let i = 0; i < n; i++) {
    facing(f, i, normal);
    const length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
    const dot = (normal[0] / length) * light[0] + (normal[1] / length) * light[1] + (normal[2] / length) * light[2];
    any ||= !Number.isNaN(dot);
    const share = ((Number.isNaN(dot) ? 0 : dot) + 1) / 2;
    out[i] = darkest + share * (brightest - darkest);
  }
  return any ? out : null;
}

/** Packed colours of the faces in the light: one for every face, of one colour or of as many. */
export function shadeColors(colors: Float64Array, faces: Faces): Float64Array {
  const shade = brightness(faces);
  if (!shade || colors.length === 0) return colors;
  const out = new Float64Array(4 * shade.length);
  const step = colors.length === 4 ? 0 : 4;
  for (let i = 0; i < shade.length; i++) {
    for (let k = 0; k < 3; k++) out[4 * i + k] = shade[i] * colors[i * step + k];
    out[4 * i + 3] = colors[i * step + 3];
  }
  return out;
}
