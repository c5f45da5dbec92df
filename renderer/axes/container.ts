import type { Artist } from '../artists/artist.ts';

/** Several artists with one label and one legend entry: bars, error bars, stems. */
export interface Container {
  readonly kind: 'bar' | 'errorbar' | 'stem';
  label: string;
  readonly artists: readonly Artist[];
  /** What the legend draws from: e.g. an error bar's data line, caps and bars. */
  readonly parts: Readonly<Record<string, Artist | readonly Artist[] | boolean | null>>;
}
