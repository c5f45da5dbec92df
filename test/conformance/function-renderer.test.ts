import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fixedTarget } from '../../src/adapters/function/fixed-target.ts';
import { FunctionRenderer } from '../../src/adapters/function/function-renderer.ts';
import { WaitingRoom } from '../../src/adapters/function/waiting-room.ts';
import { createFunctionServer } from '../../src/roles/function/function-server.ts';
import { script, scriptedPool } from '../support/scripted-pool.ts';
import { describeRenderer } from './renderer.ts';

async function behindHttp() {
  const { pool } = scriptedPool();
  await pool.ready();
  const { server } = createFunctionServer({ renderer: pool, maxBody: 1e6, maxInFlight: 4 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    renderer: new FunctionRenderer({
      target: fixedTarget(`http://127.0.0.1:${port}/`),
      version: 'scripted',
      timeoutMs: 20_000,
    }),
    figures: {
      good: script({ do: 'slow', ms: 2 }),
      wrong: script({ do: 'wrong' }),
      breaking: script({ do: 'kill' }),
      slow: script({ do: 'hang' }),
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await pool.close();
    },
  };
}

describeRenderer('A function behind HTTP', behindHttp);

describeRenderer('A function with a waiting room', async () => {
  const harness = await behindHttp();
  return { ...harness, renderer: new WaitingRoom(harness.renderer, { places: 3, open: () => true }) };
});
