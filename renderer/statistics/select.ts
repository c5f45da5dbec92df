/**
 * The values that would stand at some places if all were sorted; `places` rise. Reorders `values`, and takes time in proportion to
 * their number, where sorting takes longer. There must be no NaN.
 */
export function valuesAt(values: Float64Array, places: readonly number[]): number[] {
  let low = 0;
  return places.map((k) => {
    partition(values, k, low, values.length - 1);
    low = k;
    return values[k];
  });
}

/** Moves values about until the k-th is in its place, smaller ones before and larger ones after it (Hoare's selection). */
function partition(v: Float64Array, k: number, from: number, to: number): void {
  let [low, high] = [from, to];
  while (low < high) {
    const pivot = middle(v[low], v[(low + high) >> 1], v[high]);
    let [i, j] = [low, high];
    while (i <= j) {
      while (v[i] < pivot) i++;
      while (v[j] > pivot) j--;
      if (i <= j) {
        const held = v[i];
        v[i++] = v[j];
        v[j--] = held;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return;
  }
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
