/** A finished picture: straight (not premultiplied) RGBA, first row on top. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
