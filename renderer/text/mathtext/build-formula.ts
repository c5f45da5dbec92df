import { buildDelimited, sizedByWidth } from './build-delimiters.ts';
import { buildFraction } from './build-fraction.ts';
import { buildOverline, buildRoot, buildUnderline } from './build-root.ts';
import { buildScripts } from './build-scripts.ts';
import { UnknownSymbol } from './fonts/glyph-choice.ts';
import type { Formula } from './formula.ts';
import { MathError } from './math-error.ts';
import type { MathGlyphs } from './math-glyphs.ts';
import {
  type CharNode,
  centered,
  horizontal,
  type KernNode,
  kern,
  type ListNode,
  type Node,
  packHorizontal,
  shrinkNode,
  space,
  vertical,
} from './nodes.ts';
import { type SymbolTables, symbolTables } from './symbol-tables.ts';

/** Font and size at a place in a formula; a group works on a copy. */
export interface MathState {
  fontClass: string;
  /** The last of the classes that combine with others: normal, rm, it, bf, bfit. */
  weightClass: string;
  /** Points. */
  size: number;
}

const weightClasses = new Set(['normal', 'rm', 'it', 'bf', 'bfit']);
const latin = /^[A-Za-z]$/;
const smallGreek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau upsilon phi chi psi ' +
    'omega'
  ).split(' '),
);
const thinSpace = 0.16667;

export function setFont(state: MathState, name: string): void {
  if (weightClasses.has(name)) state.weightClass = name;
  state.fontClass = name;
}

/** Turns formulas into boxes, by TeX's rules as Matplotlib cuts them. */
export class FormulaBuilder {
  readonly glyphs: MathGlyphs;
  readonly tables: SymbolTables = symbolTables();
  state: MathState;
  /** An operator's name came just before a script: the thin space goes after the script, and signs in it get none. */
  spaceAfterScripts = false;
  #source = '';
  #offset = 0;

  constructor(glyphs: MathGlyphs, size: number) {
    this.glyphs = glyphs;
    this.state = { fontClass: 'default', weightClass: 'rm', size };
  }

  /** Sets one formula; `offset` is where its source begins in the line. */
  formula(source: string, offset: number, body: readonly Formula[], fontClass: string): ListNode {
    this.#source = source;
    this.#offset = offset;
    return this.scoped((state) => {
      setFont(state, fontClass);
      return this.kerned(this.nodes(body));
    });
  }

  /** Sets words outside of formulas, or `\text`, character by character. */
  words(text: string): ListNode {
    return this.kerned([...text].map((character) => this.char(character, 0)));
  }

  scoped<T>(work: (state: MathState) => T): T {
    const outer = this.state;
    this.state = { ...outer };
    const result = work(this.state);
    this.state = outer;
    return result;
  }

  /** A horizontal list with kerning between its characters. */
  kerned(children: readonly Node[]): ListNode {
    return horizontal(this.withKerning(children));
  }

  withKerning(children: readonly Node[]): Node[] {
    const spaced: Node[] = [];
    for (const [i, child] of children.entries()) {
      spaced.push(child);
      if (child.kind !== 'char') continue;
      const next = children[i + 1];
      const room = this.glyphs.kerning(child, next?.kind === 'char' ? next : null);
      if (room !== 0) spaced.push(kern(room));
    }
    return spaced;
  }

  list(body: readonly Formula[]): ListNode {
    return this.kerned(this.nodes(body));
  }

  nodes(body: readonly Formula[]): Node[] {
    return body.flatMap((formula) => this.node(formula) ?? []);
  }

