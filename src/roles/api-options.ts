import packageJson from '../../package.json' with { type: 'json' };
import type { ApiOptions } from '../api/dependencies.ts';
import type { Config } from '../config/settings.ts';

/** What the configuration says of the HTTP API. */
export function apiOptions({ maxBody, maxWait, logRequests }: Config): ApiOptions {
  return { maxBody, maxWait, logRequests, version: packageJson.version };
}
