import { readFileSync } from 'node:fs';
import { dataFile } from '../data-dir.ts';
import { defaultRc, type RcParams, rcKinds } from './rc-params.ts';
import { rcProblem } from './validate.ts';

/** One thing wrong with a style or an override: `path` leads to it from the figure (`["style"]`, `["rcParams", "lines.linewidth"]`). */
export interface RcIssue {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

/** Thrown by `resolveRc`; holds every problem found, not only the first. */
export class RcError extends Error {
  readonly issues: readonly RcIssue[];
  constructor(issues: readonly RcIssue[]) {
    super(issues.map((i) => `${i.path.join('/')}: ${i.detail}`).join('; '));
    this.name = 'RcError';
    this.issues = issues;
  }
}

let sheets: Readonly<Record<string, Partial<RcParams>>> | null = null;

// Read at the first figure that names a style: most never do.
function loadSheets(): Readonly<Record<string, Partial<RcParams>>> {
  sheets ??= JSON.parse(readFileSync(dataFile('styles.json'), 'utf8')) as Record<string, Partial<RcParams>>;
  return sheets;
}

/** The names `style` may take. */
export function styleNames(): readonly string[] {
  return ['default', ...Object.keys(loadSheets()).filter((name) => !name.startsWith('_'))];
}

/** What Matplotlib takes as well: one bare string for a list of fonts, hex digits without their `#`. */
function canonical(key: keyof RcParams, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (rcKinds[key] === 'strings') return value.split(',').map((s) => s.trim());
  const bareHex = rcKinds[key].startsWith('color') && /^(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value);
  return bareHex ? `#${value}` : value;
}

/**
 * Matplotlib's defaults, then the style sheets in order, then the overrides.
 * `default` resets to the defaults, as `style.use('default')` does. Throws `RcError` naming every bad key.
 */
export function resolveRc(
  style?: string | readonly string[] | null,
  overrides?: Readonly<Record<string, unknown>> | null,
): RcParams {
  const names = style == null ? [] : typeof style === 'string' ? [style] : style;
  if (overrides == null && names.every((name) => name === 'default')) return defaultRc;
  const issues: RcIssue[] = [];
  let rc: RcParams = { ...defaultRc };
  names.forEach((name, i) => {
    if (name === 'default') {
      rc = { ...defaultRc };
    } else if (Object.hasOwn(loadSheets(), name)) {
      rc = { ...rc, ...loadSheets()[name] };
    } else {
      const path = typeof style === 'string' ? ['style'] : ['style', i];
      issues.push({ path, detail: `there is no style ${JSON.stringify(name)}; known are ${styleNames().join(', ')}` });
    }
  });
  const taken: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(overrides ?? {})) {
    const path = ['rcParams', key];
    if (!Object.hasOwn(defaultRc, key)) {
      issues.push({ path, detail: 'is not a parameter that changes a drawn figure' });
      continue;
    }
    const name = key as keyof RcParams;
    const wanted = canonical(name, value);
    const problem = rcProblem(name, wanted);
    if (problem === null) taken[key] = wanted;
    else issues.push({ path, detail: problem });
  }
  if (issues.length > 0) throw new RcError(issues);
  return { ...rc, ...taken };
}

/** Font sizes that are not numbers, as factors of `font.size`. */
const SCALES: Readonly<Record<string, number>> = {
  'xx-small': 0.579,
  'x-small': 0.694,
  small: 0.833,
  medium: 1,
  large: 1.2,
  'x-large': 1.44,
  'xx-large': 1.728,
  larger: 1.2,
  smaller: 0.833,
};

/** A font size in points; relative names are taken from `font.size`. */
export function fontSizePoints(size: number | string, rc: RcParams): number {
  return typeof size === 'number' ? size : SCALES[size] * rc['font.size'];
}
