import type { RemoteJob } from './client.ts';
import { stdout } from './stdout.ts';

/** Prints a value as JSON. */
export function printJson(value: unknown): void {
  stdout().write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints rows of equal length with aligned columns. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    stdout().write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd()}\n`,
    );
}

/** A job in one line. */
export function jobRow(job: RemoteJob): string[] {
  const note = job.error
    ? `${job.error.code}: ${job.error.message}`
    : job.render_ms === undefined
      ? ''
      : `${job.render_ms.toFixed(1)} ms`;
  return [job.id, job.status, job.format, job.created_at, job.tags.join(','), note];
}
