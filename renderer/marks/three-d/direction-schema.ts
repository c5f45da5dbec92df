import type { Direction } from '../../axes/three-d/directions.ts';
import { expecting } from '../../schema/pieces.ts';

/** `zdir`: the direction that a mark's third coordinate stands for. */
export const direction = () =>
  expecting<Direction>('one of x, y, z, -x, -y, -z', (v) => typeof v === 'string' && /^-?[xyz]$/.test(v));
