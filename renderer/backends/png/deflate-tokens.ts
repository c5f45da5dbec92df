import { canonicalCodes, codeLengths } from './huffman.ts';

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const clOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Index of the length symbol for match lengths 3..258. */
const lengthSymbol = new Uint8Array(259);
for (let s = 0, l = 3; l <= 258; l++) {
  while (s < 28 && lengthBase[s + 1] <= l) s++;
  lengthSymbol[l] = s;
}

/** First distance of each distance symbol, and its number of extra bits. */
const distanceBase = new Uint16Array(30);
const distanceBits = new Uint8Array(30);
for (let s = 0, d = 1; s < 30; s++) {
  distanceBase[s] = d;
  distanceBits[s] = s < 4 ? 0 : (s >> 1) - 1;
  d += 1 << distanceBits[s];
}

function distanceSymbol(distance: number): number {
  if (distance < 5) return distance - 1;
  const log = 31 - Math.clz32(distance - 1);
  return 2 * log + (((distance - 1) >> (log - 1)) & 1);
}

/** Literals and matches on their way into one deflate block: values below 256 are bytes, others length · 65536 + distance. */
export class Tokens {
  private data = new Uint32Array(1 << 15);
  private count = 0;
  private readonly literalCounts = new Uint32Array(286);
  private readonly distanceCounts = new Uint32Array(30);

  clear(): void {
    this.count = 0;
    this.literalCounts.fill(0);
    this.distanceCounts.fill(0);
  }

  literal(byte: number): void {
    if (this.count === this.data.length) this.grow();
    this.data[this.count++] = byte;
    this.literalCounts[byte]++;
  }

  /** The three or four lower bytes of a word, lowest first. */
  pixel(word: number, depth: 3 | 4): void {
    if (this.count + 4 > this.data.length) this.grow();
    const { data, literalCounts } = this;
    const [r, g, b] = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255];
    let n = this.count;
    data[n++] = r;
    data[n++] = g;
    data[n++] = b;
    literalCounts[r]++;
    literalCounts[g]++;
    literalCounts[b]++;
    if (depth === 4) {
      data[n++] = word >>> 24;
      literalCounts[word >>> 24]++;
    }
    this.count = n;
  }

  /** `length` bytes (at least 3) as they were `distance` (1..32768) bytes before. */
  match(length: number, distance: number): void {
    const symbol = distanceSymbol(distance);
    let rest = length;
    while (rest > 0) {
      // Never leave one or two bytes over: a match has at least three.
      const part = rest <= 258 ? rest : rest >= 261 ? 258 : rest - 3;
      if (this.count === this.data.length) this.grow();
      this.data[this.count++] = part * 65536 + distance;
      this.literalCounts[257 + lengthSymbol[part]]++;
      this.distanceCounts[symbol]++;
      rest -= part;
    }
  }

  /** The zlib stream of all tokens as one block with its own codes. */
  encode(adler: number): Uint8Array {
    this.literalCounts[256] = 1;
    const literalLengths = codeLengths(this.literalCounts, 15);
    const distanceLengths = codeLengths(this.distanceCounts, 15);
    if (distanceLengths.every((l) => l === 0)) distanceLengths[0] = 1;
    const out = new BitWriter(this.bound(literalLengths, distanceLengths));
    out.byte(0x78);
    out.byte(0x5e);
    out.bits(1, 1);
    out.bits(2, 2);
    writeCodeLengths(out, literalLengths, distanceLengths);
    this.write(out, literalLengths, distanceLengths);
    out.align();
    out.byte(adler >>> 24);
    out.byte((adler >>> 16) & 255);
    out.byte((adler >>> 8) & 255);
    out.byte(adler & 255);
    return out.finish();
  }

  private write(out: BitWriter, literalLengths: Uint8Array, distanceLengths: Uint8Array): void {
    const literalCodes = canonicalCodes(literalLengths);
    // Code and length of a literal in one number, since most tokens are literals.
    const literals = new Int32Array(256);
    for (let s = 0; s < 256; s++) literals[s] = (literalLengths[s] << 16) | literalCodes[s];
    const distanceCodes = canonicalCodes(distanceLengths);
    // Code and extra bits of every match length in one, so that a match costs two steps.
    const matchCodes = new Int32Array(259);
    const matchBits = new Uint8Array(259);
    for (let l = 3; l <= 258; l++) {
      const s = lengthSymbol[l];
      const bits = literalLengths[257 + s];
      matchCodes[l] = literalCodes[257 + s] | ((l - lengthBase[s]) << bits);
      matchBits[l] = bits + lengthBits[s];
    }
    const { data, count } = this;
    const { bytes } = out;
    let { at, held, heldCount } = out;
    for (let i = 0; i < count; i++) {
      const token = data[i];
      const length = token >>> 16;
      if (length === 0) {
        const literal = literals[token];
        held |= (literal & 65535) << heldCount;
        heldCount += literal >>> 16;
      } else {
        // At most 15 held and 20 new bits do not fit into 32: empty the register down to a byte first.
        while (heldCount >= 8) {
          bytes[at++] = held;
          held >>>= 8;
          heldCount -= 8;
        }
        held |= matchCodes[length] << heldCount;
        heldCount += matchBits[length];
        while (heldCount >= 8) {
          bytes[at++] = held;
          held >>>= 8;
          heldCount -= 8;
        }
        const distance = token & 65535;
        const ds = distanceSymbol(distance);
        held |= distanceCodes[ds] << heldCount;
        heldCount += distanceLengths[ds];
        const extra = distanceBits[ds];
        if (extra > 0) {
          while (heldCount >= 8) {
            bytes[at++] = held;
            held >>>= 8;
            heldCount -= 8;
          }
          held |= (distance - distanceBase[ds]) << heldCount;
          heldCount += extra;
        }
      }
      if (heldCount >= 16) {
        bytes[at] = held;
        bytes[at + 1] = held >>> 8;
        at += 2;
        held >>>= 16;
        heldCount -= 16;
      }
    }
    out.at = at;
    out.held = held;
    out.heldCount = heldCount;
    out.bits(literalCodes[256], literalLengths[256]);
  }

  /** Bytes that are enough for the whole stream. */
  private bound(literalLengths: Uint8Array, distanceLengths: Uint8Array): number {
    let bits = 8 * 400;
    for (let s = 0; s < 286; s++) {
      bits += this.literalCounts[s] * (literalLengths[s] + (s > 256 ? lengthBits[s - 257] : 0));
    }
    for (let s = 0; s < 30; s++) bits += this.distanceCounts[s] * (distanceLengths[s] + distanceBits[s]);
    return (bits >> 3) + 16;
  }

  private grow(): void {
    const next = new Uint32Array(this.data.length * 2);
    next.set(this.data);
    this.data = next;
  }
}

/** Bits on their way into bytes; the token loop works on its fields directly, because calls would cost more than the work. */
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

  align(): void {
    if (this.heldCount > 0) this.bits(0, (8 - (this.heldCount & 7)) & 7);
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

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
