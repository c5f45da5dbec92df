/** `npm run build`: bundles the entries into `dist/` and writes the renderer's declarations beside them. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { builtinsByNeed } from './builtin-modules.ts';
import { chunkGroups } from './chunk-groups.ts';
import { rendererDigest } from './renderer-digest.ts';
import { warmCompileCache } from './warm-compile-cache.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** Native addons and WebAssembly that find files beside themselves, static pages, and what only some roles load. */
const external =
  /^(@julusian\/freetype2|harfbuzzjs|sharp|@fastify\/swagger-ui|@aws-sdk\/.*|@opentelemetry\/(exporter-trace-otlp-http|resources|sdk-trace))$/;

await build({
  input: { main: 'src/cli/main.ts', worker: 'src/pool/worker.ts', 'renderer/render': 'renderer/render.ts' },
  platform: 'node',
  external,
  plugins: [builtinsByNeed],
  transform: { target: 'node24', define: { PLOTMILL_RENDERER_DIGEST: JSON.stringify(rendererDigest()) } },
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name]-[hash].js',
    codeSplitting: { groups: chunkGroups() },
    topLevelVar: true,
    comments: { legal: false },
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    // CommonJS packages in the bundle call `require` for Node's own modules.
    banner: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
});

execFileSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--emitDeclarationOnly'],
  {
    stdio: 'inherit',
  },
);

// Only the first starts are slower without it.
await warmCompileCache().catch((error: unknown) => console.warn(`No compiled code was kept: ${String(error)}`));
