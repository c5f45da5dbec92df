import { builtinModules } from 'node:module';
import type { Plugin } from 'rolldown';

const names = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
const prefix = '\0builtin:';

/** Dear ones that packages ask for as they load and that most starts never use: a child process, TLS, HTTP/2. */
const seldom = new Set(['child_process', 'http2', 'https', 'tls']);

/** Whether this is the stand-in for one of Node's own modules. */
export function isBuiltin(id: string): boolean {
  return id.startsWith(prefix);
}

/**
 * Takes Node's own modules with `process.getBuiltinModule`. An `import` of one looks at every export, and some of those are getters
 * that load half of Node: `node:http` a WebSocket client, `node:crypto` all of Web Crypto. That was a tenth of every start.
 */
export const builtinsByNeed: Plugin = {
  name: 'builtins-by-need',
  resolveId(source, importer, { kind }) {
    // The bundler's own runtime comes before everything else; what is asked for while the program runs, is not loaded with it.
    if (!names.has(source) || importer?.startsWith('\0') || kind === 'dynamic-import') return null;
    return `${prefix}${source.replace(/^node:/, '')}`;
  },
  load(id) {
    if (!isBuiltin(id)) return null;
    const name = id.slice(prefix.length);
    return { code: seldom.has(name) ? onFirstUse(name) : `module.exports = ${builtin(name)};`, moduleType: 'js' };
  },
};

function builtin(name: string): string {
  return `process.getBuiltinModule(${JSON.stringify(`node:${name}`)})`;
}

/** The same exports, of a module that is loaded when one of them is looked at. */
function onFirstUse(name: string): string {
  const keys = Object.keys(process.getBuiltinModule(name) as object);
  return `for (const key of ${JSON.stringify(keys)})
  Object.defineProperty(exports, key, { enumerable: true, get: () => ${builtin(name)}[key] });`;
}
