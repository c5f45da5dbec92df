/** Changes whenever the same figure may come out differently; part of a picture's content address. Apart, so that telling it loads nothing else. */
export const rendererVersion = '0.1.0';