  shrink(node: Node): void {
    shrinkNode(node, (accent) => this.#measureAccent(accent));
  }

  em(part: number): KernNode {
    return kern(this.glyphs.quad({ ...this.state, fontClass: 'normal' }) * part);
  }

  thickness(): number {
    return this.glyphs.thickness(this.state);
  }

  char(symbol: string, at: number, place: MathState = this.state, accent = false): CharNode {
    const node: CharNode = {
      kind: 'char',
      symbol,
      accent,
      fontClass: place.fontClass,
      weightClass: place.weightClass,
      size: place.size,
      width: 0,
      height: 0,
      depth: 0,
      advance: 0,
      xMin: 0,
      yMin: 0,
      slanted: false,
      level: 0,
    };
    try {
      this.#measure(node);
    } catch (error) {
      if (error instanceof UnknownSymbol) throw new MathError(error.message, this.#offset + at);
      throw error;
    }
    return node;
  }

  #measure(node: CharNode): void {
    if (node.accent) {
      this.#measureAccent(node);
      return;
    }
    const m = this.glyphs.glyph(node.symbol, node);
    node.width = node.symbol === ' ' ? m.advance : m.width;
    node.height = m.yMax;
    node.depth = m.height - m.yMax;
    Object.assign(node, { advance: m.advance, xMin: m.xMin, yMin: m.yMin, slanted: m.slanted });
  }

  #measureAccent(node: CharNode): void {
    const m = this.glyphs.glyph(node.symbol, node);
    node.width = m.xMax - m.xMin;
    node.height = m.yMax - m.yMin;
    node.depth = 0;
    Object.assign(node, { advance: m.advance, xMin: m.xMin, yMin: m.yMin, slanted: m.slanted });
  }

  /** One formula's box; null for what only changes the state. */
  node(formula: Formula): Node | null {
    switch (formula.type) {
      case 'space':
        return this.em(formula.em);
      case 'font':
        setFont(this.state, formula.name);
        return null;
      case 'symbol':
        return this.symbol(formula.name, formula.at);
      case 'group':
        return this.scoped((state) => {
          if (formula.font !== null) setFont(state, formula.font);
          return this.list(formula.body);
        });
      case 'scripts':
        return buildScripts(this, formula);
      case 'function':
        return this.#function(formula.name, formula.at);
      case 'operator':
        return this.#operator(formula.body, formula.at);
      case 'accent':
        return this.#accent(formula.accent, formula.body);
      case 'fraction':
        return buildFraction(this, formula);
      case 'overset':
      case 'underset':
        return this.#set(formula);
      case 'root':
        return buildRoot(this, formula.degree, formula.body);
      case 'overline':
        return buildOverline(this, formula.body);
      case 'underline':
        return buildUnderline(this, formula.body);
      case 'phantom': {
        const box = this.list(formula.body);
        box.phantom = true;
        return box;
      }
      case 'llap': {
        const box = this.list(formula.body);
        return this.kerned([kern(-box.width), box]);
      }
      case 'rlap': {
        const box = this.list(formula.body);
        return this.kerned([box, kern(-box.width)]);
      }
      case 'text':
        return this.scoped((state) => {
          setFont(state, 'rm');
          return this.words(formula.text);
        });
      case 'boldsymbol':
        return this.#bold(formula.body);
      case 'substack':
        return this.#substack(formula.rows);
      case 'delimited':
        return buildDelimited(this, formula);
    }
  }

