/** A stretch of text in one direction and one script, in visual order from the left. */
export interface DirectionRun {
  readonly start: number;
  readonly end: number;
  readonly rightToLeft: boolean;
}

/** Anything beyond Latin letters, punctuation and mathematical operators. */
const special = /[\u0300-\u1fff\u2070-\u21ff\u2300-\uffff]/;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u,
];
const common = /\p{Script=Common}|\p{Script=Inherited}/u;
const rtl = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f]/u;
const digit = /[0-9\u00b2\u00b3\u00b9\u0660-\u0669\u06f0-\u06f9]/;
const strongLeft = /\p{L}/u;

/** Index of the script of a character; -1 for common ones, which go with what stands before them; others share one number. */
function scriptOf(character: string): number {
  if (common.test(character)) return -1;
  const index = scripts.findIndex((s) => s.test(character));
  return index < 0 ? scripts.length : index;
}

/**
 * Cuts a line where script or direction changes. The direction rules are the Unicode algorithm's for one line without explicit
 * embeddings: strong characters, numbers inside right-to-left text, and neutrals between them.
 */
export function directionRuns(text: string): DirectionRun[] {
  if (text.length === 0) return [];
  if (!special.test(text)) return [{ start: 0, end: text.length, rightToLeft: false }];
  const characters = [...text];
  const levels = rtl.test(text) ? bidiLevels(characters) : null;
  const runs: (DirectionRun & { level: number })[] = [];
  let script = characters.map(scriptOf).find((s) => s >= 0) ?? -1;
  let at = 0;
  for (const [i, character] of characters.entries()) {
    const own = scriptOf(character);
    const level = levels?.[i] ?? 0;
    const last = runs.at(-1);
    if (last === undefined || last.level !== level || (own >= 0 && own !== script)) {
      runs.push({ start: at, end: at + character.length, rightToLeft: (level & 1) === 1, level });
    } else runs[runs.length - 1] = { ...last, end: at + character.length };
    if (own >= 0) script = own;
    at += character.length;
  }
  return reorder(runs);
}

/** Embedding levels: 0 or 2 left to right, 1 right to left. The base direction is that of the first strong character. */
function bidiLevels(characters: readonly string[]): number[] {
  const kinds = characters.map((c) => (rtl.test(c) ? 'R' : digit.test(c) ? 'N' : strongLeft.test(c) ? 'L' : '-'));
  const base = kinds.find((k) => k === 'L' || k === 'R') === 'R' ? 1 : 0;
  const strong = base === 1 ? 'R' : 'L';
  // Numbers take the side of the strong character before them, but stay left to right within it.
  let before = strong;
  const sides = kinds.map((k) => {
    if (k === 'L' || k === 'R') before = k;
    return k === 'N' ? before : k;
  });
  for (let i = 0; i < sides.length; i++) {
    if (sides[i] !== '-') continue;
    let end = i;
    while (end < sides.length && sides[end] === '-') end++;
    const left = i === 0 ? strong : sides[i - 1];
    const right = end === sides.length ? strong : sides[end];
    sides.fill(left === right ? left : strong, i, end);
  }
  return sides.map((side, i) => {
    if (side === 'R') return kinds[i] === 'N' ? 2 : 1;
    return base === 1 ? 2 : 0;
  });
}

/** Visual order: from the highest level down, every stretch of runs at that level or above is turned round. */
function reorder<R extends { readonly level: number }>(runs: readonly R[]): R[] {
  const order = [...runs];
  for (let level = 2; level >= 1; level--) {
    for (let i = 0; i < order.length; i++) {
      if (order[i].level < level) continue;
      let end = i;
      while (end < order.length && order[end].level >= level) end++;
      order.splice(i, end - i, ...order.slice(i, end).reverse());
      i = end;
    }
  }
  return order;
}
