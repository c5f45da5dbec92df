import { type Kernel, openKernel } from '../../kernels/kernel.ts';
import { code } from '../../kernels/scan.wasm.ts';
import type { EdgeSink } from '../../paths/edge-sink.ts';
import type { Spans } from './spans.ts';

// Where things stand in the kernel's memory, as in `assembly/scan.ts`.
const capacity = 4096;
const movesAt = 16 * capacity;
const answerAt = 69632;
const initialBytes = 1 << 20;

/** A kernel whose memory a huge shape made larger than this is given up. */
const keptBytes = 1 << 24;

interface Scan extends Kernel {
  readonly exports: {
    clip(on: number, x1: number, y1: number, x2: number, y2: number): void;
    feed(vertices: number): void;
    sweep(vertices: number, mark: number): number;
  };
}

/**
 * The scan converter: outlines go in as device coordinates with y downwards, `sweep` turns them into runs of pixels. They are clipped to the
 * clip box by bending what lies outside along its border.
 *
 * Vertices are collected here, and all the rest is a kernel's.
 */
export class Cells implements EdgeSink {
  private scan: Scan | null = null;
  private box: readonly [number, number, number, number] | null = null;
  private xy = new Float64Array(0);
  private moves = new Uint8Array(0);
  private answer = new Int32Array(0);
  private runs = new Int32Array(0);
  private runsAt = 0;
  private count = 0;
  private startX = 0;
  private startY = 0;
  private open = false;

  /** Limits what follows to a box (device pixels); null for none. Forgets edges that were not swept. */
  clipTo(box: readonly [number, number, number, number] | null): void {
    this.box = box;
    this.count = 0;
    this.open = false;
    const { exports } = this.scan ?? this.openScan();
    if (box === null) exports.clip(0, 0, 0, 0, 0);
    else {
      const [ax, ay, bx, by] = box;
      exports.clip(1, Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
  }

  moveTo(x: number, y: number): void {
    this.startX = x;
    this.startY = y;
    this.open = false;
    this.put(x, y, 1);
  }

  lineTo(x: number, y: number): void {
    this.open = true;
    this.put(x, y, 0);
  }

  close(): void {
    if (!this.open) return;
    this.put(this.startX, this.startY, 0);
    this.open = false;
  }

  /** Sweeps what was put in into `spans`, which are valid until the next sweep, and forgets it. */
  sweep(spans: Spans): void {
    const scan = this.scan ?? this.openScan();
    const vertices = this.count;
    this.count = 0;
    this.open = false;
    spans.count = scan.exports.sweep(vertices, spans.markStretches ? 1 : 0);
    if (this.xy.length === 0) this.look(scan);
    const at = this.answer[0];
    if (at !== this.runsAt) {
      this.runsAt = at;
      this.runs = new Int32Array(scan.memory(), at);
    }
    spans.data = this.runs;
    if (scan.memory().byteLength > keptBytes) this.openScan();
  }

  private put(x: number, y: number, move: number): void {
    if (this.count === capacity) this.feed();
    const k = this.count++;
    this.xy[2 * k] = x;
    this.xy[2 * k + 1] = y;
    this.moves[k] = move;
  }

  private feed(): void {
    const scan = this.scan ?? this.openScan();
    scan.exports.feed(this.count);
    this.count = 0;
    this.look(scan);
  }

  private openScan(): Scan {
    const scan = openKernel(code, initialBytes) as Scan;
    this.scan = scan;
    this.look(scan);
    const { box } = this;
    if (box !== null) this.clipTo(box);
    return scan;
  }

  /** Sees the memory anew: growing takes it away from who looked at it. */
  private look(scan: Scan): void {
    const memory = scan.memory();
    this.xy = new Float64Array(memory, 0, 2 * capacity);
    this.moves = new Uint8Array(memory, movesAt, capacity);
    this.answer = new Int32Array(memory, answerAt, 1);
    this.runsAt = 0;
  }
}
