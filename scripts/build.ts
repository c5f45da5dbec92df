/** `npm run build`: bundles the entries into `dist/` and writes the renderer's declarations beside them. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { builtinsByNeed } from './builtin-modules.ts';
import { rendererDigest } from './renderer-digest.ts';
import { warmCompileCache } from './warm-compile-cache.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

/** Native addons and WebAssembly that find files beside themselves, static pages, and what only some roles load. */
const external = [
  '@julusian/freetype2',
  'harfbuzzjs',
  'sharp',
  '@fastify/swagger-ui',
  '@aws-sdk/*',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
];

await build({
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/pool/worker.ts', 'renderer/render': 'renderer/render.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external,
  plugins: [builtinsByNeed],
  define: { PLOTMILL_RENDERER_DIGEST: JSON.stringify(rendererDigest()) },
  chunkNames: 'chunk-[hash]',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS packages in the bundle call `require` for Node's own modules.
  banner: {
    js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
  logLevel: 'warning',
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
