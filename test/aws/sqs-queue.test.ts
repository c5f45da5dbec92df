import { describeQueue } from '../conformance/queue.ts';
import { openAws } from './ports.ts';

// SQS counts visibility in whole seconds.
describeQueue('The SQS queue', () => openAws({ visibilityMs: 2_000 }), {
  ordered: false,
  exactDepth: false,
  uncounted: false,
  // SQS may still honour an older receipt handle.
  staleReceipts: false,
  reasons: true,
});
