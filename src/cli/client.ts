import { type Command, Option } from 'commander';
import { CliError } from './cli-error.ts';
import { exitCodes } from './exit-codes.ts';
import { jsonOption } from './json-option.ts';

/** Options of every command that talks to a server. */
export interface ClientOptions {
  readonly server: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Adds `--server`, `--key` and `--json`. */
export function clientOptions(command: Command): Command {
  return command
    .addOption(new Option('-s, --server <url>', 'server').env('PLOTMILL_SERVER').default('http://127.0.0.1:8080'))
    .addOption(new Option('--key <key>', 'API key').env('PLOTMILL_API_KEY'))
    .addOption(jsonOption());
}

/** A job as the API shows it, as far as the command line reads it. */
export interface RemoteJob {
  readonly id: string;
  readonly status: string;
  readonly format: string;
  readonly attempts: number;
  readonly created_at: string;
  readonly render_ms?: number;
  readonly tags: readonly string[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** A small client of the API. Connection failures and problem answers become `CliError`s with their exit codes. */
export class Client {
  readonly #base: string;
  readonly #key: string | undefined;

  constructor({ server, key }: ClientOptions) {
    this.#base = server.replace(/\/+$/, '');
    this.#key = key;
  }

  /** Sends a request; resolves only with a 2xx answer. */
  async send(
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> {
    const response = await this.try(method, path, init);
    if (response.ok) return response;
    throw new CliError(
      response.status >= 500 ? exitCodes['server unreachable'] : exitCodes.refused,
      await problemText(response),
    );
  }

  /** Sends a request and resolves with whatever answer comes. */
  async try(
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> {
    const headers = { ...init.headers, ...(this.#key === undefined ? {} : { authorization: `Bearer ${this.#key}` }) };
    try {
      return await fetch(`${this.#base}${path}`, { method, headers, body: init.body });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new CliError(
        exitCodes['server unreachable'],
        `cannot reach ${this.#base}: ${cause}. Is "plotmill serve" running?`,
      );
    }
  }

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await (await this.send(method, path, init)).json()) as T;
  }
}

/** What a problem+json answer says, in one line and one more per field. */
export async function problemText(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as {
      title: string;
      detail: string;
      errors?: { pointer: string; detail: string }[];
    };
    const fields = (problem.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer || '(body)'}: ${detail}`);
    return fields.length > 0 ? `${problem.title}${fields.join('')}` : `${problem.title}: ${problem.detail}`;
  } catch {
    return `the server answered ${response.status}: ${text.slice(0, 200)}`;
  }
}
