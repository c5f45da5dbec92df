import { once } from '../../schema/once.ts';

/**
 * Embedding levels of one line by the Unicode bidirectional algorithm (UAX #9) without explicit embeddings and without pairing
 * brackets: the W, N and I rules on approximate character classes. Even levels run left to right, odd ones right to left.
 */
type Kind = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'ET' | 'CS' | 'NSM' | 'WS' | 'ON';

/** Made when they are needed: few texts run right to left, and reading Unicode's properties takes V8 two milliseconds. */
const classes = once((): readonly (readonly [Kind, RegExp])[] => [
  ['EN', /[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070-\u2079\u2080-\u2089]/],
  ['AN', /[\u0660-\u0669\u066b\u066c]/],
  ['ES', /[+\-\u207a\u207b\u208a\u208b\u2212]/],
  ['CS', /[,./:\u00a0\u060c\u202f\u2044]/],
  ['ET', /[#$%\u00a2-\u00a5\u00b0\u00b1\u066a\u2030-\u2034\u20a0-\u20cf\u2213]/],
  ['NSM', /[\p{Mn}\p{Me}]/u],
  ['WS', /\s/],
  ['AL', /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u],
  ['R', /[\p{Script=Hebrew}\p{Script=Nko}\u200f]/u],
  ['L', /[\p{L}\p{Nl}\p{Nd}\p{Mc}\u00aa\u00b5\u00ba\u200e]/u],
]);

const kindOf = (character: string): Kind => classes().find(([, test]) => test.test(character))?.[0] ?? 'ON';

/** Whether a text holds anything that runs right to left. */
export const hasRightToLeft = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f]/u.test(text);

/** One level for each character. The base direction is that of the first letter. */
export function bidiLevels(characters: readonly string[]): number[] {
  const original = characters.map(kindOf);
  const first = original.find((k) => k === 'L' || k === 'R' || k === 'AL');
  const base = first === 'R' || first === 'AL' ? 1 : 0;
  const outer: Kind = base === 1 ? 'R' : 'L';
  const kinds = weak([...original], outer);
  neutral(kinds, outer);
  const levels = kinds.map((kind) => {
    if (base === 1) return kind === 'R' ? 1 : 2;
    return kind === 'R' ? 1 : kind === 'L' ? 0 : 2;
  });
  // Spaces at the end of the line go with the line.
  for (let i = levels.length - 1; i >= 0 && original[i] === 'WS'; i--) levels[i] = base;
  return levels;
}

/** Rules W1 to W7: marks, numbers and what belongs to numbers. */
function weak(kinds: Kind[], outer: Kind): Kind[] {
  for (let i = 0; i < kinds.length; i++) if (kinds[i] === 'NSM') kinds[i] = i === 0 ? outer : kinds[i - 1];
  let strong: Kind = outer;
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'L' || kind === 'R' || kind === 'AL') strong = kind;
    else if (kind === 'EN' && strong === 'AL') kinds[i] = 'AN';
  }
  for (const [i, kind] of kinds.entries()) if (kind === 'AL') kinds[i] = 'R';
  for (let i = 1; i + 1 < kinds.length; i++) {
    const [before, after] = [kinds[i - 1], kinds[i + 1]];
    if (before !== after || (before !== 'EN' && before !== 'AN')) continue;
    if (kinds[i] === 'CS' || (kinds[i] === 'ES' && before === 'EN')) kinds[i] = before;
  }
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== 'ET') continue;
    let end = i;
    while (kinds[end] === 'ET') end++;
    if (kinds[i - 1] === 'EN' || kinds[end] === 'EN') kinds.fill('EN', i, end);
    i = end - 1;
  }
  strong = outer;
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'L' || kind === 'R') strong = kind;
    else if (kind === 'EN' && strong === 'L') kinds[i] = 'L';
    else if (kind === 'ES' || kind === 'ET' || kind === 'CS' || kind === 'WS') kinds[i] = 'ON';
  }
  return kinds;
}

/** Rules N1 and N2: what has no direction takes that of both its sides when they agree, else the line's. */
function neutral(kinds: Kind[], outer: Kind): void {
  const side = (kind: Kind | undefined): Kind => (kind === undefined ? outer : kind === 'L' ? 'L' : 'R');
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== 'ON') continue;
    let end = i;
    while (kinds[end] === 'ON') end++;
    const before = side(kinds[i - 1]);
    kinds.fill(before === side(kinds[end]) ? before : outer, i, end);
    i = end - 1;
  }
}
