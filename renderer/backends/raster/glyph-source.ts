import type { TextItem } from '../../display-list/display-list.ts';

/** The picture of one glyph, placed. */
export interface GlyphBitmap {
  /** Device pixels of the bitmap's upper left corner, y down from the canvas' upper edge. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Coverage 0..255, rows from top to bottom without padding. */
  readonly coverage: Uint8Array;
}

/** Turns a line of text into glyph pictures; the text engine implements it. */
export interface GlyphSource {
  /**
   * Calls `emit` for every glyph of `item` that has ink, in drawing order.
   * @param canvasHeight device pixels, to turn the item's upward y into rows
   */
  glyphs(item: TextItem, canvasHeight: number, emit: (bitmap: GlyphBitmap) => void): void;
}
