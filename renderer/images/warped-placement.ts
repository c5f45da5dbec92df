import type { Placement } from './placement.ts';
import { resamplePlaces } from './resample.ts';

/** One direction of axes that bend a picture, and of the picture on them. */
export interface Direction {
  /** Ends of the axes in output pixels. */
  readonly box: readonly [number, number];
  /** Ends of the view as the scale places them. */
  readonly view: readonly [number, number];
  /** Undoes the scale. */
  readonly inverse: (place: number) => number;
  /** Ends of the picture in data, the first source pixel's side first. */
  readonly extent: readonly [number, number];
  /** How many output pixels long the whole picture is. */
  readonly displayed: number;
  /** How many source pixels the picture has. */
  readonly size: number;
  /** First output pixel. */
  readonly from: number;
  /** How many output pixels there are. */
  readonly length: number;
  /** Output pixels per pixel of `box`. */
  readonly magnification: number;
}

/** x' = scale · x + shift. */
interface Line {
  readonly scale: number;
  readonly shift: number;
}

// Rounded as Matplotlib's matrices are: a centre may lie exactly on the edge of a source pixel.
const then = (first: Line, second: Line): Line => ({
  scale: second.scale * first.scale,
  shift: second.scale * first.shift + second.shift,
});
const undo = ({ scale, shift }: Line): Line => ({ scale: 1 / scale, shift: -(shift * (1 / scale)) });
const at = ({ scale, shift }: Line, x: number): number => scale * x + shift;

/** Turns a row of `size` pixels round. */
const turned = (size: number): Line => ({ scale: -1, shift: size });

/** Where the centres of the output pixels lie in the source, in its pixels, after `last`. */
function places(d: Direction, last: readonly Line[]): Float64Array {
  const toBox = undo({ scale: d.magnification, shift: -d.from });
  const unit = undo({ scale: d.box[1] - d.box[0], shift: d.box[0] });
  const per = 1 / (d.view[1] - d.view[0]);
  const toView = then(unit, undo({ scale: per, shift: -d.view[0] * per }));
  const [e0, e1] = d.extent;
  const toSource = last.reduce(then, undo({ scale: (e1 - e0) / d.size, shift: e0 }));
  return Float64Array.from({ length: d.length }, (_, i) => at(toSource, d.inverse(at(toView, at(toBox, i + 0.5)))));
}

/** In 1/256 source pixels, cut off after `offset`; what an integer cannot hold is its least one. */
function subpixels(place: Float64Array, offset: number): Int32Array {
  return Int32Array.from(place, (v) => {
    const n = Math.trunc(v * 256 + offset);
    return n >= -(2 ** 31) && n < 2 ** 31 ? n : -(2 ** 31);
  });
}

/**
 * A picture on axes whose scales are not linear: every output pixel of its box looks up where its centre lies in the source. Filters are
 * never stretched, and take the picture as going on mirrored (Matplotlib's mesh for transforms that are not affine).
 * @param topFirst whether the picture's first row is on top
 */
export function warpedPlacement(x: Direction, y: Direction, topFirst: boolean): Placement {
  const [width, height] = [x.length, y.length];
  const upright = topFirst ? [turned(y.size)] : [];
  return {
    width,
    height,
    displayed: [x.displayed, y.displayed],
    ownSize: false,
    fades: true,
    nearest({ data }, left) {
      const columns = nearestPlaces(x, [], left);
      const rows = nearestPlaces(y, upright, left && topFirst);
      const out = new Int32Array(width * height);
      for (let j = 0; j < height; j++) {
        const row = rows[height - 1 - j];
        if (row < 0) continue;
        for (let i = 0; i < width; i++) if (columns[i] >= 0) out[j * width + i] = data[row * x.size + columns[i]];
      }
      return out;
    },
    filtered(source, options, take) {
      resamplePlaces(source, subpixels(places(x, []), 0.5), subpixels(places(y, upright), 0.5), options, take);
    },
  };
}

/**
 * The source pixels that output pixels lie in, -1 beside the source.
 * @param low whether an edge belongs to the source pixel below it: the lookup, which gives it to the other, then runs from the far end
 */
function nearestPlaces(d: Direction, last: readonly Line[], low: boolean): Int32Array {
  // The small amount makes up for places that fell just short of an edge.
  return subpixels(places(d, low ? [...last, turned(d.size)] : last), 1e-8).map((v) => {
    const i = v >> 8;
    if (i < 0 || i >= d.size) return -1;
    return low ? d.size - 1 - i : i;
  });
}
