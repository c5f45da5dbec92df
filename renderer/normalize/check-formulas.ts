import { type FigureIssue, pointer } from '../schema/figure-error.ts';
import { checkMath } from '../text/mathtext/check-math.ts';
import { isRecord } from './aliases.ts';

/** Keys whose strings are shown, and so may hold formulas. */
const shown: ReadonlySet<string> = new Set([
  'text',
  'title',
  'title_left',
  'title_right',
  'suptitle',
  'supxlabel',
  'supylabel',
  'xlabel',
  'ylabel',
  'zlabel',
  'label',
  's',
  'labels',
  'tick_label',
  'tick_labels',
  'cellText',
  'rowLabels',
  'colLabels',
]);

/** Reads every formula between dollar signs in a figure, and reports those that cannot be read, with where and why. */
export function checkFormulas(value: unknown, path: readonly PropertyKey[], issues: FigureIssue[]): void {
  if (Array.isArray(value)) {
    // Columns are long and hold numbers or categories; only objects in lists can hold shown text.
    if (isRecord(value[0])) for (const [i, entry] of value.entries()) checkFormulas(entry, [...path, i], issues);
    return;
  }
  if (!isRecord(value) || value.parse_math === false) return;
  for (const [key, entry] of Object.entries(value)) {
    const at = [...path, key];
    if (!shown.has(key)) checkFormulas(entry, at, issues);
    else if (typeof entry === 'string') checkText(entry, at, issues);
    else if (Array.isArray(entry)) checkTexts(entry, at, issues);
    else checkFormulas(entry, at, issues);
  }
}

function checkTexts(texts: readonly unknown[], path: readonly PropertyKey[], issues: FigureIssue[]): void {
  for (const [i, text] of texts.entries()) {
    if (typeof text === 'string') checkText(text, [...path, i], issues);
    else if (Array.isArray(text)) checkTexts(text, [...path, i], issues);
  }
}

function checkText(text: string, path: readonly PropertyKey[], issues: FigureIssue[]): void {
  const error = text.startsWith('_') ? null : checkMath(text); // a label that begins with an underscore is never shown
  if (error !== null)
    issues.push({ pointer: pointer(path), detail: `${error.message} (character ${error.position + 1})` });
}
