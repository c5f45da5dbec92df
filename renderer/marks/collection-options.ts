import type { CollectionOptions } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { toRgbaArray } from '../color/parse-color.ts';
import type { CapStyle, JoinStyle } from '../display-list/display-list.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';

/** The keywords of a collection as the schemas give them. */
export interface CollectionKeywords {
  readonly color?: ColorSpec | readonly ColorSpec[];
  readonly facecolors?: ColorSpec | readonly ColorSpec[];
  readonly edgecolors?: ColorSpec | 'face' | readonly ColorSpec[];
  readonly linewidths?: number | readonly number[];
  readonly linestyles?: LineStyle | readonly LineStyle[];
  readonly hatch?: string | null;
  readonly hatchcolor?: ColorSpec;
  readonly antialiaseds?: boolean;
  readonly capstyle?: CapStyle;
  readonly joinstyle?: JoinStyle;
  readonly alpha?: number | null;
  readonly label?: string | null;
  readonly zorder?: number;
  readonly visible?: boolean;
  readonly clip_on?: boolean;
  readonly gid?: string;
  readonly snap?: boolean | null;
}

/** Line styles as a list; an explicit pattern is one style. */
export function styleList(v: LineStyle | readonly LineStyle[] | undefined): readonly LineStyle[] | undefined {
  if (v === undefined) return undefined;
  const one = typeof v === 'string' || (v.length === 2 && typeof v[0] === 'number');
  return one ? [v as LineStyle] : (v as readonly LineStyle[]);
}

/** Options that are taken as they are given, whatever decides the colours. */
export function plainOptions(k: Omit<CollectionKeywords, 'color' | 'facecolors' | 'edgecolors'>): CollectionOptions {
  return {
    linewidths:
      k.linewidths === undefined ? undefined : typeof k.linewidths === 'number' ? [k.linewidths] : k.linewidths,
    linestyles: styleList(k.linestyles),
    antialiaseds: k.antialiaseds === undefined ? undefined : [k.antialiaseds],
    capstyle: k.capstyle,
    joinstyle: k.joinstyle,
    hatch: k.hatch,
    label: k.label ?? '',
    alpha: k.alpha ?? null,
    visible: k.visible,
    clip_on: k.clip_on,
    gid: k.gid,
    snap: k.snap,
  };
}

/** The options of a filled collection (`Collection`'s defaults); `fallback` gives the face colour when none is given. */
export function collectionOptions(ax: Axes, k: CollectionKeywords, fallback: () => unknown): CollectionOptions {
  const { rc } = ax;
  const alpha = k.alpha ?? null;
  const packed = (c: unknown): Float64Array => toRgbaArray(c, alpha, ax.cycleColors);
  const face = packed(k.color ?? k.facecolors ?? fallback());
  const given = k.color ?? k.edgecolors;
  const edge = given === 'face' || given === undefined ? null : packed(given);
  const none = given === undefined && rc['patch.force_edgecolor'] ? packed(rc['patch.edgecolor']) : null;
  return {
    ...plainOptions(k),
    facecolors: face,
    edgecolors: given === 'face' ? 'face' : (edge ?? none ?? undefined),
    hatchcolor:
      k.hatchcolor === undefined
        ? edge && edge.length > 0
          ? undefined
          : ax.color(rc['patch.edgecolor'], alpha)
        : ax.color(k.hatchcolor, alpha),
    zorder: k.zorder,
  };
}
