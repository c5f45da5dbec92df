/**
 * The display list: what a figure looks like as plain data, in drawing order (only very many points come as a stream).
 * Layout makes it, every backend reads it.
 *
 * Coordinates are device pixels (1/72 inch units when the list was laid out at 72 dpi for SVG and PDF) with the origin at the
 * lower left and y upwards, as Matplotlib's display space. Lengths (line widths, dashes) are device pixels.
 */

/** Red, green, blue, alpha in 0..1, straight (not premultiplied). */
export type Rgba = readonly [number, number, number, number];

/** Matplotlib's `Path` codes. */
export const PathCode = { STOP: 0, MOVETO: 1, LINETO: 2, CURVE3: 3, CURVE4: 4, CLOSEPOLY: 79 } as const;

/** Vertices x0, y0, x1, y1, …; `codes` has one entry per vertex, or is null for a plain polyline. A NaN vertex is a gap. */
export interface PathData {
  readonly vertices: Float64Array;
  readonly codes: Uint8Array | null;
}

/** A column of numbers that is read in pieces, so that ten million of them need not lie in memory at once. */
export interface Numbers {
  readonly length: number;
  /** Writes the numbers `from`..`to` to the start of `into`. */
  read(from: number, to: number, into: Float64Array): void;
  /** How far they reach, where that is known; then all of them are finite. */
  readonly ranges?: BlockRanges | null;
}

