/** The commands of formulas that are in no table of symbols. */

/** Spaces by name, as parts of the em (mathtext's roundings of eighteenths). The longest name comes first. */
export const SPACES: readonly (readonly [string, number])[] = [
  ['\\thinspace', 0.16667],
  ['\\enspace', 0.5],
  ['\\qquad', 2],
  ['\\quad', 1],
  ['\\,', 0.16667],
  ['\\/', 0.16667],
  ['\\>', 0.22222],
  ['\\:', 0.22222],
  ['\\;', 0.27778],
  ['\\ ', 0.33333],
  ['\\!', -0.16667],
  ['~', 0.33333],
];

/** The fonts that `\rm`, `\mathrm` and the like name. */
export const FONT_NAMES = [
  'bfit',
  'bf',
  'rm',
  'cal',
  'it',
  'tt',
  'sf',
  'default',
  'bb',
  'frak',
  'scr',
  'regular',
  'normal',
];

/** Accents that grow with what they stand over. */
export const WIDE_ACCENTS = new Set(['widehat', 'widetilde', 'widebar']);

/** Characters that stand for themselves. */
export const PLAIN_CHARACTER = /[a-zA-Z0-9+\-*/<>=:,.;!?&'@()[\]|\u0080-\u{1ffff}]/u;

/** Characters that do so after a backslash. */
export const ESCAPED_CHARACTER = /[%${}[\]_|#]/;

/** What to write after a command, for error messages. */
export const USAGES: Readonly<Record<string, string>> = {
  phantom: '{value}',
  llap: '{value}',
  rlap: '{value}',
  overline: '{body}',
  underline: '{body}',
  frac: '{num}{den}',
  dfrac: '{num}{den}',
  binom: '{num}{den}',
  genfrac: '{ldelim}{rdelim}{rulesize}{style}{num}{den}',
  overset: '{annotation}{body}',
  underset: '{annotation}{body}',
  sqrt: '{value}',
  text: '{text}',
  operatorname: '{name}',
  boldsymbol: '{value}',
  substack: '{parts}',
};
