import { bidiLevels, hasRightToLeft } from './bidi.ts';

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

/** Index of the script of a character; -1 for common ones, which go with what stands before them; others share one number. */
function scriptOf(character: string): number {
  if (common.test(character)) return -1;
  const index = scripts.findIndex((s) => s.test(character));
  return index < 0 ? scripts.length : index;
}

/** Cuts a line where script or direction changes. */
export function directionRuns(text: string): DirectionRun[] {
  if (text.length === 0) return [];
  if (!special.test(text)) return [{ start: 0, end: text.length, rightToLeft: false }];
  const characters = [...text];
  const levels = hasRightToLeft(text) ? bidiLevels(characters) : null;
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
