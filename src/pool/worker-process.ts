import { type ChildProcess, fork } from 'node:child_process';
import { PermanentError, renderAborted, TransientError } from '../job/errors.ts';
import { residentBytes } from './memory.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Assignment, Death, Task } from './task.ts';
import { v8Flags } from './v8-flags.ts';

export interface WorkerOptions {
  readonly entry: string;
  readonly timeoutMs: number;
  /** Resident memory at which the worker is killed. */
  readonly memoryBytes: number;
}

export interface WorkerEvents {
  ready(version: string): void;
  /** A task was answered: the worker has room for another. */
  answered(renderMs: number | undefined): void;
  died(death: Death): void;
}

const stderrTail = 4096;

/** One warm child process: hands it jobs, knows which one is running, and kills it when that one takes too long or too much. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #options: WorkerOptions;
  readonly #events: WorkerEvents;
  readonly exited: Promise<void>;
  #assignments: Assignment[] = [];
  #ready = false;
  #wasReady = false;
  #answered = 0;
  #idleSince = Date.now();
  #headSince = 0;
  #timeout: NodeJS.Timeout | undefined;
  #killedFor: TransientError | undefined;
  #stderr = '';

  constructor(options: WorkerOptions, events: WorkerEvents) {
    this.#options = options;
    this.#events = events;
    const heapMiB = Math.max(64, Math.floor((options.memoryBytes * 0.75) / 2 ** 20));
    this.#child = fork(options.entry, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMiB}`, ...v8Flags, '--disable-warning=ExperimentalWarning'],
      // A figure is somebody else's data: the process that draws it knows no secrets of this one.
      env: workerEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-stderrTail);
    });
    this.#child.on('message', (message: FromWorker) => this.#receive(message));
    this.exited = new Promise((resolve) => {
      let over = false;
      const end = (reason: string, cause?: Error): void => {
        if (over) return;
        over = true;
        this.#end(reason, cause);
        resolve();
      };
      this.#child.once('error', (error) => {
        // A failed write comes as an error too, and then the process is still there.
        if (this.#child.pid === undefined) end('could not be started', error);
        else this.#child.kill('SIGKILL');
      });
      this.#child.once('close', (code, signal) => end(signal === null ? `exited with code ${code}` : `got ${signal}`));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isReady(): boolean {
    return this.#ready;
  }

  /** Tasks in its hands, the running one included. */
  get load(): number {
    return this.#assignments.length;
  }

  /** Tasks it has answered since it started. */
  get answered(): number {
    return this.#answered;
  }

  /** When it last became idle, in epoch milliseconds; meaningless while it has a task. */
  get idleSince(): number {
    return this.#idleSince;
  }

  /** How long the running task has been running, in milliseconds; 0 without one. */
  get headMs(): number {
    return this.#assignments.length === 0 ? 0 : Date.now() - this.#headSince;
  }

  assign(tasks: readonly Task[]): void {
    if (this.#assignments.length === 0) this.#startClock();
    this.#assignments.push(...tasks.map((task) => ({ task, withdrawn: false })));
    this.#send({
      type: 'render',
      jobs: tasks.map(({ id, request }) => ({ id, figure: request.figure, format: request.format })),
    });
  }

  /** Takes back every task behind the running one. */
  takeBackWaiting(): Task[] {
    return this.#withdraw(this.#assignments.slice(1));
  }

  /** Nobody wants this task any more: it is skipped, or the process killed when it is the running one. Returns whether it was here. */
  cancel(task: Task): boolean {
    const index = this.#assignments.findIndex((assignment) => assignment.task === task && !assignment.withdrawn);
    if (index === -1) return false;
    const assignment = this.#assignments[index];
    if (index > 0) {
      this.#withdraw([assignment]);
    } else {
      assignment.withdrawn = true;
      this.kill(renderAborted());
    }
    return true;
  }

  #withdraw(assignments: readonly Assignment[]): Task[] {
    const taken = assignments.filter((assignment) => !assignment.withdrawn);
    if (taken.length === 0) return [];
    for (const assignment of taken) assignment.withdrawn = true;
    this.#send({ type: 'withdraw', ids: taken.map(({ task }) => task.id) });
    return taken.map(({ task }) => task);
  }

  /** Kills the process at once; the running task fails with `reason`. */
  kill(reason: TransientError): void {
    this.#killedFor ??= reason;
    this.#child.kill('SIGKILL');
  }

  /** Lets the process end by itself; only for one that holds nothing. */
  retire(): void {
    // Not by closing the channel: Node then never says that the process has closed.
    this.#send({ type: 'retire' });
  }

  /** Kills the process when it holds more memory than it may. */
  checkMemory(): void {
    const pid = this.#child.pid;
    const bytes = pid === undefined ? undefined : residentBytes(pid);
    if (bytes !== undefined && bytes > this.#options.memoryBytes) this.kill(outOfMemory());
  }

  #send(message: ToWorker): void {
    // A dead channel is no news here: 'close' follows, and gives the tasks back.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #receive(message: FromWorker): void {
    if (message.type === 'ready') {
      this.#ready = true;
      this.#wasReady = true;
      this.#events.ready(message.version);
      return;
    }
    const assignment = this.#assignments[0];
    if (assignment === undefined || assignment.task.id !== message.id) {
      this.kill(new TransientError('worker-crashed', 'The process that drew the figure lost count of its answers.'));
      return;
    }
    this.#assignments.shift();
    this.#answered += 1;
    if (this.#assignments.length > 0) this.#startClock();
    else this.#stopClock();
    if (!assignment.withdrawn) settle(assignment.task, message);
    this.#events.answered(message.type === 'drawn' ? message.renderMs : undefined);
  }

  #startClock(): void {
    this.#headSince = Date.now();
    if (this.#timeout === undefined) this.#timeout = setTimeout(() => this.#timedOut(), this.#options.timeoutMs);
    else this.#timeout.refresh();
  }

  #stopClock(): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
    this.#idleSince = Date.now();
  }

  #timedOut(): void {
    const seconds = this.#options.timeoutMs / 1000;
    this.kill(new TransientError('render-timeout', `The figure took longer than ${seconds} s to draw.`));
  }

  #end(reason: string, cause: Error | undefined): void {
    this.#stopClock();
    const [head, ...rest] = this.#assignments;
    this.#assignments = [];
    this.#ready = false;
    const error =
      this.#killedFor ??
      (this.#stderr.includes('heap out of memory')
        ? outOfMemory()
        : new TransientError('worker-crashed', `The process that drew the figure ${reason}.`, { cause }));
    this.#events.died({
      blamed: head === undefined || head.withdrawn ? undefined : head.task,
      error,
      unharmed: rest.filter((assignment) => !assignment.withdrawn).map(({ task }) => task),
      wasReady: this.#wasReady,
      stderr: this.#stderr,
    });
  }
}

function settle(task: Task, answer: FromWorker): void {
  if (answer.type === 'drawn') {
    task.resolve({ contentType: answer.contentType, body: answer.body, renderMs: answer.renderMs });
  } else if (answer.type === 'failed') {
    const { kind, code, message, errors } = answer.error;
    task.reject(kind === 'permanent' ? new PermanentError(code, message, errors) : new TransientError(code, message));
  }
}

function outOfMemory(): TransientError {
  return new TransientError('render-out-of-memory', 'The figure needed more memory than a render may take.');
}

/** What a worker may know of the environment: where Node keeps its compile cache, where temporary files go, nothing else. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'NODE_COMPILE_CACHE', 'PLOTMILL_TEST_FAULTS'];
  const environment: NodeJS.ProcessEnv = { TZ: 'UTC' };
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}