/** How far a column reaches, and every block of it (`block` of renderer/columns/numbers.ts). */
export interface BlockRanges {
  readonly low: number;
  readonly high: number;
  /** Infinity when there is none. */
  readonly leastPositive: number;
  /** Low, high and last number of one block after the other. */
  readonly blocks: Float64Array;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two columns without gaps, and what they become on the device: x·a + e and y·d + f. */
export interface LinearColumns {
  readonly x: Numbers;
  readonly y: Numbers;
  readonly a: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  /** Least and greatest number of either. */
  readonly extent: { readonly x: Interval; readonly y: Interval };
}

/** Very many points that are made while they are drawn. */
export interface PointStream {
  readonly length: number;
  /** Writes the points `from`..`to` to the start of `xy`, as pairs x0, y0, x1, y1, …; a NaN point is a gap. */
  read(from: number, to: number, xy: Float64Array): void;
  /** The same points as columns, where that is all they are. */
  readonly linear: LinearColumns | null;
}

export type CapStyle = 'butt' | 'round' | 'projecting';
export type JoinStyle = 'miter' | 'round' | 'bevel';

/** Dash pattern in device pixels (already scaled by the line width): offset, then on, off, on, off, … */
export interface Dash {
  readonly offset: number;
  readonly pattern: readonly number[];
}

export interface Stroke {
  readonly color: Rgba;
  readonly width: number;
  readonly cap: CapStyle;
  readonly join: JoinStyle;
  readonly dash: Dash | null;
}

/**
 * A hatch tile that repeats over the filled area: Matplotlib's hatch path in the unit square, colour, and line width in device
 * pixels. The tile is one inch (`dpi` pixels) wide.
 */
export interface Hatch {
  readonly path: PathData;
  readonly color: Rgba;
  readonly width: number;
}

export interface Clip {
  /** x, y, width, height. */
  readonly rect: readonly [number, number, number, number] | null;
  readonly path: PathData | null;
}

interface Common {
  readonly clip: Clip | null;
  readonly antialiased: boolean;
  /** Matplotlib's `snap`: true, false, or null to decide from the path (rectilinear paths of few vertices snap). */
  readonly snap: boolean | null;
  /** Group id for SVG. */
  readonly gid?: string;
}

export interface PathItem extends Common {
  readonly kind: 'path';
  /** A stream is a plain polyline. */
  readonly path: PathData | PointStream;
  readonly fill: Rgba | null;
  readonly stroke: Stroke | null;
  readonly hatch?: Hatch;
  /** Matplotlib's `path.simplify_threshold` when the path may be simplified; absent or 0 otherwise. */
  readonly simplify?: number;
  /** Matplotlib's `path.sketch`: scale, length, randomness. */
  readonly sketch?: readonly [number, number, number];
}

/** One shape stamped at many places (`draw_markers`). */
export interface MarkersItem extends Common {
  readonly kind: 'markers';
  /** The shape around the origin, in device pixels. */
  readonly marker: PathData;
  readonly fill: Rgba | null;
  readonly stroke: Stroke | null;
  /** Places x0, y0, x1, y1, …; a NaN place draws nothing. */
  readonly positions: Float64Array | PointStream;
}

/**
 * Many paths with cycling properties (`draw_path_collection`). Item i uses paths[i % paths.length] and so on; the count is
 * max(paths.length, offsets.length / 2). Colours are packed r, g, b, a in 0..1.
 */
export interface PathCollectionItem extends Common {
  readonly kind: 'collection';
  readonly paths: readonly PathData[];
  /** Affine transforms a, b, c, d, e, f per entry (x' = a·x + c·y + e, y' = b·x + d·y + f), or null for none. */
  readonly transforms: Float64Array | null;
  readonly offsets: Float64Array | null;
  readonly fills: Float32Array | Float64Array;
  readonly strokes: Float32Array | Float64Array;
  readonly widths: Float64Array;
  readonly dashes: readonly (Dash | null)[];
  readonly antialiaseds: readonly boolean[];
  readonly cap: CapStyle;
  readonly join: JoinStyle;
  readonly hatch?: Hatch;
}

/** `draw_quad_mesh`: (rows + 1)·(columns + 1) corner points row by row, one packed colour per cell. */
export interface QuadMeshItem extends Common {
  readonly kind: 'quadmesh';
  readonly rows: number;
  readonly columns: number;
  readonly coordinates: Float64Array;
  readonly fills: Float32Array | Float64Array;
  readonly stroke: Stroke | null;
  /** Colours of the outlines in place of the stroke's own, repeated over the cells. */
  readonly strokes?: Float32Array | Float64Array;
}

/** `draw_gouraud_triangles`: per triangle three points (6 numbers) and three packed colours (12 numbers). */
export interface GouraudItem extends Common {
  readonly kind: 'gouraud';
  readonly triangles: Float64Array;
  readonly colors: Float32Array | Float64Array;
}

/** Pixels already resampled to the device, first row on top, straight alpha; (x, y) is the lower left corner. */
export interface ImageItem extends Common {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
  readonly x: number;
  readonly y: number;
  /** Device units along a side of a pixel; 1 when absent. On pages a picture keeps the figure's own dpi. */
  readonly step?: number;
}

export interface PlacedGlyph {
  /** Index in the text engine's font table. */
  readonly font: number;
  readonly glyph: number;
  /** Font size in points. */
  readonly size: number;
  /** Pen position relative to the text's origin before rotation, device pixels, y up. */
  readonly x: number;
  readonly y: number;
}

/** One line of text, or one mathtext expression: shaped glyphs and filled rectangles (fraction bars, roots). */
export interface TextItem extends Common {
  readonly kind: 'text';
  /** The baseline's left end. */
  readonly x: number;
  readonly y: number;
  /** Degrees, counter-clockwise around (x, y). */
  readonly angle: number;
  readonly color: Rgba;
  readonly glyphs: readonly PlacedGlyph[];
  /** x, y, width, height relative to the origin, y up. */
  readonly rects: readonly (readonly [number, number, number, number])[];
  /** The dpi the text was laid out for. */
  readonly dpi: number;
  /** How glyphs are fitted to pixels, by Matplotlib's `text.hinting`; absent for its default. Vector backends do not look at it. */
  readonly hinting?: 'no_autohint' | 'force_autohint' | 'no_hinting';
  /** Height of the line below and above the baseline in device pixels, as Matplotlib measures it. */
  readonly width: number;
  readonly height: number;
  readonly descent: number;
  /** What it says, for searchable text in SVG and PDF. */
  readonly text: string;
}

/** Items drawn off-screen and laid over as a whole (Matplotlib's rasterization groups, `Group` opacity). */
export type DisplayItem =
  | PathItem
  | MarkersItem
  | PathCollectionItem
  | QuadMeshItem
  | GouraudItem
  | ImageItem
  | TextItem;

export interface DisplayList {
  /** Canvas size in device pixels. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly items: readonly DisplayItem[];
}

/** A part of a canvas as pixels: straight alpha, first row on top. */
export interface CanvasPart {
  /** Distance from the canvas's left and upper sides, in pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}
