import packageJson from '../../../package.json' with { type: 'json' };
import type { Metrics, WorkerCounts } from '../../observe/metrics.ts';

/** A function's metrics. Their library is loaded by the first scrape, so that a cold start does not pay for it. */
export class LazyMetrics {
  readonly #workers: () => WorkerCounts;
  readonly #version: string;
  #deaths: string[] = [];
  #metrics: Metrics | undefined;

  constructor(workers: () => WorkerCounts, rendererVersion: string) {
    this.#workers = workers;
    this.#version = rendererVersion;
  }

  workerDied(code: string): void {
    if (this.#metrics === undefined) this.#deaths.push(code);
    else this.#metrics.workerDied(code);
  }

  async text(): Promise<{ contentType: string; text: string }> {
    const { Metrics } = await import('../../observe/metrics.ts');
    if (this.#metrics === undefined) {
      const version = { plotmill: packageJson.version, renderer: this.#version };
      this.#metrics = new Metrics({ workers: this.#workers, version });
      for (const code of this.#deaths) this.#metrics.workerDied(code);
      this.#deaths = [];
    }
    const { registry } = this.#metrics;
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}
