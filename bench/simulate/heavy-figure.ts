/** A figure of about 4 ms or, with many points, of tens of milliseconds: `n` points, different for every `seed`. */
export function scatterOf(n: number, seed: number): string {
  const x = Array.from({ length: n }, (_, i) => Number((i / n).toFixed(4)));
  const y = x.map((v, i) => Number((Math.sin(12 * v + seed) + ((i * 7919 + seed * 104729) % 1000) / 2000).toFixed(4)));
  return JSON.stringify({ plot_type: 'scatter', data: { x, y }, title: `Run ${seed}` });
}
