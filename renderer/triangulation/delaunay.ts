import { inCircle, orient } from './predicates.ts';

/** Corner indices per triangle (counter-clockwise), and per side the same side seen from the neighbour (−1 at the border). */
export interface Triangles {
  readonly corners: Int32Array;
  readonly twins: Int32Array;
}

const next = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1);
const before = (h: number): number => (h % 3 === 0 ? h + 2 : h - 1);

/**
 * The Delaunay triangulation of points. Points are added from the middle outwards, so that each lies outside of those before it: it
 * is joined to the border that it sees, and sides are flipped until no circle holds a point. Of equal points one is used. Null when
 * all points lie on one line.
 */
export function delaunay(x: Float64Array, y: Float64Array): Triangles | null {
  const seed = firstTriangle(x, y);
  return seed && new Sweep(x, y, seed).run();
}

/** Three points close together near the middle, counter-clockwise. */
function firstTriangle(x: Float64Array, y: Float64Array): readonly [number, number, number] | null {
  const n = x.length;
  const middle = (v: Float64Array): number => {
    let [low, high] = [Infinity, -Infinity];
    for (const c of v) {
      if (c < low) low = c;
      if (c > high) high = c;
    }
    return (low + high) / 2;
  };
  const [mx, my] = [middle(x), middle(y)];
  const nearest = (px: number, py: number, skip: number): number => {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < n; i++) {
      const d = (x[i] - px) ** 2 + (y[i] - py) ** 2;
      if (i !== skip && d < least && (skip < 0 || d > 0)) [best, least] = [i, d];
    }
    return best;
  };
  const a = nearest(mx, my, -1);
  const b = a < 0 ? -1 : nearest(x[a], y[a], a);
  if (b < 0) return null;
  let c = -1;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    if (i === a || i === b || orient(x[a], y[a], x[b], y[b], x[i], y[i]) === 0) continue;
    const { radius } = circle(x[a], y[a], x[b], y[b], x[i], y[i]);
    if (radius < least) [c, least] = [i, radius];
  }
  if (c < 0) return null;
  return orient(x[a], y[a], x[b], y[b], x[c], y[c]) > 0 ? [a, b, c] : [a, c, b];
}

/** Centre and squared radius of the circle through three points. */
function circle(ax: number, ay: number, bx: number, by: number, cx: number, cy: number) {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay];
  const [d2, e2] = [dx * dx + dy * dy, ex * ex + ey * ey];
  const f = 0.5 / (dx * ey - dy * ex);
  const [ox, oy] = [(ey * d2 - dy * e2) * f, (dx * e2 - ex * d2) * f];
  return { x: ax + ox, y: ay + oy, radius: ox * ox + oy * oy };
}

class Sweep {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #corners: Int32Array;
  readonly #twins: Int32Array;
  #count = 0;
  /** The border, counter-clockwise, as a ring of points; and the side that begins at each of them. */
  readonly #after: Int32Array;
  readonly #previous: Int32Array;
  readonly #side: Int32Array;
  /** A border point in each direction from the middle, to begin the search for what a point sees. */
  readonly #compass: Int32Array;
  readonly #order: Int32Array;
  readonly #middle: readonly [number, number];

