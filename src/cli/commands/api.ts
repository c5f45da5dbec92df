import type { Command } from 'commander';
import { serverCommand } from '../run-server.ts';

/** `plotmill api` */
export function define(command: Command): void {
  serverCommand(
    command,
    '  PLOTMILL_QUEUE_URL=… PLOTMILL_DEAD_LETTER_URL=… plotmill api --table plotmill-jobs --bucket plotmill-1234',
    async (config) => {
      const { startApi } = await import('../../roles/api/start-api.ts');
      return (log) => startApi(config, { log });
    },
  );
}
