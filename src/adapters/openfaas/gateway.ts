import { Agent, request as httpRequest } from 'undici';
import * as z from 'zod';
import { TransientError } from '../../job/errors.ts';

/** What the gateway tells of a function. It leaves `replicas` and `availableReplicas` out when they are 0. */
const functionStatus = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  annotations: z.record(z.string(), z.string()).nullish(),
  replicas: z.number().default(0),
  availableReplicas: z.number().default(0),
});
export type FunctionStatus = z.infer<typeof functionStatus>;

export interface GatewayOptions {
  readonly url: string;
  /** HTTP basic authentication of the gateway, as kept in its `basic-auth` secret. */
  readonly user?: string;
  readonly password?: string;
  readonly timeoutMs?: number;
}

/** The two listings of an OpenFaaS gateway's REST API that a connector needs. */
export class Gateway {
  readonly url: string;
  readonly #headers: Record<string, string>;
  readonly #timeoutMs: number;
  readonly #agent = new Agent({ connections: 2 });

  constructor(options: GatewayOptions) {
    this.url = options.url.replace(/\/+$/, '');
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    const { user, password } = options;
    this.#headers =
      user === undefined || password === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  }

  /** Namespaces that functions live in; a gateway without that call (404) has only its default one, told as ''. */
  async namespaces(): Promise<string[]> {
    const answer = await this.#get('/system/namespaces');
    if (answer === undefined) return [''];
    const names = z.array(z.string()).parse(answer);
    return names.length === 0 ? [''] : names;
  }

  /** The functions of a namespace. */
  async functions(namespace: string): Promise<FunctionStatus[]> {
    const query = namespace === '' ? '' : `?namespace=${encodeURIComponent(namespace)}`;
    const answer = await this.#get(`/system/functions${query}`);
    if (answer === undefined) throw new TransientError('gateway-unavailable', 'The gateway lists no functions (404).');
    return z.array(functionStatus).parse(answer);
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  /** The JSON of a path; undefined on 404. Throws `TransientError` when the gateway does not answer with JSON and 200. */
  async #get(path: string): Promise<unknown> {
    try {
      const response = await httpRequest(`${this.url}${path}`, {
        dispatcher: this.#agent,
        headers: this.#headers,
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      const text = await response.body.text();
      if (response.statusCode === 404) return undefined;
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
      // The Community Edition answers 200 with an empty body while its Prometheus is away: that is no empty list.
      return JSON.parse(text);
    } catch (cause) {
      throw new TransientError('gateway-unavailable', `The gateway gave no list at ${path}.`, { cause });
    }
  }
}
