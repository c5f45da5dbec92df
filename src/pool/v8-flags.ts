/**
 * How V8 runs our processes: young garbage has room, since a figure makes tens of megabytes of it (docs/decisions/build.md). The first
 * line of `bin/plotmill.js` and `npm start`, which can import nothing, say the same.
 */
export const v8Flags: readonly string[] = ['--min-semi-space-size=32', '--max-semi-space-size=64'];
