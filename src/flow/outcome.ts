import { PermanentError, TransientError } from '../job/errors.ts';
import type { ResultRef } from '../job/job.ts';
import type { Rendered } from '../ports/renderer.ts';

/** How a leased job's turn ended. */
export type Outcome =
  | { readonly kind: 'drawn'; readonly rendered: Rendered }
  /** The picture was there already, or another job's drawing gave it. */
  | { readonly kind: 'stored'; readonly result: ResultRef }
  | { readonly kind: 'wrong'; readonly error: PermanentError }
  | { readonly kind: 'broken'; readonly error: TransientError }
  /** Called off because the process ends or the job was canceled. */
  | { readonly kind: 'called-off' }
  /** Nobody wants the picture any more: canceled, or ended by somebody else. */
  | { readonly kind: 'unwanted' };

/** Codes of a renderer that stopped because it was told to. */
const callingOff = new Set(['render-aborted', 'shutting-down']);

/** The outcome that an error thrown on the way stands for; what is neither permanent nor transient is a bug, and may heal. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof PermanentError) return { kind: 'wrong', error };
  if (error instanceof TransientError) {
    return callingOff.has(error.code) ? { kind: 'called-off' } : { kind: 'broken', error };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'broken', error: new TransientError('internal', message, { cause: error }) };
}
