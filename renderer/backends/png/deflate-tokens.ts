import { canonicalCodes, codeLengths } from './huffman.ts';
import type { Codes, Counts, PngPixels } from './png-kernel.ts';

/** Extra bits of the length symbols. */
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const clOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The zlib stream of a picture's runs as one block with its own codes; valid until the next picture. */
export function deflateRuns(pixels: PngPixels, depth: 1 | 3 | 4): Uint8Array {
  const counts = pixels.tokens(depth);
  counts.literals[256] = 1;
  const literalLengths = codeLengths(counts.literals, 15);
  const distanceLengths = codeLengths(counts.distances, 15);
  if (distanceLengths.every((l) => l === 0)) distanceLengths[0] = 1;
  const codes = {
    literalLengths,
    literalCodes: canonicalCodes(literalLengths),
    distanceLengths,
    distanceCodes: canonicalCodes(distanceLengths),
  };
  const head = new BitWriter(headBytes);
  head.byte(0x78);
  head.byte(0x5e);
  head.bits(1, 1);
  head.bits(2, 2);
  writeCodeLengths(head, literalLengths, distanceLengths);
  return pixels.stream(codes, head.finish(), head.held, head.heldCount, bound(counts, codes));
}

/** Enough for what stands before the tokens. */
const headBytes = 400;

/** Bytes that are enough for the whole stream. */
function bound({ literals, distances }: Counts, { literalLengths, distanceLengths }: Codes): number {
  let bits = 8 * headBytes;
  for (let s = 0; s < 286; s++) bits += literals[s] * (literalLengths[s] + (s > 256 ? lengthBits[s - 257] : 0));
  for (let s = 0; s < 30; s++) bits += distances[s] * (distanceLengths[s] + (s < 4 ? 0 : (s >> 1) - 1));
  return (bits >> 3) + 16;
}

/** Bits on their way into bytes. */
class BitWriter {
  readonly bytes: Uint8Array;
  at = 0;
  held = 0;
  heldCount = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  /** Appends up to 15 bits, lowest first. */
  bits(value: number, count: number): void {
    this.held |= value << this.heldCount;
    this.heldCount += count;
    while (this.heldCount >= 8) {
      this.bytes[this.at++] = this.held;
      this.held >>>= 8;
      this.heldCount -= 8;
    }
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  /** The bytes that are full. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }
}

/** The header of a dynamic block: how long each code is, run-length coded. */
function writeCodeLengths(out: BitWriter, literal: Uint8Array, distance: Uint8Array): void {
  let literals = 286;
  while (literals > 257 && literal[literals - 1] === 0) literals--;
  let distances = 30;
  while (distances > 1 && distance[distances - 1] === 0) distances--;
  const all = new Uint8Array(literals + distances);
  all.set(literal.subarray(0, literals));
  all.set(distance.subarray(0, distances), literals);
  // Symbol, extra value and extra bits of each step.
  const steps: [number, number, number][] = [];
  for (let i = 0; i < all.length; ) {
    let run = 1;
    while (i + run < all.length && all[i + run] === all[i]) run++;
    if (all[i] === 0 && run >= 3) {
      const n = Math.min(run, 138);
      steps.push(n <= 10 ? [17, n - 3, 3] : [18, n - 11, 7]);
      i += n;
    } else {
      steps.push([all[i], 0, 0]);
      i++;
      run--;
      while (all[i - 1] !== 0 && run >= 3) {
        const n = Math.min(run, 6);
        steps.push([16, n - 3, 2]);
        i += n;
        run -= n;
      }
    }
  }
  const counts = new Uint32Array(19);
  for (const [symbol] of steps) counts[symbol]++;
  const lengths = codeLengths(counts, 7);
  const codes = canonicalCodes(lengths);
  let sent = 19;
  while (sent > 4 && lengths[clOrder[sent - 1]] === 0) sent--;
  out.bits(literals - 257, 5);
  out.bits(distances - 1, 5);
  out.bits(sent - 4, 4);
  for (let i = 0; i < sent; i++) out.bits(lengths[clOrder[i]], 3);
  for (const [symbol, extra, bits] of steps) {
    out.bits(codes[symbol], lengths[symbol]);
    if (bits > 0) out.bits(extra, bits);
  }
}
