/** Whether a line holds formulas: an even, nonzero number of dollar signs that no backslash escapes. */
export function isMath(line: string): boolean {
  let count = 0;
  for (let i = line.indexOf('$'); i >= 0; i = line.indexOf('$', i + 1)) if (line[i - 1] !== '\\') count++;
  return count > 0 && count % 2 === 0;
}
