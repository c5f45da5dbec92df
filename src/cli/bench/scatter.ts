/**
 * The article's scatter with other numbers each time, as JSON text: no two are the same picture, so that none is answered from
 * the store. The same seed and index give the same figure.
 */
export function scatter(seed: string, index: number, points: number): string {
  const next = random(`${seed}/${index}`);
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 1; i <= points; i++) {
    x.push(Math.round(i * 1000 + 400 * next()) / 1000);
    y.push(Math.round(i * 2000 + 800 * next()) / 1000);
  }
  return JSON.stringify({ plot_type: 'scatter', data: { x, y }, title: 'Generated Plot' });
}

/** Numbers in 0..1 from a text (FNV-1a, then xorshift). */
function random(text: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
