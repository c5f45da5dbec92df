import type { Command } from 'commander';
import { serverCommand } from '../run-server.ts';

/** `plotmill function` */
export function define(command: Command): void {
  serverCommand(
    command,
    '  plotmill function --port 8082 --max-in-flight 4\n  curl -d @figure.json -H "Accept: image/png" http://127.0.0.1:8082 -o figure.png',
    async (config) => {
      const { startFunction } = await import('../../roles/function/start-function.ts');
      return (log) => startFunction(config, log);
    },
  );
}
