import { isColorLike } from '../color/parse-color.ts';
import { legendLocs } from './legend-locs.ts';
import { type RcParams, rcKinds } from './rc-params.ts';

const FONT_SIZES = ['xx-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'smaller', 'larger'];
const FONT_WEIGHTS = [
  'ultralight',
  'light',
  'normal',
  'regular',
  'book',
  'medium',
  'roman',
  'semibold',
  'demibold',
  'demi',
  'bold',
  'heavy',
  'extra bold',
  'black',
];
const FONT_STRETCHES = [
  'ultra-condensed',
  'extra-condensed',
  'condensed',
  'semi-condensed',
  'normal',
  'semi-expanded',
  'expanded',
  'extra-expanded',
  'ultra-expanded',
];
const LINE_STYLES = ['-', '--', '-.', ':', 'solid', 'dashed', 'dashdot', 'dotted', 'none', 'None', ' ', ''];
const BIN_RULES = ['auto', 'sturges', 'fd', 'doane', 'scott', 'rice', 'sqrt'];
const CYCLE_PROPERTIES = new Set(
  'color linewidth linestyle facecolor edgecolor joinstyle capstyle fillstyle markerfacecolor markersize markeredgewidth markeredgecolor markevery alpha marker hatch dashes'.split(
    ' ',
  ),
);

const isNumber = (v: unknown): v is number => typeof v === 'number' && Number.isFinite(v);
const isNumbers = (v: unknown, n?: number): boolean =>
  Array.isArray(v) && v.every(isNumber) && (n === undefined || v.length === n);
const oneOf = (v: unknown, words: readonly string[]): boolean => typeof v === 'string' && words.includes(v);

function isLineStyle(v: unknown): boolean {
  if (oneOf(v, LINE_STYLES)) return true;
  if (!Array.isArray(v)) return false;
  if (v.length === 2 && isNumber(v[0]) && Array.isArray(v[1])) return isNumbers(v[1]) && v[1].length % 2 === 0;
  return isNumbers(v) && v.length % 2 === 0;
}

function isCycle(v: unknown): boolean {
  if (typeof v !== 'object' || v === null || Array.isArray(v)) return false;
  const lists = Object.entries(v);
  if (lists.length === 0) return false;
  const length = Array.isArray(lists[0][1]) ? lists[0][1].length : 0;
  return (
    length > 0 &&
    lists.every(([property, list]) => {
      if (!CYCLE_PROPERTIES.has(property) || !Array.isArray(list) || list.length !== length) return false;
      return property.includes('color')
        ? list.every((c) => isColorLike(c) && !(typeof c === 'string' && /^C\d+$/.test(c)))
        : true;
    })
  );
}

interface Kind {
  readonly wants: string;
  readonly accepts: (v: unknown) => boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  float: { wants: 'a finite number', accepts: isNumber },
  int: { wants: 'an integer', accepts: Number.isInteger },
  bool: { wants: 'true or false', accepts: (v) => typeof v === 'boolean' },
  string: { wants: 'a string', accepts: (v) => typeof v === 'string' },
  strings: {
    wants: 'a string or a list of strings',
    accepts: (v) => typeof v === 'string' || (Array.isArray(v) && v.every((s) => typeof s === 'string')),
  },
  color: { wants: 'a colour', accepts: isColorLike },
  fontsize: {
    wants: `a number of points or one of ${FONT_SIZES.join(', ')}`,
    accepts: (v) => (isNumber(v) && v >= 0) || oneOf(v, FONT_SIZES),
  },
  weight: { wants: 'a font weight', accepts: (v) => isNumber(v) || oneOf(v, FONT_WEIGHTS) },
  stretch: { wants: 'a font stretch', accepts: (v) => isNumber(v) || oneOf(v, FONT_STRETCHES) },
  linestyle: { wants: 'a line style or [offset, [on, off, …]]', accepts: isLineStyle },
  marker: { wants: 'a marker', accepts: (v) => typeof v === 'string' || Number.isInteger(v) },
  floats: { wants: 'a list of numbers', accepts: (v) => isNumbers(v) },
  floats2: { wants: 'two numbers', accepts: (v) => isNumbers(v, 2) },
  ints2: { wants: 'two integers', accepts: (v) => isNumbers(v, 2) && (v as number[]).every(Number.isInteger) },
  cycler: { wants: 'an object of equally long lists of line properties, {"color": […]}', accepts: isCycle },
  bins: {
    wants: `a number of bins, bin edges, or one of ${BIN_RULES.join(', ')}`,
    accepts: (v) => (Number.isInteger(v) && (v as number) > 0) || oneOf(v, BIN_RULES) || isNumbers(v),
  },
  whiskers: { wants: 'a number or two percentiles', accepts: (v) => isNumber(v) || isNumbers(v, 2) },
  aspect: { wants: '"auto", "equal" or a number', accepts: (v) => isNumber(v) || oneOf(v, ['auto', 'equal']) },
  dpi: { wants: '"figure" or a number', accepts: (v) => (isNumber(v) && v > 0) || v === 'figure' },
  legendloc: {
    wants: `a legend location (${legendLocs.join(', ')})`,
    accepts: (v) =>
      oneOf(v, legendLocs) || (Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 10) || isNumbers(v, 2),
  },
  ndivs: {
    wants: '"auto" or an integer ≥ 0',
    accepts: (v) => v === 'auto' || (Number.isInteger(v) && (v as number) >= 0),
  },
  axisbelow: { wants: 'true, false or "line"', accepts: (v) => typeof v === 'boolean' || v === 'line' },
  unit: { wants: 'a number from 0 to 1', accepts: (v) => isNumber(v) && v >= 0 && v <= 1 },
  margin: { wants: 'a number above -0.5', accepts: (v) => isNumber(v) && v > -0.5 },
  sketch: { wants: 'null or [scale, length, randomness]', accepts: (v) => v === null || isNumbers(v, 3) },
  effects: { wants: 'an empty list', accepts: (v) => Array.isArray(v) && v.length === 0 },
  bbox: { wants: '"tight" or null', accepts: (v) => v === null || v === 'tight' },
};

function oneOfNumbers(value: unknown, allowed: readonly number[]): string | null {
  return typeof value === 'number' && allowed.includes(value) ? null : `must be one of ${allowed.join(', ')}`;
}

/** What is wrong with `value` for the parameter `key`, in plain words; null when it may be used. */
export function rcProblem(key: keyof RcParams, value: unknown): string | null {
  if (key === 'pdf.compression') return oneOfNumbers(value, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  if (key === 'pdf.fonttype') return oneOfNumbers(value, [3, 42]);
  const spec = rcKinds[key];
  if (spec.startsWith('enum ')) {
    const words = spec.slice(5).split(' ');
    return oneOf(value, words) ? null : `must be one of ${words.join(', ')}`;
  }
  const [head, ...words] = spec.split('|');
  const optional = head.endsWith('?');
  const kind = KINDS[optional ? head.slice(0, -1) : head];
  if ((optional && value === null) || oneOf(value, words) || kind.accepts(value)) return null;
  return `must be ${[kind.wants, ...words.map((w) => `"${w}"`), ...(optional ? ['null'] : [])].join(' or ')}`;
}
