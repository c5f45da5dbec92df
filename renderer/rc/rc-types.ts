/** A colour as a figure may give it; see `color/parse-color.ts`. */
export type ColorSpec = string | readonly number[] | readonly [ColorSpec, number];

/** Points, or a size relative to `font.size`. */
export type FontSize = number | string;

/** 100..900, or a name such as `bold`. */
export type FontWeight = number | string;

/** A name (`-`, `--`, `-.`, `:`, `none`, …) or an explicit dash pattern: offset and on/off lengths in points. */
export type LineStyle = string | readonly [number, readonly number[] | null];

/** One list of equal length per line property (`color`, `linestyle`, …); the cycle steps through all of them together. */
export type PropCycle = Readonly<Record<string, readonly unknown[]>>;
