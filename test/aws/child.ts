import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** plotmill's command line as it stands in the sources. */
export const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** A process of the system under test, with the end of what it wrote. */
export class Child {
  readonly name: string;
  readonly process: ChildProcess;
  #log = '';

  constructor(name: string, command: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    this.name = name;
    const { PATH = '', HOME = '' } = process.env;
    this.process = spawn(command, args, { env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (text: Buffer) => {
      this.#log = (this.#log + text.toString()).slice(-20_000);
    };
    this.process.stdout?.on('data', keep);
    this.process.stderr?.on('data', keep);
  }

  /** `node src/cli/main.ts ROLE`. */
  static role(name: string, env: Readonly<Record<string, string>>): Child {
    return new Child(name, process.execPath, [program, name], env);
  }

  get log(): string {
    return this.#log;
  }

  get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Waits until `url` answers 200. */
  async answers(url: string): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      if (this.ended) throw new Error(`${this.name} ended before it was ready:\n${this.#log}`);
      const response = await fetch(url).catch(() => undefined);
      await response?.arrayBuffer();
      if (response?.status === 200) return;
      await delay(50);
    }
    throw new Error(`${this.name} never became ready:\n${this.#log}`);
  }

  /** Process ids of its children (Linux). */
  children(): number[] {
    const { pid } = this.process;
    // A Go program has several threads, and any of them may have forked.
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.ended) return;
    const exit = once(this.process, 'exit');
    this.process.kill(signal);
    await exit;
  }
}
