import type { Mappable } from '../artists/mappable.ts';
import type { CollectionOptions } from '../artists/path-collection.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { CollectionKeywords } from './collection-options.ts';
import { type MappingSpec, mapColors, mappableOf } from './mapping.ts';

/**
 * Colours of a collection from numbers: they go to the faces, and to the outlines that follow them; to outlines alone where the
 * faces are "none" (`Collection._set_mappable_flags`).
 */
export function mapCollection(
  keywords: CollectionKeywords & MappingSpec,
  options: CollectionOptions,
  values: Float64Array | null,
  rc: RcParams,
): { readonly options: CollectionOptions; readonly mappable?: Mappable } {
  if (!values) return { options };
  const mappable = mappableOf(keywords, values, keywords.alpha ?? null, rc);
  const colors = mapColors(mappable, values);
  const hollow = keywords.facecolors === 'none' || keywords.color === 'none';
  if (!hollow) return { options: { ...options, facecolors: colors }, mappable };
  return { options: keywords.edgecolors === undefined ? { ...options, edgecolors: colors } : options, mappable };
}
