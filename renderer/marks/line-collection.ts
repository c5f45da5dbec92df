import { type CollectionOptions, PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { dataDirections, namedTransform, type TransformName } from '../axes/named-transform.ts';
import { toRgbaArray } from '../color/parse-color.ts';
import type { PathData } from '../display-list/display-list.ts';
import { type CollectionKeywords, styleList } from './collection-options.ts';

/** The keywords of a collection of lines; `colors` is what `color` overrides. */
export interface LineCollectionKeywords extends CollectionKeywords {
  readonly colors?: CollectionKeywords['color'];
  readonly transform?: TransformName;
}

/** Many lines drawn alike (`LineCollection`): `lines.*` rcParams, zorder 2, no fill. */
export function lineCollection(ax: Axes, paths: readonly PathData[], k: LineCollectionKeywords): PathCollection {
  const { rc } = ax;
  const colors = k.color ?? (k.edgecolors === 'face' ? undefined : k.edgecolors) ?? k.colors ?? rc['lines.color'];
  const options: CollectionOptions = {
    edgecolors: toRgbaArray(colors, k.alpha ?? null, ax.cycleColors),
    linewidths:
      k.linewidths === undefined
        ? [rc['lines.linewidth']]
        : typeof k.linewidths === 'number'
          ? [k.linewidths]
          : k.linewidths,
    linestyles: styleList(k.linestyles),
    antialiaseds: [k.antialiaseds ?? rc['lines.antialiased']],
    capstyle: k.capstyle,
    joinstyle: k.joinstyle,
    label: k.label ?? '',
    zorder: k.zorder ?? 2,
    alpha: k.alpha,
    visible: k.visible,
    clip_on: k.clip_on,
    gid: k.gid,
    snap: k.snap,
  };
  return new PathCollection({ paths, transform: namedTransform(ax, k.transform) }, options, rc);
}

/** Adds segments x0, y0, x1, y1 (one each four numbers) as `hlines` and `vlines` do, limits included. NaN hides a segment. */
export function addSegments(ax: Axes, segments: Float64Array, k: LineCollectionKeywords): PathCollection {
  const paths: PathData[] = [];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < segments.length; i += 4) {
    const vertices = segments.subarray(i, i + 4);
    paths.push({ vertices, codes: null });
    if (!vertices.every(Number.isFinite)) continue;
    x0 = Math.min(x0, vertices[0], vertices[2]);
    x1 = Math.max(x1, vertices[0], vertices[2]);
    y0 = Math.min(y0, vertices[1], vertices[3]);
    y1 = Math.max(y1, vertices[1], vertices[3]);
  }
  const collection = lineCollection(ax, paths, k);
  ax.addCollection(collection, null);
  if (paths.length > 0) {
    const counts = dataDirections(k.transform);
    ax.updateDataLimits([x0, y0, x1, y1], counts.x, counts.y);
    ax.requestAutoscale();
  }
  return collection;
}
