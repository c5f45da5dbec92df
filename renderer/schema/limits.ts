/** The most that a figure may ask for. Checked before anything is drawn, so that the cost of a job is bounded. */
export const limits = {
  /** Width × height of the canvas in device pixels. */
  pixels: 64_000_000,
  /** Either side of the canvas in device pixels (Agg's own limit is 2^16 per direction). */
  side: 32_000,
  dpi: 2_400,
  /** Values in one column, and cells of one image or mesh. */
  columnValues: 20_000_000,
  /** Values in all columns of a figure. */
  figureValues: 40_000_000,
  axes: 256,
  marksPerAxes: 1_000,
  marks: 4_000,
  /** Characters of one text. */
  text: 10_000,
  bins: 100_000,
  levels: 1_000,
  /** Faces and markers of one mark in space, which are sorted by depth. */
  faces: 1_000_000,
  ticks: 1_000,
  /** Objects and arrays inside each other. */
  depth: 32,
} as const;

/** Whether a canvas of so many device pixels is drawn. */
export function fitsCanvas(width: number, height: number): boolean {
  return width * height <= limits.pixels && width <= limits.side && height <= limits.side;
}
