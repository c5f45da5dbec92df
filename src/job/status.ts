/** Where a job stands. `queued → running → succeeded | failed | canceled`; a transient failure takes `running` back to `queued`. */
export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Every transition that a job may make; anything else is refused. The docs draw this table, and a test holds them equal. */
export const transitions: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  queued: ['running', 'succeeded', 'failed', 'canceled'],
  running: ['queued', 'running', 'succeeded', 'failed', 'canceled'],
  succeeded: [],
  failed: ['queued'],
  canceled: [],
};

/** Whether the job's way has ended (a redrive may still reopen a failed one). */
export function isTerminal(status: JobStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'canceled';
}

/** Whether a job may go from one status to the other. */
export function mayTransition(from: JobStatus, to: JobStatus): boolean {
  return transitions[from].includes(to);
}

/** Throws when the table forbids a step from any of `from`: a bug of the caller, whichever store it asks. */
export function assertTransitions(from: readonly JobStatus[], to: JobStatus): void {
  const forbidden = from.find((status) => !mayTransition(status, to));
  if (forbidden !== undefined) throw new Error(`A job never goes from ${forbidden} to ${to}.`);
}