  symbol(name: string, at: number): Node {
    const symbol = name === '-' ? '\u2212' : name;
    const char = this.char(symbol, at);
    const { binary, relation, arrow } = this.tables;
    if (binary.has(symbol) || relation.has(symbol) || arrow.has(symbol)) {
      if (this.spaceAfterScripts || (binary.has(symbol) && this.#isUnary(at))) return char;
      return this.kerned([this.em(0.2), char, this.em(0.2)]);
    }
    if (';,.!'.includes(symbol) || symbol === '\\ldotp' || symbol === '\\cdotp') {
      const before = characterBefore(this.#source, at);
      const after = characterFrom(this.#source, at + 1);
      if (symbol === ',' && before === '{' && after === '}') return char;
      if (symbol === '.' && /\p{Nd}/u.test(before) && /\p{Nd}/u.test(after)) return char;
      return this.kerned([char, this.em(0.2)]);
    }
    return char;
  }

  /** A sign with nothing to its left belongs to what follows and gets no space. */
  #isUnary(at: number): boolean {
    const before = characterBefore(this.#source, at);
    return (
      before === '' || before === '{' || this.tables.leftDelimiters.has(before) || this.tables.relation.has(before)
    );
  }

  #function(name: string, at: number): ListNode {
    const box = this.scoped((state) => {
      setFont(state, 'rm');
      const letters: Node[] = [...name].map((letter) => this.char(letter, at));
      return this.#operatorName(letters, at + name.length + 1);
    });
    box.functionName = name;
    return box;
  }

  #operator(body: readonly Formula[], at: number): ListNode {
    const parts = this.nodes(body);
    return this.scoped((state) => {
      setFont(state, 'rm');
      for (const part of parts) {
        if (part.kind !== 'char') continue;
        part.fontClass = 'rm';
        this.#measure(part);
      }
      // Matplotlib counts the parts of the name, not its characters, to find what comes after it.
      return this.#operatorName(parts, at + parts.length + 1 + 'operatorname{}'.length);
    });
  }

  #operatorName(letters: Node[], end: number): ListNode {
    const after = characterFrom(this.#source, end);
    const isScript = after === '^' || after === '_';
    if (!isScript && !this.tables.delimiters.has(after)) letters.push(this.em(thinSpace));
    this.spaceAfterScripts = isScript;
    return this.kerned(letters);
  }

  /** The thin space that an operator's scripts pushed behind them. */
  takeSpaceAfterScripts(): Node[] {
    const spaces = this.spaceAfterScripts ? [this.em(thinSpace)] : [];
    this.spaceAfterScripts = false;
    return spaces;
  }

  #accent(accent: string, body: Formula): ListNode {
    const under = this.node(body) ?? this.kerned([]);
    const thickness = this.thickness();
    const name = this.tables.accents.get(accent);
    let over: ListNode;
    if (name === undefined) {
      over = centered([sizedByWidth(this, `\\${accent}`, under.width)]);
    } else {
      const mark = this.char(name, 0, this.state, true);
      if (accent === 'mathring') {
        this.shrink(mark);
        this.shrink(mark);
      }
      over = centered([space(under.width / 4, 0, 0), mark]);
    }
    packHorizontal(over, under.width);
    return vertical([over, space(0, 0, thickness * 2), this.kerned([under])]);
  }

  #set({ type, annotation, body }: Extract<Formula, { type: 'overset' | 'underset' }>): ListNode {
    const note = this.list(annotation);
    const main = this.list(body);
    const gap = this.thickness() * 3;
    this.shrink(note);
    const noteBox = centered([note]);
    const mainBox = centered([main]);
    const width = Math.max(noteBox.width, mainBox.width);
    packHorizontal(noteBox, width);
    packHorizontal(mainBox, width);
    if (type === 'overset') return vertical([noteBox, space(0, 0, gap), mainBox]);
    const box = vertical([mainBox, space(0, 0, gap), noteBox]);
    box.shift = mainBox.depth + noteBox.height + gap;
    return box;
  }

  #bold(body: readonly Formula[]): ListNode {
    const parts = this.nodes(body);
    for (const part of parts) {
      if (part.kind === 'hlist') {
        const inner = part.children[1];
        if (inner?.kind === 'char') {
          inner.fontClass = 'bf';
          this.#measure(inner);
        }
      } else if (part.kind === 'char') {
        part.fontClass = latin.test(part.symbol) || smallGreek.has(part.symbol.slice(1)) ? 'bfit' : 'bf';
        this.#measure(part);
      }
    }
    return this.kerned(parts);
  }

  #substack(rows: readonly (readonly Formula[])[]): ListNode {
    const lists = rows.map((row) => this.list(row));
    const width = Math.max(...lists.map((row) => row.width));
    const gap = this.thickness() * 2;
    const stack = lists.flatMap((row, i): Node[] => {
      const box = centered([row]);
      packHorizontal(box, width);
      return i === 0 ? [box] : [space(0, 0, gap), box];
    });
    return this.kerned([vertical(stack)]);
  }
}

/** The last character before a place that is no space; empty when there is none. Scans, since formulas may be long. */
function characterBefore(source: string, at: number): string {
  let end = at;
  while (end > 0 && source[end - 1] === ' ') end--;
  if (end === 0) return '';
  const isPair = end > 1 && /[\udc00-\udfff]/.test(source[end - 1]);
  return source.slice(end - (isPair ? 2 : 1), end);
}

/** The first character from a place on that is no space; empty when there is none. */
function characterFrom(source: string, at: number): string {
  let start = at;
  while (source[start] === ' ') start++;
  const codePoint = source.codePointAt(start);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}
