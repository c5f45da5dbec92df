import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/settings.ts';
import { KeyRing } from '../limits/api-keys.ts';

/** The keys that a configuration accepts; throws `ConfigError` naming a faulty line or an unreadable file. */
export function loadKeys(config: Config): KeyRing {
  const defaults = {
    requestsPerSecond: config.limitRequests,
    burst: config.limitBurst,
    queuedJobs: config.limitQueued,
    renderMsPerMinute: config.limitRenderTime,
  };
  try {
    const file = config.apiKeysFile === undefined ? [] : readFileSync(config.apiKeysFile, 'utf8').split(/\r?\n/);
    const ring = new KeyRing([...config.apiKeys, ...file], defaults);
    // An empty key file must not open the server to everybody.
    if (config.apiKeysFile !== undefined && !ring.enabled) throw new Error('there is no key in it');
    return ring;
  } catch (error) {
    const where = config.apiKeysFile === undefined ? 'apiKeys' : `apiKeysFile ${config.apiKeysFile}`;
    throw new ConfigError([`${where}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
