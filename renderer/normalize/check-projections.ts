import type { AxesSpec } from '../schema/axes-schema.ts';
import { type Column, columnLength } from '../schema/column.ts';
import type { FigureIssue } from '../schema/figure-error.ts';
import { limits } from '../schema/limits.ts';
import type { MarkSpec } from './parse-figure.ts';

type Entry = AxesSpec & { readonly marks: readonly MarkSpec[] };
type Projection = NonNullable<AxesSpec['projection']>;
type Say = (pointer: string, detail: string) => void;

const polarKeys = [
  'theta_offset',
  'theta_direction',
  'theta_zero_location',
  'thetalim',
  'rlim',
  'rmin',
  'rmax',
  'rorigin',
  'rlabel_position',
  'thetagrids',
  'rgrids',
] as const;
const spaceKeys = [
  'elev',
  'azim',
  'roll',
  'proj_type',
  'focal_length',
  'zlabel',
  'zlim',
  'zscale',
  'zticks',
  'zmargin',
  'zinverted',
] as const;
/** Keywords of marks that only mean something in space. */
const spaceKeywords = ['zdir', 'zs', 'depthshade', 'depthshade_minalpha', 'axlim_clip', 'offset', 'extend3d'] as const;
/** Marks that are drawn in the plane and in space, where they have a `z` besides. */
const withHeight: ReadonlySet<string> = new Set(['line', 'scatter', 'text']);

const sides: Readonly<Record<Projection, readonly string[]>> = {
  rectilinear: ['left', 'right', 'bottom', 'top'],
  polar: ['polar', 'start', 'end', 'inner'],
  '3d': ['left', 'right', 'bottom', 'top'],
};

/** Keys that the projection of their axes does not know, or needs. */
export function checkProjections(axes: readonly Entry[]): FigureIssue[] {
  const issues: FigureIssue[] = [];
  axes.forEach((entry, i) => {
    const say: Say = (pointer, detail) => issues.push({ pointer: `/axes/${i}${pointer}`, detail });
    const projection = entry.projection ?? 'rectilinear';
    if (projection !== 'polar') only('polar', polarKeys, entry, say);
    if (projection !== '3d') only('3d', spaceKeys, entry, say);
    checkPositions(entry, projection, say);
    for (const side of Object.keys(entry.spines ?? {})) {
      if (!sides[projection].includes(side))
        say(`/spines/${side}`, `these axes have the spines ${sides[projection].join(', ')}`);
    }
    if (projection === 'polar') checkPolar(entry, say);
    if (projection === '3d') checkSpace(entry, say);
    else if (Array.isArray(entry.box_aspect)) say('/box_aspect', 'must be a number; only 3d axes have three edges');
    entry.marks.forEach((mark, k) => {
      checkMark(mark, projection, (pointer, detail) => say(`/marks/${k}${pointer}`, detail));
    });
  });
  axes.forEach((entry, i) => {
    const parent = entry.twin ? axes[entry.twin.of]?.projection : undefined;
    if (entry.twin && parent !== undefined && parent !== 'rectilinear')
      issues.push({ pointer: `/axes/${i}/twin`, detail: `${parent} axes have no twins` });
  });
  return issues;
}

function only(projection: string, keys: readonly (keyof AxesSpec)[], entry: Entry, say: Say): void {
  for (const key of keys) if (entry[key] !== undefined) say(`/${key}`, `only ${projection} axes have this`);
}

/** Where ticks and labels may be. */
function checkPositions(entry: Entry, projection: Projection, say: Say): void {
  const space = ['lower', 'upper', 'both', 'default', 'none'];
  for (const name of ['x', 'y', 'z'] as const) {
    const sides = name === 'x' ? ['top', 'bottom'] : ['left', 'right'];
    const check = (key: `${typeof name}ticks` | `${typeof name}label`, places: readonly string[]): void => {
      const value = entry[key];
      const position = typeof value === 'object' && value !== null && 'position' in value ? value.position : undefined;
      if (position !== undefined && !places.includes(position as string))
        say(`/${key}/position`, `must be one of ${places.join(', ')}`);
    };
    check(`${name}ticks`, projection === '3d' ? space : [...sides, 'both', 'default', 'none']);
    check(`${name}label`, projection === '3d' ? space : sides);
  }
}

function noSecondary(entry: Entry, projection: string, say: Say): void {
  for (const key of ['secondary_xaxis', 'secondary_yaxis'] as const)
    if (entry[key]) say(`/${key}`, `${projection} axes have no secondary axes`);
}

function checkPolar(entry: Entry, say: Say): void {
  const kind = typeof entry.xscale === 'string' ? entry.xscale : entry.xscale?.type;
  if (kind !== undefined && kind !== 'linear') say('/xscale', 'the angle of polar axes has a linear scale');
  if (entry.rmin !== undefined && entry.rmin === entry.rmax) say('/rmax', 'must differ from rmin');
  if (entry.box_aspect !== undefined && entry.box_aspect !== null) say('/box_aspect', 'polar axes are always round');
  if (entry.adjustable === 'datalim') say('/adjustable', 'must be "box" in polar axes');
  if (entry.axis === 'equal') say('/axis', 'polar axes are always equal');
  noSecondary(entry, 'polar', say);
}

function checkSpace(entry: Entry, say: Say): void {
  const { box_aspect: edges } = entry;
  if (edges !== undefined && edges !== null && !(Array.isArray(edges) && edges.length === 3))
    say('/box_aspect', 'must be three numbers: the edges of the box');
  if (typeof entry.aspect === 'number') say('/aspect', 'must be "auto" or "equal" in 3d axes');
  if (entry.frame_on !== undefined) say('/frame_on', '3d axes have no frame');
  if (entry.proj_type === 'ortho' && entry.focal_length !== undefined)
    say('/focal_length', 'a parallel projection ("ortho") has none');
  noSecondary(entry, '3d', say);
}

function checkMark(mark: MarkSpec, projection: Projection, say: Say): void {
  if (projection !== '3d') {
    for (const key of spaceKeywords) if (mark[key] !== undefined) say(`/${key}`, 'only 3d axes have this');
    if (withHeight.has(mark.type) && mark.z !== undefined) say('/z', 'only 3d axes have this');
    return;
  }
  if (mark.transform !== undefined && mark.transform !== 'data')
    say('/transform', 'marks of 3d axes stand in the data');
  if (mark.type === 'scatter') {
    const n = columnLength(mark.x as Column);
    if (n > limits.faces) say('/x', `has ${n} markers; at most ${limits.faces} are drawn in 3d axes`);
  }
  if (mark.type === 'line' && mark.x === undefined) say('/x', 'is missing');
  if (mark.type === 'text' && mark.z === undefined) say('/z', 'is missing');
  if (mark.type === 'contour' || mark.type === 'contourf')
    for (const key of ['X', 'Y'] as const) if (mark[key] == null) say(`/${key}`, 'is missing');
  if (mark.type !== 'bar') return;
  for (const key of ['xerr', 'yerr', 'bar_label'] as const)
    if (mark[key] !== undefined && mark[key] !== null) say(`/${key}`, 'bars in 3d axes have none');
}
