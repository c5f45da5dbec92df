import { pow10 } from './numeric.ts';

/**
 * Python's number formatting: `%f`, `%e`, `%g` and `repr`, equal in every digit. JavaScript rounds exact halves up where Python
 * takes the even neighbour, and its `toFixed` gives up at 1e21.
 */

const special = (x: number): string | null => {
  if (Number.isNaN(x)) return 'nan';
  if (x === Infinity) return 'inf';
  return x === -Infinity ? '-inf' : null;
};

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** Takes back an upward rounding of an exact half when the digit before it became odd. */
function evenLast(rounded: string, tail: string): string {
  if (!/^50*$/.test(tail)) return rounded;
  const last = rounded.charCodeAt(rounded.length - 1) - 48;
  return last % 2 === 1 ? rounded.slice(0, -1) + String(last - 1) : rounded;
}

/**
 * Whether what `digits` decimals leave of x may be an exact half. Where x · 10^digits is one, it is a number that doubles hold, and the
 * power too is exact: the product is then without error.
 */
function mayBeHalf(x: number, digits: number): boolean {
  if (digits > 22) return true;
  const scaled = x * pow10(digits);
  return scaled - Math.floor(scaled) === 0.5 || scaled >= 2 ** 52;
}

/** `'%.{digits}f' % x`; digits 0..100. */
export function formatFixed(x: number, digits: number): string {
  const word = special(x);
  if (word !== null) return word;
  const sign = isNegative(x) ? '-' : '';
  const abs = Math.abs(x);
  if (abs >= 1e21) return sign + BigInt(abs).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  const text = abs.toFixed(digits);
  if (!mayBeHalf(abs, digits)) return sign + text;
  const more = Math.min(100, digits + 40);
  const exact = abs.toFixed(more);
  const dot = exact.indexOf('.');
  const tail = dot < 0 ? '' : exact.slice(dot + 1 + digits);
  return sign + evenLast(text, tail);
}

/** `'%.{digits}e' % x`, exponents of two digits at least. */
export function formatExponent(x: number, digits: number): string {
  const word = special(x);
  if (word !== null) return word;
  const sign = isNegative(x) ? '-' : '';
  const abs = Math.abs(x);
  const [mantissa, exponent] = abs.toExponential(digits).split('e');
  const exact = abs.toExponential(Math.min(100, digits + 40)).split('e');
  const tail = exact[1] === exponent ? exact[0].replace('.', '').slice(1 + digits) : '';
  const value = Number(exponent);
  const power = String(Math.abs(value)).padStart(2, '0');
  return `${sign}${evenLast(mantissa, tail)}e${value < 0 ? '-' : '+'}${power}`;
}

const stripZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** `'%.{digits}g' % x`; `alternate` (`#`) keeps trailing zeros. */
export function formatGeneral(x: number, digits = 6, alternate = false): string {
  const word = special(x);
  if (word !== null) return word;
  const precision = digits === 0 ? 1 : digits;
  const scientific = formatExponent(x, precision - 1);
  const at = scientific.indexOf('e');
  const exponent = Number(scientific.slice(at + 1));
  if (exponent < -4 || exponent >= precision) {
    const mantissa = scientific.slice(0, at);
    return (alternate ? mantissa : stripZeros(mantissa)) + scientific.slice(at);
  }
  const fixed = formatFixed(x, precision - 1 - exponent);
  if (!alternate) return stripZeros(fixed);
  return fixed.includes('.') ? fixed : `${fixed}.`;
}

/** `repr(float(x))`: the shortest digits that read back the same. */
export function formatRepr(x: number): string {
  const word = special(x);
  if (word !== null) return word;
  if (x === 0) return isNegative(x) ? '-0.0' : '0.0';
  const abs = Math.abs(x);
  if (abs >= 1e16 || abs < 1e-4) {
    const [mantissa, exponent] = x.toExponential().split('e');
    const value = Number(exponent);
    return `${mantissa}e${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(2, '0')}`;
  }
  const text = String(x);
  return text.includes('.') ? text : `${text}.0`;
}

/** `'%d' % x`: the whole part, towards zero. */
export function formatInteger(x: number): string {
  const whole = Math.trunc(x);
  return Math.abs(whole) >= 1e21 ? BigInt(whole).toString() : String(whole === 0 ? 0 : whole);
}

/** Python's `round(x, digits)`: to the nearest decimal of the exact value. */
export function roundTo(x: number, digits: number): number {
  return Number.isFinite(x) ? Number(formatFixed(x, digits)) : x;
}
