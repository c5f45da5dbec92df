/** A style such as `"round,pad=0.3"`: a name and numbers. */
export interface NamedStyle {
  readonly name: string;
  readonly options: Readonly<Record<string, number>>;
}

/** Names of styles, each with the parameters that it takes. */
export type StyleTable = Readonly<Record<string, readonly string[]>>;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a style as Matplotlib does (spaces do not count, names are in any case), or says in words what is wrong with it. */
export function readStyle(text: string, table: StyleTable): NamedStyle | string {
  const [first, ...rest] = text.replaceAll(' ', '').split(',');
  const name = first.toLowerCase();
  if (!Object.hasOwn(table, name)) return `unknown style "${first}"; there are ${Object.keys(table).join(' ')}`;
  const options: Record<string, number> = {};
  for (const part of rest) {
    const [key, value, ...more] = part.split('=');
    if (value === undefined || more.length > 0 || !decimal.test(value)) return `"${part}" must be a name=number`;
    if (!table[name].includes(key)) return `the style "${name}" has no "${key}"`;
    options[key] = Number(value);
  }
  return { name, options };
}
