/** Set by `npm run build` to a digest of the renderer's sources and data. */
declare const PLOTMILL_RENDERER_DIGEST: string | undefined;

const digest = typeof PLOTMILL_RENDERER_DIGEST === 'string' ? PLOTMILL_RENDERER_DIGEST : 'source';

/** Changes whenever the same figure may come out differently; part of a picture's content address. Apart, so that telling it loads nothing else. */
export const rendererVersion = `0.1.0+${digest}`;
