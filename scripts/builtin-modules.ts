import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const names = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/**
 * Takes Node's own modules with `process.getBuiltinModule`. An `import` of one looks at every export, and some of those are getters
 * that load half of Node: `node:http` a WebSocket client, `node:crypto` all of Web Crypto. That was a tenth of every start.
 */
export const builtinsByNeed: Plugin = {
  name: 'builtins-by-need',
  setup(build) {
    build.onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) =>
      kind === 'import-statement' && names.has(path) ? { path, namespace: 'builtin' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};
