import type { Queue, QueueDepth } from '../../ports/queue.ts';

const unknown: QueueDepth = {
  visible: Number.NaN,
  inFlight: Number.NaN,
  delayed: Number.NaN,
  dead: Number.NaN,
  oldestAgeMs: Number.NaN,
};

/** The queue's depth for metrics: while SQS is away it is not known, and the other metrics are told all the same. */
export function depthOrUnknown(queue: Queue): () => Promise<QueueDepth> {
  return () => queue.depth().catch(() => unknown);
}
