import type { FunctionTarget } from '../../adapters/function/function-renderer.ts';
import { FunctionRenderer } from '../../adapters/function/function-renderer.ts';
import { WaitingRoom } from '../../adapters/function/waiting-room.ts';
import { Dispatcher } from '../../flow/dispatcher.ts';
import { rescue } from '../../flow/rescue.ts';
import { settleInOrder } from '../../flow/settle-in-order.ts';
import type { FlowSignal } from '../../flow/signals.ts';
import { tracedRenderer } from '../../observe/traced-renderer.ts';
import { systemClock } from '../../ports/clock.ts';
import type { JobObserver } from '../../ports/job-observer.ts';
import type { Tracer } from '../../ports/tracer.ts';
import type { AwsPorts } from '../aws/connect-aws.ts';

export interface ConnectorOptions {
  readonly ports: AwsPorts;
  readonly target: FunctionTarget;
  /** The renderer version behind the function: part of the content address of raw messages. */
  readonly version: string;
  readonly observer: JobObserver;
  /** Absent when traces are off. */
  readonly tracer?: Tracer;
  readonly visibilityMs: number;
  readonly maxAttempts: number;
  /** Longest call of the function, in milliseconds. */
  readonly functionTimeoutMs: number;
  /** Most figures in flight at the function. */
  readonly maxInFlight: number;
  /** How often dead letters that nobody settled are looked for, in milliseconds. */
  readonly rescueMs: number;
  readonly onError: (error: unknown, jobId?: string) => void;
  readonly signal?: FlowSignal;
}

/** ReceiveMessage brings ten at the most, and costs the same for one. */
const SQS_BATCH = 10;
/** Half a batch still waits when the next is asked for, so that the function does not run dry meanwhile. */
const PLACES = SQS_BATCH + SQS_BATCH / 2;

/** A running connector: the dispatcher between SQS and a function. */
export interface Connector {
  readonly renderer: FunctionRenderer;
  readonly dispatcher: Dispatcher;
  /** Stops leasing, lets what is in flight finish for `graceMs`, hands the rest back. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts the connector: the same dispatcher as on one machine, with SQS for its queue and a function for its renderer.
 * It keeps no state, so any number of them may run.
 */
export function startConnector(options: ConnectorOptions): Connector {
  const { ports, observer, onError, signal } = options;
  const { queue, jobs, results } = ports;
  const renderer = new FunctionRenderer({
    target: options.target,
    version: options.version,
    timeoutMs: options.functionTimeoutMs,
    concurrency: { max: options.maxInFlight },
  });
  const called = tracedRenderer(renderer, options.tracer, { call: { name: 'call function', kind: 'client' } });
  const dispatcher = new Dispatcher({
    queue,
    jobs,
    results,
    settlement: settleInOrder({ results, jobs, queue }),
    renderer: new WaitingRoom(called, { places: PLACES, open: () => options.target.available() }),
    leastReceive: SQS_BATCH,
    clock: systemClock,
    observer,
    visibilityMs: options.visibilityMs,
    maxAttempts: options.maxAttempts,
    onError,
    signal,
  });
  dispatcher.start();

  const mend = (): void => {
    rescue({ queue, jobs, clock: systemClock, observer, alone: false, settleMs: options.visibilityMs, signal }).catch(
      onError,
    );
  };
  const mending = setInterval(mend, options.rescueMs).unref();

  return {
    renderer,
    dispatcher,
    async stop(graceMs) {
      clearInterval(mending);
      await dispatcher.stop(graceMs);
      await renderer.close();
    },
  };
}
