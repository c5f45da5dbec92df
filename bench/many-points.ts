import { tableFromArrays, tableToIPC } from '@uwdata/flechette';

/** A figure of very many points, and what to call it. */
export interface ManyPoints {
  readonly name: string;
  readonly kind: 'scatter' | 'line';
  readonly points: number;
  readonly figure: unknown;
}

/** The large figures that have to be quick, each way a binary column can come. */
export function* manyPoints(scale: number): Generator<ManyPoints> {
  const random = normal(1);
  const count = Math.round(1e6 * scale);
  const x = Float32Array.from({ length: count }, random);
  const y = Float32Array.from({ length: count }, random);
  const scatter = { kind: 'scatter', points: count } as const;
  yield {
    ...scatter,
    name: `scatter of ${count} points, float32`,
    figure: simple('scatter', { x: base64(x), y: base64(y) }),
  };
  yield { ...scatter, name: `scatter of ${count} points, Arrow`, figure: simple('scatter', arrow({ x, y })) };
  const length = Math.round(1e7 * scale);
  const walk = new Float32Array(length);
  for (let i = 0, at = 0; i < length; i++) {
    at += random();
    walk[i] = at;
  }
  const line = { kind: 'line', points: length } as const;
  yield { ...line, name: `line of ${length} points, float32`, figure: simple('line', { y: base64(walk) }) };
  const along = walk.map((_, i) => i / length);
  yield {
    ...line,
    name: `line of ${length} points, x and y, float32`,
    figure: simple('line', { x: base64(along), y: base64(walk) }),
  };
  const wide = Float64Array.from(walk);
  yield { ...line, name: `line of ${length} points, float64`, figure: simple('line', { y: base64(wide) }) };
  yield { ...line, name: `line of ${length} points, Arrow`, figure: simple('line', arrow({ y: walk })) };
}

function simple(kind: string, data: unknown): unknown {
  return { plot_type: kind, data };
}

function base64(values: Float32Array | Float64Array): unknown {
  const dtype = values instanceof Float32Array ? 'float32' : 'float64';
  return { base64: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'), dtype };
}

function arrow(columns: Record<string, Float32Array>): unknown {
  const stream = tableToIPC(tableFromArrays(columns), { format: 'stream' });
  const text = Buffer.from(stream ?? []).toString('base64');
  return Object.fromEntries(Object.keys(columns).map((column) => [column, { arrow: text, column }]));
}

/** Normally distributed numbers (Box and Muller), the same ones every time. */
function normal(seed: number): () => number {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / (2 ** 32 + 1);
  };
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}
