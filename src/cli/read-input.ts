import { readFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';
import { exitCodes } from './exit-codes.ts';

/** The text of a file, or of standard input for `-`. */
export async function readInput(file: string): Promise<string> {
  try {
    // At once: nothing else goes on here, and Node's promises of files load its line editor.
    if (file !== '-') return readFileSync(file, 'utf8');
    // A stream, because a pipe whose writer is slower than we are answers a plain read with EAGAIN.
    const { text } = await import('node:stream/consumers');
    return await text(process.stdin);
  } catch (error) {
    throw new CliError(
      exitCodes.usage,
      `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** A figure's text as an object; `source` names it in the error. */
export function parseFigureText(text: string, source: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError(
      exitCodes.usage,
      `${source} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new CliError(exitCodes.usage, `${source}: a figure is a JSON object`);
}
