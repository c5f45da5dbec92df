import { markOf } from '../marks/registry.ts';
import { FigureError } from '../schema/figure-error.ts';
import { isRecord } from './aliases.ts';

/** Keys of a request that are about the job, not the picture; whoever reads the request takes them away or leaves them. */
export const jobKeys: ReadonlySet<string> = new Set(['format', 'webhook', 'tags', 'priority']);

/** A figure in the full form, and where its parts stood in what the client sent. */
export interface FullForm {
  readonly figure: Record<string, unknown>;
  readonly axes: readonly unknown[];
  /** JSON pointers of the full form → the client's; the longest match counts. Only wanted when something is wrong. */
  readonly origins: () => ReadonlyMap<string, string>;
}

/** Any accepted form as the full form; `axesKeys` and `figureKeys` tell where a key of the simple form belongs. */
export function toFullForm(
  document: unknown,
  figureKeys: ReadonlySet<string>,
  axesKeys: ReadonlySet<string>,
): FullForm {
  if (!isRecord(document)) fail('', 'a figure must be an object');
  return 'plot_type' in document ? simple(document, figureKeys, axesKeys) : full(document);
}

function fail(pointer: string, detail: string): never {
  throw new FigureError([{ pointer, detail }]);
}

function full(document: Record<string, unknown>): FullForm {
  for (const key of Object.keys(document)) {
    if (key !== 'figure' && key !== 'axes' && !jobKeys.has(key)) {
      fail(`/${key}`, 'unknown key: the full form has "figure" and "axes", the simple form "plot_type" and "data"');
    }
  }
  const { figure = {}, axes = [] } = document;
  if (!isRecord(figure)) fail('/figure', 'must be an object');
  if (!Array.isArray(axes)) fail('/axes', 'must be an array');
  return { figure, axes, origins: () => new Map() };
}

function simple(
  document: Record<string, unknown>,
  figureKeys: ReadonlySet<string>,
  axesKeys: ReadonlySet<string>,
): FullForm {
  const type = document.plot_type;
  const mark = markOf(type);
  if (!mark) fail('/plot_type', `unknown plot type ${JSON.stringify(type)}`);
  const { data } = document;
  if (data === undefined) fail('/data', 'is missing: an object of columns');
  if (!isRecord(data)) fail('/data', 'must be an object of columns');
  const keyOf = (name: string): string => (mark.dataNames as Record<string, string> | undefined)?.[name] ?? name;
  const spec: Record<string, unknown> = { type };
  for (const [name, column] of Object.entries(data)) spec[keyOf(name)] = column;
  const axes: Record<string, unknown> = { title: 'Generated Plot' };
  const figure: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(document)) {
    if (key === 'plot_type' || key === 'data' || jobKeys.has(key)) continue;
    // A key that both the mark and the axes know goes to the mark.
    if (mark.knows(key)) spec[key] = value;
    else if (axesKeys.has(key)) axes[key] = value;
    else if (figureKeys.has(key)) figure[key] = value;
    else fail(`/${key}`, `unknown key of a ${String(type)} figure`);
  }
  axes.marks = [spec];
  return { figure, axes: [axes], origins: () => simpleOrigins(Object.keys(data), keyOf) };
}

function simpleOrigins(names: readonly string[], keyOf: (name: string) => string): Map<string, string> {
  const at = '/axes/0/marks/0';
  const origins = new Map([
    ['', ''],
    ['/figure', ''],
    ['/axes/0', ''],
    [at, ''],
    [`${at}/type`, '/plot_type'],
  ]);
  for (const name of names) origins.set(`${at}/${keyOf(name)}`, `/data/${name}`);
  return origins;
}

/** The client's pointer for a pointer of the full form. */
export function originOf(origins: ReadonlyMap<string, string>, pointer: string): string {
  for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    const head = pointer.slice(0, end);
    const found = origins.get(head);
    if (found !== undefined) return found + pointer.slice(end);
    if (end === 0) break;
  }
  return pointer;
}