  constructor(x: Float64Array, y: Float64Array, [a, b, c]: readonly [number, number, number]) {
    const n = x.length;
    const most = Math.max(2 * n - 5, 1);
    this.#x = x;
    this.#y = y;
    this.#corners = new Int32Array(3 * most);
    this.#twins = new Int32Array(3 * most).fill(-1);
    this.#after = new Int32Array(n).fill(-1);
    this.#previous = new Int32Array(n).fill(-1);
    this.#side = new Int32Array(n).fill(-1);
    this.#compass = new Int32Array(Math.ceil(Math.sqrt(n))).fill(-1);
    const centre = circle(x[a], y[a], x[b], y[b], x[c], y[c]);
    this.#middle = [centre.x, centre.y];
    const distance = x.map((v, i) => (v - centre.x) ** 2 + (y[i] - centre.y) ** 2);
    this.#order = Int32Array.from({ length: n }, (_, i) => i).sort(
      (p, q) => distance[p] - distance[q] || x[p] - x[q] || y[p] - y[q],
    );
    this.#addTriangle(a, b, c);
    for (const [p, q, h] of [
      [a, b, 0],
      [b, c, 1],
      [c, a, 2],
    ]) {
      this.#link(p, q);
      this.#side[p] = h;
      this.#compass[this.#direction(p)] = p;
    }
  }

  run(): Triangles {
    const [x, y] = [this.#x, this.#y];
    let last = -1;
    for (const p of this.#order) {
      const again = last >= 0 && x[p] === x[last] && y[p] === y[last];
      if (!again && this.#after[p] < 0 && !this.#isSeed(p)) this.#addPoint(p);
      last = p;
    }
    return { corners: this.#corners.slice(0, 3 * this.#count), twins: this.#twins.slice(0, 3 * this.#count) };
  }

  #isSeed(p: number): boolean {
    const c = this.#seed;
    return p === c[0] || p === c[1] || p === c[2];
  }

  #seed: readonly number[] = [];

  #link(p: number, q: number): void {
    this.#after[p] = q;
    this.#previous[q] = p;
  }

  #direction(p: number): number {
    const [dx, dy] = [this.#x[p] - this.#middle[0], this.#y[p] - this.#middle[1]];
    const size = Math.abs(dx) + Math.abs(dy);
    const share = size === 0 ? 0 : dx / size;
    const turn = (dy > 0 ? 3 - share : 1 + share) / 4;
    return Math.floor(turn * this.#compass.length) % this.#compass.length;
  }

  #addTriangle(a: number, b: number, c: number): number {
    const h = 3 * this.#count++;
    if (h === 0) this.#seed = [a, b, c];
    this.#corners.set([a, b, c], h);
    return h;
  }

  #join(h: number, twin: number): void {
    this.#twins[h] = twin;
    if (twin >= 0) this.#twins[twin] = h;
  }

  /** Whether a point lies beyond the border between p and q. */
  #sees(point: number, p: number, q: number): boolean {
    const [x, y] = [this.#x, this.#y];
    return orient(x[p], y[p], x[q], y[q], x[point], y[point]) < 0;
  }

  #addPoint(p: number): void {
    const start = this.#borderNear(p);
    let e = start;
    while (!this.#sees(p, e, this.#after[e])) {
      e = this.#after[e];
      if (e === start) return;
    }
    let n = this.#after[e];
    const h = this.#addTriangle(e, p, n);
    this.#join(h + 2, this.#side[e]);
    this.#side[e] = h;
    this.#side[p] = h + 1;
    this.#settle(h + 2);
    for (let q = this.#after[n]; this.#sees(p, n, q); q = this.#after[n]) {
      const t = this.#addTriangle(n, p, q);
      this.#join(t, this.#side[p]);
      this.#join(t + 2, this.#side[n]);
      this.#side[p] = t + 1;
      this.#after[n] = -1;
      n = q;
      this.#settle(t + 2);
    }
    for (let q = this.#previous[e]; this.#sees(p, q, e); q = this.#previous[e]) {
      const t = this.#addTriangle(q, p, e);
      this.#join(t + 1, this.#side[e]);
      this.#join(t + 2, this.#side[q]);
      this.#side[q] = t;
      this.#after[e] = -1;
      e = q;
      this.#settle(t + 2);
    }
    this.#link(e, p);
    this.#link(p, n);
    this.#compass[this.#direction(p)] = p;
    this.#compass[this.#direction(e)] = e;
  }

  #borderNear(p: number): number {
    const compass = this.#compass;
    const key = this.#direction(p);
    for (let i = 0; i < compass.length; i++) {
      const at = compass[(key + i) % compass.length];
      // One before it, as the point may see that side as well.
      if (at >= 0 && this.#after[at] >= 0) return this.#previous[at];
    }
    throw new Error('A triangulation has lost its border.');
  }

  /** Flips a side, and those beyond it, while the circle of one triangle holds the far corner of the other. */
  #settle(first: number): void {
    const [corners, twins, x, y] = [this.#corners, this.#twins, this.#x, this.#y];
    const pending = [first];
    for (let a = pending.pop(); a !== undefined; a = pending.pop()) {
      const b = twins[a];
      if (b < 0) continue;
      const [u, v, w, far] = [corners[a], corners[b], corners[before(a)], corners[before(b)]];
      if (!inCircle(x[u], y[u], x[v], y[v], x[w], y[w], x[far], y[far])) continue;
      const [beyondA, beyondB] = [before(a), before(b)];
      const [outerA, outerB] = [twins[beyondB], twins[beyondA]];
      corners[a] = far;
      corners[b] = w;
      this.#join(a, outerA);
      this.#join(b, outerB);
      this.#join(beyondA, beyondB);
      if (outerA < 0) this.#side[far] = a;
      if (outerB < 0) this.#side[w] = b;
      pending.push(next(b), a);
    }
  }
}
