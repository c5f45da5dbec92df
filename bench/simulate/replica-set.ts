import { fixedTarget } from '../../src/adapters/function/fixed-target.ts';
import { FunctionRenderer } from '../../src/adapters/function/function-renderer.ts';
import type { Rendered, Renderer, RenderRequest } from '../../src/ports/renderer.ts';
import { type Replica, startReplica } from './function-process.ts';

interface Member {
  readonly replica: Replica;
  readonly renderer: FunctionRenderer;
  calls: number;
}

/** Real `plotmill function` processes as one renderer, a figure at a time each; their number is set from outside. */
export class ReplicaSet implements Renderer {
  readonly version: string;
  /** Milliseconds that each start took. */
  readonly starts: number[] = [];
  /** Seconds that each figure held its replica: the call, and what is around the drawing. */
  readonly held: number[] = [];
  #members: Member[] = [];
  #wanted = 0;
  #wakers: (() => void)[] = [];
  #changes: Promise<void>[] = [];

  constructor(version: string) {
    this.version = version;
  }

  get wanted(): number {
    return this.#wanted;
  }

  get running(): number {
    return this.#members.length;
  }

  /** Starts or ends replicas; those that start take part when they are ready. */
  scale(wanted: number): void {
    for (; this.#wanted < wanted; this.#wanted++) this.#changes.push(this.#start());
    for (; this.#wanted > wanted; this.#wanted--) {
      const member = this.#members.pop();
      if (member !== undefined) this.#changes.push(this.#end(member));
    }
  }

  capacity(): number {
    return this.#members.filter(({ calls }) => calls === 0).length;
  }

  async ready(): Promise<void> {
    while (this.capacity() === 0) await new Promise<void>((resolve) => this.#wakers.push(resolve));
  }

  async render(request: RenderRequest, signal: AbortSignal): Promise<Rendered> {
    await this.ready();
    const member = this.#members.reduce((least, each) => (each.calls < least.calls ? each : least));
    member.calls++;
    const begin = performance.now();
    try {
      return await member.renderer.render(request, signal);
    } finally {
      member.calls--;
      this.held.push((performance.now() - begin) / 1000);
      this.#wake();
    }
  }

  async close(): Promise<void> {
    this.scale(0);
    await Promise.all(this.#changes);
  }

  async #start(): Promise<void> {
    const replica = await startReplica();
    this.starts.push(replica.startMs);
    const renderer = new FunctionRenderer({
      target: fixedTarget(replica.url),
      version: this.version,
      timeoutMs: 60_000,
      concurrency: { initial: 1, max: 1 },
    });
    const member = { replica, renderer, calls: 0 };
    if (this.#members.length < this.#wanted) this.#members.push(member);
    else await this.#end(member);
    this.#wake();
  }

  async #end({ replica, renderer }: Member): Promise<void> {
    await renderer.close();
    await replica.child.kill('SIGTERM');
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const waker of wakers) waker();
  }
}
