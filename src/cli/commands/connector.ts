import type { Command } from 'commander';
import { serverCommand } from '../run-server.ts';

/** `plotmill connector` */
export function define(command: Command): void {
  serverCommand(
    command,
    '  plotmill connector --function-url http://plotmill-function:8080\n  plotmill connector --gateway-url http://gateway.openfaas:8080 --gateway-user admin',
    async (config) => {
      const { startConnectorServer } = await import('../../roles/connector/start-connector-server.ts');
      return (log) => startConnectorServer(config, { log });
    },
  );
}
