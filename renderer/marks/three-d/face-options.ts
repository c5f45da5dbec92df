import * as z from 'zod/mini';
import type { Mappable } from '../../artists/mappable.ts';
import type { CollectionOptions } from '../../artists/path-collection.ts';
import type { Axes } from '../../axes/axes.ts';
import { type Faces, shadeColors } from '../../axes/three-d/shading.ts';
import { toRgbaArray } from '../../color/parse-color.ts';
import type { ColorSpec } from '../../rc/rc-types.ts';
import { boolean, collectionShape, color, mappableShape } from '../../schema/pieces.ts';
import { type CollectionKeywords, plainOptions } from '../collection-options.ts';
import { type MappingSpec, mapColors, mappableOf } from '../mapping.ts';

/** The keywords of faces in space. `edgecolors` are lit like the faces, `edgecolor` is drawn as it is, as Matplotlib has it. */
export const faceShape = () => {
  const { facecolors: _none, color: _many, ...shape } = collectionShape();
  return {
    ...shape,
    ...mappableShape(),
    edgecolor: z.optional(color()),
    facecolor: z.optional(color()),
    shade: z.optional(boolean()),
    axlim_clip: z.optional(boolean()),
  };
};

/** Those keywords as they come from the schemas. */
export interface FaceKeywords extends Omit<CollectionKeywords, 'color'>, MappingSpec {
  readonly edgecolor?: ColorSpec;
  readonly facecolor?: ColorSpec;
  readonly shade?: boolean;
}

/** Where faces get their colours from: numbers that are mapped, or colours that are lit. */
export type FaceSource = { readonly values: Float64Array } | { readonly colors: Float64Array };

/** Options of faces as `Poly3DCollection` reads its keywords. */
export function faceOptions(
  ax: Axes,
  k: FaceKeywords,
  faces: Faces,
  source: FaceSource,
  lit: boolean,
): { readonly options: CollectionOptions; readonly mappable?: Mappable } {
  const { rc } = ax;
  const alpha = k.alpha ?? null;
  const light = (colors: Float64Array): Float64Array => (lit ? shadeColors(colors, faces) : colors);
  const mappable = 'values' in source ? mappableOf(k, source.values, alpha, rc) : undefined;
  let face = 'values' in source && mappable ? mapColors(mappable, source.values) : new Float64Array(0);
  if ('colors' in source) face = withAlpha(light(source.colors), alpha);
  if (k.facecolor !== undefined && !mappable) face = toRgbaArray(k.facecolor, alpha, ax.cycleColors);
  return {
    mappable,
    options: {
      ...plainOptions(k),
      facecolors: face,
      edgecolors: edges(ax, k, light),
      hatchcolor: k.hatchcolor === undefined ? undefined : ax.color(k.hatchcolor, alpha),
    },
  };
}

function edges(
  ax: Axes,
  k: FaceKeywords,
  light: (colors: Float64Array) => Float64Array,
): Float64Array | 'face' | undefined {
  const { rc } = ax;
  if (k.edgecolor !== undefined) return toRgbaArray(k.edgecolor, null, ax.cycleColors);
  if (k.edgecolors === 'face') return 'face';
  if (k.edgecolors !== undefined) return light(toRgbaArray(k.edgecolors, null, ax.cycleColors));
  return rc['patch.force_edgecolor'] ? toRgbaArray(rc['patch.edgecolor']) : undefined;
}

function withAlpha(colors: Float64Array, alpha: number | null): Float64Array {
  if (alpha === null) return colors;
  const out = Float64Array.from(colors);
  for (let i = 3; i < out.length; i += 4) out[i] = alpha;
  return out;
}
