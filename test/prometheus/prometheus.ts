import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../support/free-port.ts';

/** Where scripts/test-observability.sh put Prometheus. */
export const binaries = process.env.PLOTMILL_PROMETHEUS ?? '/usr/bin';

/** A sample of an instant query: its labels and value. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A rule as Prometheus tells of it. */
export interface RuleState {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly state?: string;
}

/** A real Prometheus on a free port, scraping one target every second with the shipped rules. */
export class Prometheus {
  readonly #url: string;
  readonly #child: ChildProcess;
  readonly #directory: string;

  private constructor(url: string, child: ChildProcess, directory: string) {
    this.#url = url;
    this.#child = child;
    this.#directory = directory;
  }

  static async start(target: string): Promise<Prometheus> {
    const directory = mkdtempSync(join(tmpdir(), 'plotmill-prometheus-'));
    const config = {
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: [resolve('deploy/observability/rules/*.yml')],
      scrape_configs: [{ job_name: 'plotmill', static_configs: [{ targets: [target] }] }],
    };
    writeFileSync(join(directory, 'prometheus.yml'), JSON.stringify(config));
    const port = await freePort();
    const child = spawn(
      join(binaries, 'prometheus'),
      [
        `--config.file=${directory}/prometheus.yml`,
        `--storage.tsdb.path=${directory}/data`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    const prometheus = new Prometheus(`http://127.0.0.1:${port}`, child, directory);
    for (let tries = 0; tries < 300; tries++) {
      if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}`);
      const response = await fetch(`${prometheus.#url}/-/ready`).catch(() => undefined);
      if (response?.ok) return prometheus;
      await new Promise((next) => setTimeout(next, 100));
    }
    await prometheus.stop();
    throw new Error('prometheus never became ready');
  }

  async query(expr: string): Promise<Sample[]> {
    const body = new URLSearchParams({ query: expr });
    const answer = (await (await fetch(`${this.#url}/api/v1/query`, { method: 'POST', body })).json()) as {
      status: string;
      error?: string;
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (answer.status !== 'success') throw new Error(`${expr}: ${answer.error}`);
    return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  async rules(): Promise<RuleState[]> {
    const answer = (await (await fetch(`${this.#url}/api/v1/rules`)).json()) as {
      data: { groups: { rules: RuleState[] }[] };
    };
    return answer.data.groups.flatMap(({ rules }) => rules);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await exit;
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
