/** Matplotlib's short names for keywords, by family. A mark's schema knows the long ones only. */
const line: Readonly<Record<string, string>> = {
  c: 'color',
  ls: 'linestyle',
  lw: 'linewidth',
  ms: 'markersize',
  mec: 'markeredgecolor',
  mew: 'markeredgewidth',
  mfc: 'markerfacecolor',
  mfcalt: 'markerfacecoloralt',
  ds: 'drawstyle',
  aa: 'antialiased',
};
const patch: Readonly<Record<string, string>> = {
  fc: 'facecolor',
  ec: 'edgecolor',
  ls: 'linestyle',
  lw: 'linewidth',
  aa: 'antialiased',
};
const collection: Readonly<Record<string, string>> = {
  facecolor: 'facecolors',
  fc: 'facecolors',
  edgecolor: 'edgecolors',
  ec: 'edgecolors',
  linewidth: 'linewidths',
  lw: 'linewidths',
  linestyle: 'linestyles',
  ls: 'linestyles',
  dashes: 'linestyles',
  antialiased: 'antialiaseds',
  aa: 'antialiaseds',
};
const faces: Readonly<Record<string, string>> = {
  fc: 'facecolor',
  ec: 'edgecolor',
  linewidth: 'linewidths',
  lw: 'linewidths',
  linestyle: 'linestyles',
  ls: 'linestyles',
  dashes: 'linestyles',
  antialiased: 'antialiaseds',
  aa: 'antialiaseds',
};
const text: Readonly<Record<string, string>> = {
  size: 'fontsize',
  weight: 'fontweight',
  style: 'fontstyle',
  family: 'fontfamily',
  fontname: 'fontfamily',
  variant: 'fontvariant',
  stretch: 'fontstretch',
  horizontalalignment: 'ha',
  verticalalignment: 'va',
  ma: 'multialignment',
};

/** Which short names a mark takes. */
export type AliasFamily = 'line' | 'patch' | 'collection' | 'faces' | 'text' | 'image';

const families: Readonly<Record<AliasFamily, Readonly<Record<string, string>>>> = {
  line,
  patch,
  collection,
  faces,
  text,
  image: {},
};

/** A record with its short names spelled out. A name given in both forms stays as it is, so that the schema complains. */
export function expandAliases(value: Readonly<Record<string, unknown>>, family: AliasFamily): Record<string, unknown> {
  const table = families[family];
  const out: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const long = Object.hasOwn(table, key) ? table[key] : undefined;
    if (long !== undefined && !(long in value)) out[long] = entry;
    else out[key] = entry;
  }
  if (family === 'text') {
    for (const key of ['bbox', 'arrowprops']) {
      const inside = out[key];
      if (isRecord(inside)) out[key] = expandAliases(inside, 'patch');
    }
  }
  return out;
}

/** Paths of keywords inside keywords, and the families whose short names they take. */
export type NestedAliases = Readonly<Record<string, readonly AliasFamily[]>>;

/** A record with the short names inside its objects (or lists of objects) spelled out. */
export function expandNested(value: Record<string, unknown>, nested: NestedAliases): Record<string, unknown> {
  const out = { ...value };
  for (const [path, families] of Object.entries(nested)) {
    const [key, ...rest] = path.split('.');
    const expand = (inside: unknown): unknown => {
      if (Array.isArray(inside)) return inside.map(expand);
      if (!isRecord(inside)) return inside;
      if (rest.length > 0) return expandNested(inside, { [rest.join('.')]: families });
      return families.reduce<Record<string, unknown>>((v, family) => expandAliases(v, family), inside);
    };
    if (isRecord(out[key]) || (Array.isArray(out[key]) && isRecord(out[key][0]))) out[key] = expand(out[key]);
  }
  return out;
}

/** Short names inside text objects, grids, spines and legends of the axes and the figure. */
export function expandGuides(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = { ...entry };
  const each = (key: string, change: (value: Record<string, unknown>) => Record<string, unknown>): void => {
    const value = out[key];
    if (Array.isArray(value)) out[key] = value.map((v) => (isRecord(v) ? change(v) : v));
    else if (isRecord(value)) out[key] = change(value);
  };
  const textual = (v: Record<string, unknown>): Record<string, unknown> => expandAliases(v, 'text');
  for (const key of [
    'title',
    'title_left',
    'title_right',
    'xlabel',
    'ylabel',
    'zlabel',
    'suptitle',
    'supxlabel',
    'supylabel',
    'texts',
    'xticks',
    'yticks',
    'zticks',
  ]) {
    each(key, textual);
  }
  each('grid', (v) => expandAliases(v, 'line'));
  each('spines', (v) =>
    Object.fromEntries(
      Object.entries(v).map(([side, s]) => [
        side,
        isRecord(s) ? rename(expandAliases(s, 'line'), 'edgecolor', 'color') : s,
      ]),
    ),
  );
  each('legend', (v) => rename(v, 'ncol', 'ncols'));
  return out;
}

function rename(value: Record<string, unknown>, from: string, to: string): Record<string, unknown> {
  if (!(from in value) || to in value) return value;
  const { [from]: moved, ...rest } = value;
  return { ...rest, [to]: moved };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
