import type { Formula } from './formula.ts';
import { MathError } from './math-error.ts';
import { parseFormula } from './parse-formula.ts';

/** A part of a line: words as they are to be shown, or a formula with its source and where that begins in the line. */
export type Piece =
  | { readonly words: string }
  | { readonly formula: readonly Formula[]; readonly source: string; readonly offset: number };

/**
 * Cuts a line at its dollar signs, words and formulas by turns, and reads the formulas. An escaped dollar is a character.
 * Throws `MathError` with a position in the line.
 */
export function readPieces(line: string): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let inFormula = false;
  for (let i = 0; i < line.length; i++) {
    // Inside a formula a backslash hides whatever follows it, outside only a dollar.
    if (line[i] === '\\' && (inFormula || line[i + 1] === '$')) i++;
    else if (line[i] === '$') {
      found.push(piece(line.slice(start, i), start, inFormula));
      start = i + 1;
      inFormula = !inFormula;
    }
  }
  if (inFormula) throw new MathError('A formula without its closing dollar sign', start - 1);
  found.push(piece(line.slice(start), start, false));
  return found;
}

function piece(source: string, offset: number, isFormula: boolean): Piece {
  if (!isFormula) return { words: source.replaceAll('\\$', '$') };
  try {
    return { formula: parseFormula(source), source, offset };
  } catch (error) {
    if (error instanceof MathError) throw new MathError(error.message, offset + error.position);
    throw error;
  }
}
