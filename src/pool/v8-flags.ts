/**
 * How V8 runs our processes: code is compiled at once without optimizing, and young garbage has room, since a figure makes tens of
 * megabytes of it. A worker draws 5 % and starts 7 % faster for it, `plotmill render` a third (docs/decisions/build.md). The first line of
 * `bin/plotmill.js` and `npm start`, which can import nothing, say the same.
 */
export const v8Flags: readonly string[] = ['--sparkplug', '--min-semi-space-size=32', '--max-semi-space-size=64'];
