import type { CapStyle, JoinStyle, Rgba } from '../display-list/display-list.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import type { PatchOptions } from './patch.ts';

/** The keywords of a patch as the schemas give them. */
export interface PatchKeywords {
  readonly color?: ColorSpec | null;
  readonly facecolor?: ColorSpec | null;
  readonly edgecolor?: ColorSpec | null;
  readonly linewidth?: number | null;
  readonly linestyle?: LineStyle;
  readonly hatch?: string | null;
  readonly hatchcolor?: ColorSpec;
  readonly hatch_linewidth?: number;
  readonly fill?: boolean;
  readonly joinstyle?: JoinStyle;
  readonly capstyle?: CapStyle;
  readonly antialiased?: boolean;
  readonly snap?: boolean | null;
  readonly alpha?: number | null;
  readonly label?: string | null;
  readonly zorder?: number;
  readonly visible?: boolean;
  readonly clip_on?: boolean;
  readonly gid?: string;
}

/** Whatever knows the rcParams and can read colours: axes, or a figure. */
export interface Palette {
  readonly rc: RcParams;
  readonly color: (spec: unknown, alpha?: number | null) => Rgba;
}

/** The options of a patch: colours read, rcParams where nothing is given. `edged` shapes have an outline unless told otherwise. */
export function patchOptions(palette: Palette, k: PatchKeywords, edged = false): PatchOptions {
  const { rc, color } = palette;
  const alpha = k.alpha ?? null;
  const fill = k.fill ?? true;
  const ruled = rc['patch.force_edgecolor'] || !fill || edged;
  const edgecolor = color(k.color ?? k.edgecolor ?? (ruled ? rc['patch.edgecolor'] : 'none'), alpha);
  const hatch = k.color ?? k.hatchcolor ?? rc['hatch.color'];
  const asEdge = edgecolor[3] === 0 ? color(rc['patch.edgecolor']) : edgecolor;
  return {
    facecolor: fill ? color(k.color ?? k.facecolor ?? rc['patch.facecolor'], alpha) : null,
    edgecolor,
    linewidth: k.linewidth ?? undefined,
    linestyle: k.linestyle,
    antialiased: k.antialiased,
    hatch: k.hatch,
    hatchcolor: hatch === 'edge' ? asEdge : color(hatch, alpha),
    hatch_linewidth: k.hatch_linewidth,
    capstyle: k.capstyle,
    joinstyle: k.joinstyle,
    snap: k.snap,
    alpha,
    label: k.label ?? undefined,
    zorder: k.zorder,
    visible: k.visible,
    clip_on: k.clip_on,
    gid: k.gid,
  };
}
