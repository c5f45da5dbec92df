/** One line of a table of measurements. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What the project wants to reach. */
  readonly target?: string;
}

/** Prints rows as a Markdown table that also reads well in a terminal. */
export function printRows(rows: readonly Row[]): void {
  const cells = [
    ['', 'measured', 'to reach'],
    ...rows.map(({ what, measured, target }) => [what, measured, target ?? '']),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => [...row[column]].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell + ' '.repeat(widths[i] - [...cell].length)).join(' | ')} |\n`;
  process.stdout.write(line(cells[0]));
  process.stdout.write(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|\n`);
  for (const row of cells.slice(1)) process.stdout.write(line(row));
}
