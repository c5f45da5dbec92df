/**
 * Keeps the last result of a function of up to five objects that are replaced rather than changed, such as limits and boxes: transforms are
 * asked for again and again between two changes of what they are made of.
 */
export function lastOf<Inputs extends readonly unknown[], T>(find: (...inputs: Inputs) => T): (...inputs: Inputs) => T {
  // Named one by one: a list of them would be made at every call.
  let a: unknown;
  let b: unknown;
  let c: unknown;
  let d: unknown;
  let e: unknown;
  let last: { readonly result: T } | null = null;
  const asked = (p?: unknown, q?: unknown, r?: unknown, s?: unknown, t?: unknown): T => {
    if (last === null || p !== a || q !== b || r !== c || s !== d || t !== e) {
      last = { result: find(...([p, q, r, s, t] as unknown as Inputs)) };
      a = p;
      b = q;
      c = r;
      d = s;
      e = t;
    }
    return last.result;
  };
  return asked as unknown as (...inputs: Inputs) => T;
}
