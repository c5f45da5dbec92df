import { hash } from 'node:crypto';
import type { OutputFormat } from '../job/job.ts';

/** Content address of a picture: SHA-256 (hex) over renderer version, format and normalized figure text. */
export function resultKey(figure: string, format: OutputFormat, rendererVersion: string): string {
  return hash('sha256', `${rendererVersion}\n${format}\n${figure}`, 'hex');
}
