import { script, scriptedPool } from '../support/scripted-pool.ts';
import { describeRenderer } from './renderer.ts';

describeRenderer('The worker pool', async () => ({
  renderer: scriptedPool().pool,
  figures: {
    good: script({ do: 'slow', ms: 2 }),
    wrong: script({ do: 'wrong' }),
    breaking: script({ do: 'kill' }),
    slow: script({ do: 'hang' }),
  },
  close: async () => undefined,
}));
