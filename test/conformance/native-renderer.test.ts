import { rendererVersion } from '../../renderer/render.ts';
import { RendererPool } from '../../src/pool/pool.ts';
import { describeRenderer } from './renderer.ts';

const x = Array.from({ length: 200 }, (_, i) => i / 10);

describeRenderer('The worker pool with the native renderer', async () => ({
  renderer: new RendererPool({ version: rendererVersion, max: 1 }),
  figures: {
    good: JSON.stringify({ plot_type: 'scatter', data: { x, y: x.map(Math.sin) }, title: 'A scatter' }),
    wrong: JSON.stringify({ plot_type: 'scatter', data: { x: [1, 2, 3], y: [1, 2] } }),
  },
  close: async () => undefined,
}));
