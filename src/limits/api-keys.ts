/** API keys. Only hashes are stored; a key is 256 random bits, so a plain SHA-256 cannot be searched through. */
import { createHash, randomBytes } from 'node:crypto';
import type { Limits } from './limits.ts';

/** Who sent a request. `name` owns the jobs; it is empty when keys are off. */
export interface Client {
  readonly name: string;
  /** May see and handle everybody's jobs and dead letters. */
  readonly admin: boolean;
  readonly limits: Limits;
}

/** A key as printed once, and the line that goes into the configuration. */
export interface NewKey {
  readonly key: string;
  readonly hashLine: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const PREFIX = 'pm_';

/** Makes a key for `name` (letters, digits, `.`, `_`, `-`). */
export function createKey(name: string, options: { admin?: boolean } = {}): NewKey {
  if (!NAME.test(name)) throw new Error(`the name of a key is 1 to 64 letters, digits, ".", "_", "-"; got "${name}"`);
  const key = PREFIX + randomBytes(32).toString('base64url');
  return { key, hashLine: `${name} sha256:${hashOf(key)}${options.admin ? ' admin' : ''}` };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

const LIMIT_OPTIONS: Readonly<Record<string, keyof Limits>> = {
  requests: 'requestsPerSecond',
  burst: 'burst',
  queued: 'queuedJobs',
  'render-ms': 'renderMsPerMinute',
};

/** The keys a server accepts. Looked up by hash, so that the time taken tells nothing about the keys. */
export class KeyRing {
  readonly #byHash = new Map<string, Client>();
  readonly #defaults: Limits;
  readonly #anonymous: Client;

  /**
   * Lines are `name sha256:<64 hex> [admin] [requests=10] [burst=20] [queued=100] [render-ms=60000]`; blank lines and `#`
   * comments are skipped. Throws an `Error` naming a faulty line, never showing its hash.
   */
  constructor(lines: readonly string[], defaults: Limits) {
    this.#defaults = defaults;
    this.#anonymous = { name: '', admin: true, limits: defaults };
    for (const [index, raw] of lines.entries()) {
      const line = raw.replace(/(^|\s)#.*$/, '').trim();
      if (line !== '') this.#add(line, index + 1);
    }
  }

  /** Whether keys are asked for at all. */
  get enabled(): boolean {
    return this.#byHash.size > 0;
  }

  /** The client of a key, or undefined for an unknown one. */
  find(key: string): Client | undefined {
    return this.#byHash.get(hashOf(key));
  }

  /** Everybody, when keys are off. */
  anonymous(): Client {
    return this.#anonymous;
  }

  /** The limits of a key's name; the defaults for a name that is no longer there. */
  limitsOf(name: string): Limits {
    for (const client of this.#byHash.values()) if (client.name === name) return client.limits;
    return this.#defaults;
  }

  #add(line: string, number: number): void {
    const [name, hash, ...options] = line.split(/\s+/);
    const hex = /^sha256:([0-9a-f]{64})$/.exec(hash ?? '')?.[1];
    if (!NAME.test(name) || hex === undefined) {
      throw new Error(`API key line ${number}: expected "name sha256:<64 hexadecimal digits>" and options`);
    }
    const limits: Record<keyof Limits, number> = { ...this.#defaults };
    for (const option of options.filter((entry) => entry !== 'admin')) {
      const [key, text] = option.split('=');
      const value = text === undefined || text === '' ? Number.NaN : Number(text);
      if (!Object.hasOwn(LIMIT_OPTIONS, key) || !(value >= 0)) {
        throw new Error(
          `API key line ${number} (${name}): "${option}" is none of ${Object.keys(LIMIT_OPTIONS).join('=, ')}=, admin`,
        );
      }
      limits[LIMIT_OPTIONS[key]] = value;
    }
    this.#byHash.set(hex, { name, admin: options.includes('admin'), limits });
  }
}
