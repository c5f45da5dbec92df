import { type FigureIssue, pointer } from '../schema/figure-error.ts';
import { limits } from '../schema/limits.ts';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with the shape of a document as such: too deep, or keys that could reach into prototypes. */
export function guardDocument(document: unknown): FigureIssue | null {
  const path: PropertyKey[] = [];
  const visit = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    if (path.length > limits.depth) return `is nested more than ${limits.depth} levels deep`;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        const entry = value[i];
        if (typeof entry !== 'object' || entry === null) continue;
        path.push(i);
        const fault = visit(entry);
        if (fault) return fault;
        path.pop();
      }
      return null;
    }
    for (const key of Object.keys(value)) {
      path.push(key);
      if (forbidden.has(key)) return 'is not an allowed key';
      const fault = visit((value as Record<string, unknown>)[key]);
      if (fault) return fault;
      path.pop();
    }
    return null;
  };
  const detail = visit(document);
  return detail ? { pointer: pointer(path), detail } : null;
}

/** The same JSON with the keys of every object in alphabetical order, so that equal figures are equal text. */
export function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    // Columns of numbers are long and have nothing to order.
    if (!value.some((v) => typeof v === 'object' && v !== null)) return value;
    const entries = value.map(canonical);
    return entries.every((entry, i) => entry === value[i]) ? value : entries;
  }
  const source = value as Record<string, unknown>;
  const keys = Object.keys(source);
  let same = true;
  const entries: [string, unknown][] = [];
  keys.forEach((key, i) => {
    const entry = canonical(source[key]);
    if (entry !== source[key] || entry === undefined || (i > 0 && !(keys[i - 1] < key))) same = false;
    if (entry !== undefined) entries.push([key, entry]);
  });
  // What is in order stays the same object: a worker gets nothing else, and a large column is known by its object.
  if (same) return value;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
