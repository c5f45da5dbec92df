/** What a span says of itself: closed sets and numbers, never a figure's content. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** One step of a trace under way. */
export interface TraceSpan {
  /** W3C Trace Context of this span: whoever is given it makes children of it. */
  readonly traceparent: string;
  /** Ends the span; `error` is the code of what went wrong. `at` in epoch milliseconds, now unless told. */
  end(outcome?: { readonly error?: string; readonly attributes?: SpanAttributes; readonly at?: number }): void;
}

export interface SpanStart {
  readonly name: string;
  /** As OpenTelemetry has it: who called whom. */
  readonly kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** The traceparent of the span that this one belongs to; without it a new trace begins. */
  readonly parent?: string;
  readonly attributes?: SpanAttributes;
  /** Epoch milliseconds, now unless told. */
  readonly at?: number;
}

/** Tells how a job went through the processes. Absent wherever traces are off, so that they cost nothing there. */
export interface Tracer {
  start(span: SpanStart): TraceSpan;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** The trace of a traceparent, for logs; undefined when there is none. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  return traceparent?.slice(3, 35);
}
