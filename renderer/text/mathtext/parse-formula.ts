import { ESCAPED_CHARACTER, FONT_NAMES, PLAIN_CHARACTER, SPACES, USAGES, WIDE_ACCENTS } from './commands.ts';
import type { Formula, FractionStyle } from './formula.ts';
import { MathError } from './math-error.ts';
import { type SymbolTables, symbolTables } from './symbol-tables.ts';

const blank = /[ \t\n\r]/;

// Groups inside groups are data from clients: a depth no formula needs must not overflow the stack.
const maxDepth = 200;

/** Reads what stands between two dollar signs. Throws `MathError` with a position in `source`. */
export function parseFormula(source: string): Formula[] {
  return new FormulaParser(source).whole();
}

// At the edge of the usual length, because a grammar is read in one piece.
class FormulaParser {
  readonly #source: string;
  readonly #tables: SymbolTables = symbolTables();
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): Formula[] {
    const body = this.#tokens();
    this.#skipBlanks();
    if (this.#at < this.#source.length) throw this.#unexpected();
    if (body.length === 0) throw this.#error('Expected a formula between the dollar signs');
    return body;
  }

  #tokens(stop?: string): Formula[] {
    const body: Formula[] = [];
    for (;;) {
      this.#skipBlanks();
      if (stop !== undefined && this.#source.startsWith(stop, this.#at)) return body;
      const token = this.#token();
      if (token === null) return body;
      body.push(token);
    }
  }

  /** One token with its sub- and superscripts, or null where none begins. */
  #token(): Formula | null {
    this.#skipBlanks();
    for (const [name, em] of SPACES) if (this.#take(name)) return { type: 'space', em };
    const name = this.#name();
    if (name === 'hspace') {
      this.#at += 7;
      return { type: 'space', em: this.#braced('\\hspace{space}', () => this.#number('\\hspace{space}')) };
    }
    if (name !== null && FONT_NAMES.includes(name)) {
      this.#at += name.length + 1;
      return { type: 'font', name };
    }
    const start = this.#at;
    // A prime on its own is a superscript of nothing, unless a script follows it: then it is the nucleus.
    const nucleus = this.#placeable();
    if (nucleus?.type === 'symbol' && nucleus.name === "'" && !this.#atScript()) {
      this.#at = start;
      return { type: 'scripts', nucleus: null, sub: null, sup: null, primes: this.#primes(), at: start };
    }
    if (this.#atScript()) return this.#scripts(nucleus, start);
    if (nucleus !== null) {
      const primes = this.#primes();
      return primes === 0 ? nucleus : { type: 'scripts', nucleus, sub: null, sup: null, primes, at: start };
    }
    if (name !== null && name !== 'right' && name !== 'middle') throw this.#error(`Unknown symbol: \\${name}`);
    return null;
  }

  #atScript(): boolean {
    this.#skipBlanks();
    return this.#source[this.#at] === '^' || this.#source[this.#at] === '_';
  }

  #scripts(nucleus: Formula | null, at: number): Formula {
    let sub: Formula | null = null;
    let sup: Formula | null = null;
    while (this.#atScript()) {
      const below = this.#source[this.#at] === '_';
      if ((below ? sub : sup) !== null) throw this.#error(`Double ${below ? 'sub' : 'super'}script`);
      this.#at++;
      const script = this.#script();
      if (script === null) throw this.#unexpected();
      if (below) sub = script;
      else sup = script;
    }
    return { type: 'scripts', nucleus, sub, sup, primes: this.#primes(), at };
  }

  /**
   * Blanks mean nothing in a formula, except here: straight after `^` or `_` Matplotlib takes one for the script itself,
   * unless a command follows that it looks for before symbols.
   */
  #script(): Formula | null {
    const at = this.#at;
    if (this.#source[at] !== ' ') return this.#placeable();
    this.#skipBlanks();
    const name = this.#name() ?? (this.#source[this.#at] === '\\' ? this.#source[this.#at + 1] : '');
    if (this.#tables.accents.has(name) || WIDE_ACCENTS.has(name) || ['phantom', 'llap', 'rlap'].includes(name)) {
      return this.#placeable();
    }
    this.#at = at + 1;
    return { type: 'symbol', name: ' ', at };
  }

  #primes(): number {
    this.#skipBlanks();
    const start = this.#at;
    while (this.#source[this.#at] === "'") this.#at++;
    return this.#at - start;
  }

  /** What may carry scripts: a symbol, a group, a command with its arguments. Null where none begins. */
  #placeable(): Formula | null {
    this.#skipBlanks();
    const at = this.#at;
    const character = this.#character();
    if (character === '') return null;
    if (character === '{') return this.#group(null);
    if (character !== '\\') {
      if (!PLAIN_CHARACTER.test(character)) return null;
      this.#at += character.length;
      return { type: 'symbol', name: character, at };
    }
    const name = this.#name();
    if (name !== null) return this.#command(name);
    const next = this.#source[at + 1] ?? '';
    if (this.#tables.accents.has(next)) return this.#accent(next);
    if (ESCAPED_CHARACTER.test(next) && next !== '') {
      this.#at += 2;
      return { type: 'symbol', name: `\\${next}`, at };
    }
    return null;
  }

  #command(name: string): Formula | null {
    const at = this.#at;
    const tables = this.#tables;
    if (tables.accents.has(name) || WIDE_ACCENTS.has(name)) return this.#accent(name);
    if (tables.symbols.has(name)) {
      this.#at += name.length + 1;
      return { type: 'symbol', name: `\\${name}`, at };
    }
    if (tables.functions.has(name)) {
      this.#at += name.length + 1;
      return { type: 'function', name, at };
    }
    const font = name.startsWith('math') ? name.slice(4) : '';
    if (FONT_NAMES.includes(font)) {
      this.#at += name.length + 1;
      this.#skipBlanks();
      if (this.#character() !== '{') throw this.#error(`Expected \\${name}{...}`);
      return this.#group(font);
    }
    return this.#structure(name, at);
  }

  #structure(name: string, at: number): Formula | null {
    const usage = `\\${name}${USAGES[name] ?? ''}`;
    const begin = (): void => {
      this.#at += name.length + 1;
    };
    switch (name) {
      case 'phantom':
      case 'llap':
      case 'rlap':
        begin();
        return { type: name, body: this.#argument(usage, true) };
      case 'overline':
      case 'underline':
        begin();
        return { type: name, body: this.#argument(usage, false) };
      case 'frac':
      case 'dfrac':
      case 'binom':
        begin();
        return {
          type: 'fraction',
          left: name === 'binom' ? '(' : '',
          right: name === 'binom' ? ')' : '',
          rule: name === 'binom' ? 0 : null,
          style: name === 'dfrac' ? 0 : 1,
          numerator: this.#argument(usage, false),
          denominator: this.#argument(usage, false),
        };
      case 'genfrac':
        begin();
        return this.#genfrac(usage);
      case 'overset':
      case 'underset':
        begin();
        return { type: name, annotation: this.#argument(usage, true), body: this.#argument(usage, true) };
      case 'sqrt':
        begin();
        return this.#root(usage);
      case 'text':
        begin();
        return { type: 'text', text: this.#words(usage) };
      case 'operatorname':
        begin();
        return { type: 'operator', body: this.#argument(usage, true), at };
      case 'boldsymbol':
        begin();
        return { type: 'boldsymbol', body: this.#argument(usage, true) };
      case 'substack':
        begin();
        return this.#substack(usage);
      case 'left':
        begin();
        return this.#delimited();
      default:
        return null;
    }
  }

  #group(font: string | null): Formula {
    this.#at++;
    const body = this.#nested(() => this.#tokens('}'));
    if (!this.#take('}')) throw this.#at < this.#source.length ? this.#unexpected() : this.#error("Expected '}'");
    return { type: 'group', font, body };
  }

  #accent(accent: string): Formula {
    this.#at += accent.length + 1;
    const body = this.#nested(() => this.#placeable());
    if (body === null) throw this.#unexpected();
    return { type: 'accent', accent, body };
  }

  #argument(usage: string, mayBeEmpty: boolean): Formula[] {
    const body = this.#braced(usage, () => this.#nested(() => this.#tokens('}')));
    if (body.length === 0 && !mayBeEmpty) throw this.#error(`Expected ${usage}`);
    return body;
  }

  #braced<T>(usage: string, read: () => T): T {
    this.#skipBlanks();
    if (!this.#take('{')) throw this.#error(`Expected ${usage}`);
    const value = read();
    this.#skipBlanks();
    if (!this.#take('}')) throw this.#error(`Expected ${usage}`);
    return value;
  }

  #genfrac(usage: string): Formula {
    const delimiter = (): string => this.#delimiter() ?? '';
    const left = this.#braced(usage, delimiter);
    const right = this.#braced(usage, delimiter);
    const rule = this.#braced(usage, () => this.#number(usage));
    const style = this.#braced(usage, (): FractionStyle => {
      this.#skipBlanks();
      const digit = this.#source[this.#at] ?? '';
      if (!/[0-3]/.test(digit)) return 1;
      this.#at++;
      return Number(digit) as FractionStyle;
    });
    const numerator = this.#argument(usage, false);
    return { type: 'fraction', left, right, rule, style, numerator, denominator: this.#argument(usage, false) };
  }

  #root(usage: string): Formula {
    this.#skipBlanks();
    let degree: Formula[] | null = null;
    if (this.#take('[')) {
      degree = this.#nested(() => this.#tokens(']'));
      if (degree.length === 0 || !this.#take(']')) throw this.#error(`Expected ${usage}`);
    }
    return { type: 'root', degree, body: this.#argument(usage, false) };
  }

  /** Plain words in braces; braces inside only group, a backslash takes the next character as it is. */
  #words(usage: string): string {
    this.#skipBlanks();
    if (this.#source[this.#at] !== '{') throw this.#error(`Expected ${usage}`);
    const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r' };
    let words = '';
    let open = 0;
    for (const rest = this.#source; this.#at < rest.length; this.#at++) {
      const character = rest[this.#at];
      if (character === '\\' && this.#at + 1 < rest.length) {
        const escaped = rest[++this.#at];
        words += controls[escaped] ?? escaped;
      } else if (character === '{') open++;
      else if (character === '}') {
        open--;
        if (open === 0) {
          this.#at++;
          return words;
        }
      } else words += character;
    }
    throw this.#error(`Expected ${usage}`);
  }

  #substack(usage: string): Formula {
    const rows = this.#braced(usage, () =>
      this.#nested(() => {
        const found: Formula[][] = [];
        for (;;) {
          const row = this.#tokens('}');
          if (row.length > 0) found.push(row);
          let breaks = 0;
          this.#skipBlanks();
          while (this.#take('\\\\')) {
            breaks++;
            this.#skipBlanks();
          }
          if (breaks === 0) return found;
        }
      }),
    );
    if (rows.length === 0) throw this.#error(`Expected ${usage}`);
    return { type: 'substack', rows };
  }

  #delimited(): Formula {
    const needed = (): string => {
      const delimiter = this.#delimiter();
      if (delimiter === null) throw this.#error('Expected a delimiter');
      return delimiter;
    };
    const left = needed();
    const body: (Formula | { type: 'middle'; delimiter: string })[] = [];
    this.#nested(() => {
      for (;;) {
        this.#skipBlanks();
        const name = this.#name();
        if (name === 'right') return;
        if (name === 'middle') {
          this.#at += 7;
          body.push({ type: 'middle', delimiter: needed() });
          continue;
        }
        const token = this.#token();
        if (token === null) throw this.#error('Expected \\right');
        body.push(token);
      }
    });
    this.#at += 6;
    return { type: 'delimited', left, right: needed(), body };
  }

  #delimiter(): string | null {
    this.#skipBlanks();
    const found = this.#tables.delimiterNames.find((d) => this.#source.startsWith(d, this.#at));
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #number(usage: string): number {
    this.#skipBlanks();
    const match = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)/.exec(this.#source.slice(this.#at, this.#at + 64));
    if (match === null) throw this.#error(`Expected ${usage}`);
    this.#at += match[0].length;
    return Number(match[0]);
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > maxDepth) throw this.#error(`More than ${maxDepth} groups inside each other`);
    const value = read();
    this.#depth--;
    return value;
  }

  /** The letters after a backslash at this place, or null. */
  #name(): string | null {
    if (this.#source[this.#at] !== '\\') return null;
    let end = this.#at + 1;
    while (/[A-Za-z]/.test(this.#source[end] ?? '')) end++;
    return end === this.#at + 1 ? null : this.#source.slice(this.#at + 1, end);
  }

  #character(): string {
    const codePoint = this.#source.codePointAt(this.#at);
    return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
  }

  #take(word: string): boolean {
    if (!this.#source.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #skipBlanks(): void {
    while (blank.test(this.#source[this.#at] ?? '')) this.#at++;
  }

  #unexpected(): MathError {
    const character = this.#character();
    return this.#error(character === '' ? 'The formula ends too early' : `Unexpected ${JSON.stringify(character)}`);
  }

  #error(message: string): MathError {
    return new MathError(message, this.#at);
  }
}
