import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The signing secret of a data directory (`whsec_` and base64, as Standard Webhooks has it); made at first, readable by the owner only. */
export function installationSecret(directory: string): string {
  const file = join(directory, 'webhook-secret');
  try {
    // 'wx' fails when it exists: two starts at once cannot end with two secrets.
    writeFileSync(file, `whsec_${randomBytes(24).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
