import { FigureError, render, rendererVersion } from '../../renderer/render.ts';
import { serveRenders } from './serve-renders.ts';

/** A first figure loads the fonts and warms the code that every figure runs through: a worker that says "ready" is. */
const warm = { plot_type: 'scatter', data: { x: [1, 2, 3], y: [2, 1, 3] }, title: 'Warm' };

const serve = () =>
  serveRenders({
    version: rendererVersion,
    render: (figure, format) => render(JSON.parse(figure), { format }),
    describe: (error) => {
      if (error instanceof FigureError) {
        return {
          kind: 'permanent',
          code: 'invalid-figure',
          message: error.message,
          errors: error.issues.map(({ pointer, detail }) => ({ pointer, detail })),
        };
      }
      // A bug of the renderer: the attempt counts, and after the third the dead letters keep the figure for whoever mends it.
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { kind: 'transient', code: 'render-failed', message, errors: [] };
    },
  });

void render(warm, { format: 'png' }).then(serve);
