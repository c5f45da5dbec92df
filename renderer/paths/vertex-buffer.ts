/**
 * A growing list of path vertices in typed arrays: what every stage of the path pipeline reads and writes.
 *
 * `cmd[i]` is one of Matplotlib's path codes (`PathCode`); `xy[2i]`, `xy[2i + 1]` is the vertex. A Bézier segment takes
 * two (CURVE3) or three (CURVE4) entries that carry the same code.
 */
export class VertexBuffer {
  xy: Float64Array;
  cmd: Uint8Array;
  length = 0;

  constructor(capacity = 256) {
    this.xy = new Float64Array(capacity * 2);
    this.cmd = new Uint8Array(capacity);
  }

  clear(): void {
    this.length = 0;
  }

  /** Appends one vertex. */
  push(cmd: number, x: number, y: number): void {
    const i = this.length;
    if (i === this.cmd.length) this.reserve(i + 1);
    this.cmd[i] = cmd;
    this.xy[2 * i] = x;
    this.xy[2 * i + 1] = y;
    this.length = i + 1;
  }

  /** Makes room for `count` vertices in all. */
  reserve(count: number): void {
    if (count <= this.cmd.length) return;
    const capacity = Math.max(count, this.cmd.length * 2);
    const xy = new Float64Array(capacity * 2);
    xy.set(this.xy.subarray(0, this.length * 2));
    const cmd = new Uint8Array(capacity);
    cmd.set(this.cmd.subarray(0, this.length));
    this.xy = xy;
    this.cmd = cmd;
  }

  /** Gives memory back when one enormous path has blown the buffer up. */
  trim(capacity: number): void {
    if (this.cmd.length <= capacity) return;
    this.xy = new Float64Array(capacity * 2);
    this.cmd = new Uint8Array(capacity);
    this.length = 0;
  }
}
