const slots = 1024;
const keys = new Int32Array(slots);
const values = new Int16Array(slots);

/** Colours of a picture with at most 256 of them, in order of appearance. */
export class Palette {
  readonly colors = new Int32Array(256);
  count = 0;

  constructor() {
    values.fill(-1);
  }

  /** Index of a colour, added if need be; -1 when it would be the 257th. */
  indexOf(color: number): number {
    let at = (Math.imul(color, 0x9e3779b1) >>> 22) & (slots - 1);
    while (values[at] >= 0) {
      if (keys[at] === color) return values[at];
      at = (at + 1) & (slots - 1);
    }
    if (this.count === 256) return -1;
    keys[at] = color;
    values[at] = this.count;
    this.colors[this.count] = color;
    return this.count++;
  }
}
