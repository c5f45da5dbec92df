import type { SetLine } from '../set-line.ts';
import type { TextStyle } from '../text-style.ts';

/** Sets a line with formulas between dollar signs. */
export function setMath(text: string, _style: TextStyle, _dpi: number): SetLine {
  throw new Error(`formulas are not set yet: ${text}`);
}
