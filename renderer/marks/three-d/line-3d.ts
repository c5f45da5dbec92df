import type { Axes3D } from '../../axes/three-d/axes-3d.ts';
import { type Direction, juggle, pack } from '../../axes/three-d/directions.ts';
import { Line3D } from '../../axes/three-d/line-3d.ts';
import { formatKeywords, type LineKeywords, lineOptions, parseFormat } from '../line-options.ts';
import { spread } from './spread.ts';

/** A line in space (`Axes3D.plot`); `x`, `y` and `z` of length 1 are repeated. */
export function plotLine3D(
  ax: Axes3D,
  columns: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  given: LineKeywords,
  how: { readonly fmt?: string; readonly zdir?: Direction; readonly cut?: boolean },
): Line3D {
  const hadData = ax.hasData();
  const { fmt } = how;
  const fromFormat =
    fmt !== undefined && parseFormat(fmt) === null ? { color: fmt } : formatKeywords(fmt, ax.rc['lines.linestyle']);
  const keywords = { ...fromFormat, ...given };
  const cycled = ax.lineCycle.nextProperties(keywords);
  const [x, y, z] = juggle(...spread(columns.x, columns.y, columns.z), how.zdir ?? 'z');
  const options = lineOptions(ax, { ...cycled, ...keywords });
  const line = new Line3D(pack(x, y, z), ax.transData, options, ax.rc, how.cut ?? false);
  ax.addLine(line);
  ax.include(x, y, z, hadData);
  return line;
}
