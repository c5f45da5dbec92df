import { serveRenders } from '../../src/pool/serve-renders.ts';

/** What a figure makes the scripted worker do: really crash, really hang, really eat memory. */
export interface Script {
  readonly do: 'draw' | 'slow' | 'wrong' | 'throw' | 'exit' | 'kill' | 'hang' | 'leak-heap' | 'leak-buffers';
  readonly bytes?: number;
  readonly ms?: number;
  /** Tells figures apart that do the same. */
  readonly tag?: number | string;
}

class WrongFigure extends Error {}

const kept: unknown[] = [];

// A worker process that obeys its figures instead of drawing them.
await serveRenders({
  version: 'scripted',
  render: async (figure) => {
    const script = JSON.parse(figure) as Script;
    switch (script.do) {
      case 'wrong':
        throw new WrongFigure('This figure is wrong.');
      case 'throw':
        throw new Error('The renderer has a bug.');
      case 'exit':
        process.exit(7);
        break;
      case 'kill':
        process.kill(process.pid, 'SIGKILL');
        for (;;);
      case 'hang':
        for (;;);
      case 'leak-heap':
        for (let i = 0; ; i++) kept.push({ i, text: `${i}-${Math.random()}` });
      case 'leak-buffers':
        for (;;) {
          kept.push(Buffer.alloc(8 << 20, 1));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      case 'slow': {
        const end = performance.now() + (script.ms ?? 50);
        while (performance.now() < end);
        break;
      }
      case 'draw':
        break;
    }
    return { contentType: 'image/png', body: Buffer.alloc(script.bytes ?? 1000, figure) };
  },
  describe: (error) =>
    error instanceof WrongFigure
      ? {
          kind: 'permanent',
          code: 'invalid-figure',
          message: error.message,
          errors: [{ pointer: '/do', detail: 'is wrong' }],
        }
      : { kind: 'transient', code: 'render-failed', message: String(error), errors: [] },
});
