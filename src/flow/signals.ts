/** What the flow did, step by step: silent in production, awaited by tests instead of sleeping. */
export type FlowEvent =
  | { readonly step: 'leased'; readonly jobId: string }
  | { readonly step: 'dropped'; readonly jobId: string }
  | { readonly step: 'joined'; readonly jobId: string }
  | { readonly step: 'rendering'; readonly jobId: string }
  | { readonly step: 'settled'; readonly jobId: string }
  | { readonly step: 'retried'; readonly jobId: string; readonly delayMs: number }
  | { readonly step: 'gave-up'; readonly jobId: string }
  | { readonly step: 'released'; readonly jobId: string }
  | { readonly step: 'rescued'; readonly jobId: string };

export type FlowSignal = (event: FlowEvent) => void;
