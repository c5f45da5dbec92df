import { expecting } from '../../schema/pieces.ts';

type Vector = readonly [number, number, number];

const named = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const satisfies Record<string, Vector>;

/** `zdir` of a text: the direction in space that it runs along. */
export const textDirection = () =>
  expecting<keyof typeof named | Vector | null>(
    'one of x, y, z, null, or a vector of three numbers',
    (v) =>
      v === null ||
      (typeof v === 'string' && Object.hasOwn(named, v)) ||
      (Array.isArray(v) && v.length === 3 && v.every(Number.isFinite)),
  );

/** That direction as a vector; none leaves the text upright. */
export function textVector(zdir: keyof typeof named | Vector | null | undefined): Vector {
  if (zdir === null || zdir === undefined) return [0, 0, 0];
  return typeof zdir === 'string' ? named[zdir] : zdir;
}
