import type { Clip, PathData } from '../../display-list/display-list.ts';
import { Dasher } from '../../paths/dash.ts';
import { PathPipeline } from '../../paths/pipeline.ts';
import { VertexBuffer } from '../../paths/vertex-buffer.ts';
import type { PngMemory } from '../png/png-kernel.ts';
import { fillSpans, fillSpansMasked, type Surface } from './blend.ts';
import { Cells } from './cells.ts';
import { renderMask } from './clip-mask.ts';
import { takeFrame } from './frame.ts';
import { Spans } from './spans.ts';

/** Left, top, right, bottom in device pixels, y down. */
export type Box = readonly [number, number, number, number];

/** Tools that every item uses, kept from one figure to the next because their buffers are dear. */
class Tools {
  readonly cells = new Cells();
  readonly spans = new Spans();
  readonly pipeline = new PathPipeline();
  readonly dasher = new Dasher();
  readonly dashed = new VertexBuffer();
}

const tools = new Tools();

/** Agg begins with transparent white; what shows through antialiased edges depends on it. */
const blank = 0x00ffffff;

/** A frame that is being drawn, with the clip that is in force. */
export class Canvas implements Surface {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly memory: PngMemory;
  readonly words: Int32Array;
  /** The colour that it began with, packed. */
  readonly ground: number;
  readonly tools = tools;
  /** Bounds for scan conversion: pixel edges, clamped to the canvas. */
  box: Box;
  /** Coverage of the clip path per pixel, or null. */
  mask: Uint8Array | null = null;
  private maskPath: PathData | null = null;
  private maskSnap: boolean | null = null;
  private maskBox: Box | null = null;
  private maskBuffer: Uint8Array | null = null;

  /** @param color what it starts with, packed */
  constructor(width: number, height: number, dpi: number, color = blank) {
    this.width = width;
    this.height = height;
    this.dpi = dpi;
    this.memory = takeFrame(width, height);
    this.words = this.memory.words;
    this.words.fill(color);
    this.ground = color;
    this.box = [0, 0, width, height];
  }

  /** Puts the clip of an item in force; bounds the scan converter by it. */
  clipTo(clip: Clip | null, snap: boolean | null): void {
    this.box = this.edges(clip);
    const path = clip?.path ?? null;
    if (path === null || path.vertices.length === 0) {
      this.mask = null;
    } else {
      if (this.maskPath !== path || this.maskSnap !== snap || !sameBox(this.maskBox, this.box)) {
        this.maskBuffer ??= new Uint8Array(this.width * this.height);
        renderMask(this, path, snap, this.maskBuffer);
        this.maskPath = path;
        this.maskSnap = snap;
        this.maskBox = this.box;
      }
      this.mask = this.maskBuffer;
    }
    tools.cells.clipTo(this.box);
  }

  /**
   * The pixels that stamps and images may touch: first and last column, first and last row. Agg takes the clip rectangle's far
   * edge as a pixel here, so that a marker may stick out by one column and one row.
   */
  pixelBounds(clip: Clip | null): Box {
    const rect = clip?.rect ?? null;
    const right = this.width - 1;
    const bottom = this.height - 1;
    if (rect === null) return [0, 0, right, bottom];
    const x1 = Math.max(Math.floor(rect[0] + 0.5), 0);
    const x2 = Math.min(Math.floor(rect[0] + rect[2] + 0.5), this.width);
    const y1 = Math.max(Math.floor(this.height - rect[1] + 0.5), 0);
    const y2 = Math.min(Math.floor(this.height - (rect[1] + rect[3]) + 0.5), this.height);
    return [
      Math.max(Math.min(x1, x2), 0),
      Math.max(Math.min(y1, y2), 0),
      Math.min(Math.max(x1, x2), right),
      Math.min(Math.max(y1, y2), bottom),
    ];
  }

  /** Lays `color` (packed) over what was swept last, through the clip path. */
  fill(color: number, antialiased: boolean): void {
    const { spans } = tools;
    if (!antialiased) for (let i = 3, end = spans.count * 4; i < end; i += 4) spans.data[i] = 255;
    if (this.mask !== null) fillSpansMasked(this, spans, color, this.mask);
    else fillSpans(this, spans, color);
  }

  private edges(clip: Clip | null): Box {
    const rect = clip?.rect ?? null;
    if (rect === null) return [0, 0, this.width, this.height];
    const [x, y, w, h] = rect;
    return [
      clamp(Math.floor(x + 0.5), this.width),
      clamp(Math.floor(this.height - (y + h) + 0.5), this.height),
      clamp(Math.floor(x + w + 0.5), this.width),
      clamp(Math.floor(this.height - y + 0.5), this.height),
    ];
  }
}

function clamp(v: number, max: number): number {
  return v < 0 ? 0 : Math.min(v, max);
}

function sameBox(a: Box | null, b: Box): boolean {
  return a !== null && a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
}
