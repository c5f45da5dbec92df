import type { Rectangle } from '../../artists/patch.ts';
import type { Axes3D } from '../../axes/three-d/axes-3d.ts';
import { type Direction, juggle, pack } from '../../axes/three-d/directions.ts';
import { Shape3D } from '../../axes/three-d/shape-3d.ts';

/** Stands bars up in planes of the box (`Axes3D.bar`): takes the flat ones' places among the axes' artists. */
export function standBars(
  ax: Axes3D,
  bars: readonly Rectangle[],
  zs: Float64Array,
  zdir: Direction,
  hadData: boolean,
  cut: boolean,
): Shape3D[] {
  const all = bars.map((bar, i) => {
    const { x, y, width, height } = bar;
    const corner = (fx: number, fy: number): [number, number] => [x + fx * width, y + fy * height];
    const corners = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)];
    const [px, py, pz] = juggle(
      Float64Array.from(corners, (c) => c[0]),
      Float64Array.from(corners, (c) => c[1]),
      new Float64Array(5).fill(zs[zs.length === 1 ? 0 : i]),
      zdir,
    );
    ax.include(px, py, pz, hadData || i > 0);
    const standing = new Shape3D(pack(px, py, pz), ax.transData, bar.options, ax.rc, cut);
    standing.alpha = bar.alpha;
    standing.label = bar.label;
    standing.clip = bar.clip;
    ax.children[ax.children.indexOf(bar)] = standing;
    return standing;
  });
  return all;
}
