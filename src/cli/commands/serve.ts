import type { Command } from 'commander';
import { beginEmbedded } from '../../roles/begin-embedded.ts';
import { serverCommand } from '../run-server.ts';

/** `plotmill serve` */
export function define(command: Command): void {
  serverCommand(
    command,
    '  plotmill serve --port 9000 --data /var/lib/plotmill\n  PLOTMILL_WORKERS_MAX=4 plotmill serve',
    async (config) => beginEmbedded(config),
  );
}
