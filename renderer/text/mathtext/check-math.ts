import { isMath } from './is-math.ts';
import { MathError } from './math-error.ts';
import { readPieces } from './pieces.ts';

/** Why the formulas of a text (of one or several lines) cannot be read, or null when they can. Nothing is measured. */
export function checkMath(text: string): MathError | null {
  if (!text.includes('$')) return null;
  let start = 0;
  for (const line of text.split('\n')) {
    try {
      if (isMath(line)) readPieces(line);
    } catch (error) {
      if (error instanceof MathError) return new MathError(error.message, start + error.position);
      throw error;
    }
    start += line.length + 1;
  }
  return null;
}
