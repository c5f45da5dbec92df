import type { FigureReader } from '../api/dependencies.ts';
import { PermanentError } from '../job/errors.ts';

/** The native renderer as the API needs it: figures are checked by the very code that will draw them. */
export async function nativeFigureReader(): Promise<FigureReader> {
  const { FigureError, parseFigure, plotTypes, rendererVersion } = await import('../../renderer/render.ts');
  let listed: ReturnType<typeof plotTypes> | undefined;
  return {
    version: rendererVersion,
    read: (figure) => {
      try {
        return JSON.stringify(parseFigure(figure));
      } catch (error) {
        if (!(error instanceof FigureError)) throw error;
        throw new PermanentError('invalid-figure', error.message, error.issues, { cause: error });
      }
    },
    warm: () => {
      parseFigure({ plot_type: 'scatter', data: { x: [1, 2], y: [1, 2] }, title: 'Warm' });
    },
    plotTypes: async () => {
      // Schemas of all marks take a while to write out, and never change.
      listed ??= plotTypes();
      return listed;
    },
  };
}
