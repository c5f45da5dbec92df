import { writeFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';
import { exitCodes } from './exit-codes.ts';
import { stdout } from './stdout.ts';

/** Writes a picture to a file, or to standard output for `-`; ends when it is written, also into a slow pipe. */
export async function writeOutput(output: string, body: Uint8Array): Promise<void> {
  try {
    if (output !== '-') writeFileSync(output, body);
    else await new Promise<void>((resolve, reject) => stdout().write(body, (e) => (e ? reject(e) : resolve())));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(exitCodes.usage, `cannot write ${output}: ${reason}`);
  }
}
