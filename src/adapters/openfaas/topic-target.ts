import type { RenderRequest } from '../../ports/renderer.ts';
import type { FunctionTarget } from '../function/function-renderer.ts';
import type { Gateway } from './gateway.ts';
import { buildTopicMap, type TopicMap } from './topic-map.ts';

export interface TopicTargetOptions {
  readonly gateway: Gateway;
  readonly queueUrl: string;
  /** The queue's ARN; a function may listen to name, URL or ARN. */
  readonly queueArn?: string;
  /** How often the map is built anew, in milliseconds; 30 s unless told. */
  readonly rebuildMs?: number;
  /** Told when a rebuild fails; the old map stays. */
  readonly onRebuildFailed: (error: unknown) => void;
}

/** The three spellings by which a function's `topic` annotation may name a queue. */
export function queueTopics(queueUrl: string, queueArn?: string): string[] {
  const name = queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
  return queueArn === undefined ? [name, queueUrl] : [name, queueUrl, queueArn];
}

/**
 * Sends figures to the OpenFaaS functions whose `topic` annotation names our queue. The map is built whole and swapped whole, so
 * a call never sees half of it; a failed rebuild keeps the old one. Several functions on one topic share the work in turn: one
 * message has one result, so it goes to one of them, never to all.
 */
export class TopicTarget implements FunctionTarget {
  readonly #options: TopicTargetOptions;
  readonly #topics: readonly string[];
  #map: TopicMap = new Map();
  #timer: NodeJS.Timeout | undefined;
  #turn = 0;
  #closed = false;
  #waiting: (() => void)[] = [];

  constructor(options: TopicTargetOptions) {
    this.#options = options;
    this.#topics = queueTopics(options.queueUrl, options.queueArn);
  }

  /** Builds the first map and goes on rebuilding it. */
  async start(): Promise<void> {
    await this.#rebuild();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** The functions that listen to our queue, by name. */
  get listeners(): readonly string[] {
    return [...new Set(this.#topics.flatMap((topic) => this.#map.get(topic) ?? []))];
  }

  available(): boolean {
    return this.listeners.length > 0;
  }

  appeared(): Promise<void> {
    if (this.available()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  locate(request: RenderRequest): { url: string; headers: Record<string, string> } | undefined {
    const { listeners } = this;
    if (listeners.length === 0) return undefined;
    const name = listeners[this.#turn++ % listeners.length];
    const topic = this.#topics.find((candidate) => this.#map.get(candidate)?.includes(name)) ?? '';
    return {
      url: `${this.#options.gateway.url}/function/${name}`,
      headers: {
        'x-topic': topic,
        'x-connector': 'plotmill',
        'x-sqs-message-id': request.jobId,
        'x-sqs-queue-url': this.#options.queueUrl,
      },
    };
  }

  async #rebuild(): Promise<void> {
    try {
      this.#map = await buildTopicMap(this.#options.gateway);
      if (this.available()) {
        for (const resolve of this.#waiting) resolve();
        this.#waiting = [];
      }
    } catch (error) {
      this.#options.onRebuildFailed(error);
    }
    if (!this.#closed) this.#timer = setTimeout(() => void this.#rebuild(), this.#options.rebuildMs ?? 30_000).unref();
  }
}
