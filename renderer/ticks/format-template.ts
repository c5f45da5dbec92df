import { formatExponent, formatFixed, formatGeneral, formatInteger, formatRepr } from './format-number.ts';
import { TickError } from './tick-axis.ts';

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;
const PERCENT = /%(?:\(x\))?([-+ #0]*)(\d+)?(?:\.(\d+))?[hlL]?([a-zA-Z%])/g;
const MAX_WIDTH = 200;

function digitsOf(x: number, type: string, precision: number | undefined, alternate: boolean): string {
  if (precision !== undefined && precision > 100) throw new TickError('a number format takes at most 100 digits');
  switch (type) {
    case 'd':
    case 'i':
    case 'u':
      return formatInteger(x);
    case 'f':
    case 'F':
      return formatFixed(x, precision ?? 6);
    case 'e':
      return formatExponent(x, precision ?? 6);
    case 'E':
      return formatExponent(x, precision ?? 6).toUpperCase();
    case 'g':
    case 'n':
      return formatGeneral(x, precision ?? 6, alternate);
    case 'G':
      return formatGeneral(x, precision ?? 6, alternate).toUpperCase();
    case '%':
      return `${formatFixed(x * 100, precision ?? 6)}%`;
    case 's':
    case 'r':
      return formatRepr(x);
    case '':
      return precision === undefined ? formatRepr(x) : withPoint(x, precision);
    default:
      throw new TickError(`there is no number format ${JSON.stringify(type)}`);
  }
}

// Without a type Python keeps at least one digit after the point, and goes over to exponents one place earlier than `g`.
function withPoint(x: number, precision: number): string {
  const digits = Math.max(precision, 1);
  const exponent = Number(formatExponent(x, digits - 1).split('e')[1]);
  const text = exponent >= -4 && exponent < digits - 1 ? formatGeneral(x, digits) : formatGeneral(x, digits);
  if (exponent >= digits - 1 && exponent < digits && Number.isFinite(x)) {
    const [mantissa, power] = formatExponent(x, digits - 1).split('e');
    return `${mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa}e${power}`;
  }
  return /[.e]|inf|nan/.test(text) ? text : `${text}.0`;
}

function grouped(text: string, mark: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/s.exec(text) ?? [null, '', text, ''];
  return sign + whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark) + rest;
}

function pad(text: string, width: number, align: string, fill: string): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (align === '<') return text + fill.repeat(missing);
  if (align === '^') return fill.repeat(missing >> 1) + text + fill.repeat(missing - (missing >> 1));
  if (align === '=') {
    const sign = /^[-+ ]/.test(text) ? text[0] : '';
    return sign + fill.repeat(missing) + text.slice(sign.length);
  }
  return fill.repeat(missing) + text;
}

/** Python's `format(x, spec)` for a float. Throws `TickError` for a spec that Python would refuse. */
export function formatSpec(x: number, spec: string): string {
  const match = SPEC.exec(spec);
  if (match === null) throw new TickError(`${JSON.stringify(spec)} is not a format for numbers`);
  const [, fill, align, sign, noMinusZero, alternate, zero, width, group, precision, type = ''] = match;
  if (Number(width ?? 0) > MAX_WIDTH) throw new TickError(`a number format takes a width of at most ${MAX_WIDTH}`);
  if (type === 's' || type === 'r') throw new TickError(`unknown format ${JSON.stringify(type)} for a number`);
  let text = digitsOf(x, type, precision === undefined ? undefined : Number(precision), alternate !== undefined);
  if (noMinusZero && /^-[0.]*%?$/.test(text)) text = text.slice(1);
  if (group !== undefined) text = grouped(text, group);
  if ((sign === '+' || sign === ' ') && !text.startsWith('-')) text = sign + text;
  const padFill = fill ?? (zero !== undefined ? '0' : ' ');
  return pad(text, Number(width ?? 0), align ?? (zero !== undefined ? '=' : '>'), padFill);
}

/**
 * Python's `template.format(**fields)` for numbers: `{x}`, `{x:.2f}`, `{{`, `{x!r}`. `each` changes every formatted field. Only the
 * given names may be used. Throws `TickError`.
 */
export function formatTemplate(
  template: string,
  fields: Readonly<Record<string, number>>,
  each: (field: string) => string,
): string {
  let out = '';
  for (let i = 0; i < template.length; ) {
    const c = template[i];
    if (c !== '{' && c !== '}') {
      out += c;
      i++;
    } else if (template[i + 1] === c) {
      out += c;
      i += 2;
    } else {
      const end = c === '{' ? template.indexOf('}', i) : -1;
      if (end < 0) throw new TickError(`single ${JSON.stringify(c)} in the format ${JSON.stringify(template)}`);
      const [, name, conversion, spec = ''] = /^(\w+)(?:!([rsa]))?(?::(.*))?$/s.exec(template.slice(i + 1, end)) ?? [];
      if (name === undefined || !Object.hasOwn(fields, name)) {
        throw new TickError(`the format ${JSON.stringify(template)} may use {${Object.keys(fields).join('} and {')}}`);
      }
      const value = fields[name];
      const whole = name === 'pos' && conversion === undefined && /^$/.test(spec);
      const text = whole ? formatInteger(value) : conversion ? formatRepr(value) : formatSpec(value, spec);
      out += each(text);
      i = end + 1;
    }
  }
  return out;
}

/** Python's `format % x` with exactly one conversion (and any number of `%%`). Throws `TickError`. */
export function formatPercent(format: string, x: number): string {
  let used = 0;
  const out = format.replace(PERCENT, (_all, flags: string, width, precision, type: string) => {
    if (type === '%') return '%';
    used++;
    const digits = precision === undefined ? undefined : Number(precision);
    if (Number(width ?? 0) > MAX_WIDTH) throw new TickError(`a number format takes a width of at most ${MAX_WIDTH}`);
    let text = digitsOf(x, type, digits, flags.includes('#'));
    if (!text.startsWith('-') && flags.includes('+')) text = `+${text}`;
    else if (!text.startsWith('-') && flags.includes(' ')) text = ` ${text}`;
    const left = flags.includes('-');
    const zero = flags.includes('0') && !left;
    return pad(text, Number(width ?? 0), left ? '<' : zero ? '=' : '>', zero ? '0' : ' ');
  });
  if (used !== 1)
    throw new TickError(`the format ${JSON.stringify(format)} must have exactly one conversion such as %.2f`);
  return out;
}
