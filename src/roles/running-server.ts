/** A running role. */
export interface RunningServer {
  readonly url: string;
  /** Resolves when it can do its work: a first worker is warm, a function is there. */
  readonly ready: Promise<void>;
  /** Stops taking on, lets what runs finish for the configured grace, and lets go of everything. */
  close(): Promise<void>;
}
