/**
 * Keeps the last result of a function of objects that are replaced rather than changed, such as limits and boxes: transforms are asked for
 * again and again between two changes of what they are made of.
 */
export function lastOf<Inputs extends readonly unknown[], T>(find: (...inputs: Inputs) => T): (...inputs: Inputs) => T {
  let last: { readonly inputs: Inputs; readonly result: T } | null = null;
  return (...inputs) => {
    if (last === null || !same(last.inputs, inputs)) last = { inputs, result: find(...inputs) };
    return last.result;
  };
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
