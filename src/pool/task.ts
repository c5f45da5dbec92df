import type { TransientError } from '../job/errors.ts';
import type { Rendered, RenderRequest } from '../ports/renderer.ts';

/** One `render` call on its way through the pool. */
export interface Task {
  readonly id: number;
  readonly request: RenderRequest;
  resolve(rendered: Rendered): void;
  reject(error: unknown): void;
}

/** A task in a worker's hands. `withdrawn`: its answer, if one still comes, is for nobody. */
export interface Assignment {
  readonly task: Task;
  withdrawn: boolean;
}

/** How a worker ended: the task that was running and why it failed, and those that were only waiting behind it. */
export interface Death {
  readonly blamed: Task | undefined;
  readonly error: TransientError;
  readonly unharmed: readonly Task[];
  /** False when it died before it could say "ready". */
  readonly wasReady: boolean;
  /** The end of what it wrote to stderr. */
  readonly stderr: string;
}
