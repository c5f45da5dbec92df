/** How settings are written: durations, sizes, switches and lists, the same in flags, environment and file. */
import * as z from 'zod';

const DURATION_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86400e3 };
const SIZE_UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

function measured(units: Readonly<Record<string, number>>, plain: string, example: string) {
  const pattern = new RegExp(`^(\\d+(?:\\.\\d+)?)\\s*(${Object.keys(units).join('|')})?$`);
  return z.union([z.number(), z.string()]).transform((value, context) => {
    if (typeof value === 'number') return value;
    const match = pattern.exec(value.trim());
    if (match) return Math.round(Number(match[1]) * (match[2] === undefined ? 1 : units[match[2]]));
    context.addIssue({ code: 'custom', message: `expected ${plain}, such as ${example}` });
    return z.NEVER;
  });
}

/** A duration in milliseconds, written `250ms`, `30s`, `5m`, `1h`, `14d` or as a plain number of milliseconds. */
export function duration(min = 0, max = Number.MAX_SAFE_INTEGER) {
  return measured(DURATION_UNITS, 'a duration', '30s or 14d').pipe(z.number().min(min).max(max));
}

/** A size in bytes, written `512kB`, `10MB`, `1GiB` or as a plain number of bytes. */
export function size(min = 0) {
  return measured(SIZE_UNITS, 'a size', '10MB or 512MiB').pipe(z.number().int().min(min));
}

/** A number from 0 to 1 that may come as text. */
export function share() {
  return z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d*\.?\d+$/, 'expected a number from 0 to 1')
        .transform(Number),
    ])
    .pipe(z.number().min(0).max(1));
}

/** A number that may come as text. */
export function count(min = 0, max = Number.MAX_SAFE_INTEGER) {
  return whole('a whole number').pipe(z.number().int().min(min).max(max));
}

/** A number, fractions allowed, that may come as text. */
export function amount(min = 0) {
  return whole('a number').pipe(z.number().min(min));
}

function whole(expected: string) {
  return z.union([z.number(), z.string()]).transform((value, context) => {
    const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return number;
    context.addIssue({ code: 'custom', message: `expected ${expected}` });
    return z.NEVER;
  });
}

/** `true`/`false`, also as `1`/`0`, `yes`/`no`, `on`/`off`. */
export function toggle() {
  return z.union([z.boolean(), z.string()]).transform((value, context) => {
    if (typeof value === 'boolean') return value;
    const text = value.trim().toLowerCase();
    if (['true', '1', 'yes', 'on'].includes(text)) return true;
    if (['false', '0', 'no', 'off'].includes(text)) return false;
    context.addIssue({ code: 'custom', message: 'expected true or false' });
    return z.NEVER;
  });
}

/** A list of strings; as text, separated by commas. */
export function list() {
  return z
    .union([z.array(z.string()), z.string()])
    .transform((value) =>
      (typeof value === 'string' ? value.split(',') : value)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    );
}

/** Text that is not empty. */
export function text() {
  return z.string().min(1, 'expected some text');
}
