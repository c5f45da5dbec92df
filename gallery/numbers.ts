/** Compares the numbers behind two pictures: boxes to 0.01 px, all others to 1e-6 of what they stand among. */

/** One place where the numbers differ. */
export interface NumberFault {
  /** JSON pointer into the numbers. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const BOX_PIXELS = 0.01;
const RELATIVE = 1e-6;

/** All places where `actual` is not what `expected` says. Fields that only `actual` has are faults too. */
export function compareNumbers(expected: unknown, actual: unknown, pointer = ''): NumberFault[] {
  const fault = [{ pointer, expected, actual }];
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return fault;
    const tolerance = toleranceOf(expected, pointer);
    return expected.flatMap((value, i) =>
      typeof value === 'number' && typeof actual[i] === 'number'
        ? near(value, actual[i], tolerance)
          ? []
          : [{ pointer: `${pointer}/${i}`, expected: value, actual: actual[i] }]
        : compareNumbers(value, actual[i], `${pointer}/${i}`),
    );
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return fault;
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => compareNumbers(expected[key], actual[key], `${pointer}/${key}`));
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    return near(expected, actual, RELATIVE * Math.abs(expected)) ? [] : fault;
  }
  return expected === actual ? [] : fault;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A zero among hundreds may be off by a rounding error of hundreds, so a list shares one tolerance. */
function toleranceOf(values: readonly unknown[], pointer: string): number {
  if (pointer.endsWith('/box')) return BOX_PIXELS;
  return RELATIVE * values.reduce<number>((most, v) => (typeof v === 'number' ? Math.max(most, Math.abs(v)) : most), 0);
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + Number.EPSILON;
}
