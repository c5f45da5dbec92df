/** `npm run build`: bundles the entries into `dist/` and writes the renderer's declarations beside them. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type OutputOptions } from 'rolldown';
import { builtinsByNeed } from './builtin-modules.ts';
import { chunkGroups } from './chunk-groups.ts';
import { keepCompiledCode } from './keep-compiled-code.ts';
import { rendererDigest } from './renderer-digest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** Native addons and WebAssembly that find files beside themselves, static pages, and what only some roles load. */
const external =
  /^(@julusian\/freetype2|harfbuzzjs|sharp|@fastify\/swagger-ui|@aws-sdk\/.*|@opentelemetry\/(exporter-trace-otlp-http|resources|sdk-trace))$/;

const define = { PLOTMILL_RENDERER_DIGEST: JSON.stringify(rendererDigest()) };

/** Names stay, for who reads a stack. */
const written = {
  topLevelVar: true,
  // V8 keeps a text with one letter beyond Latin 1 in twice the bytes.
  charset: 'ascii',
  comments: { legal: false },
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
} satisfies OutputOptions;

const common = {
  platform: 'node',
  external,
  plugins: [builtinsByNeed],
  transform: { target: 'node24', define },
} satisfies BuildOptions;

/** The command line and the worker. */
const program = {
  ...common,
  input: { main: 'src/cli/main.ts', worker: 'src/pool/worker.ts' },
  output: {
    ...written,
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    // A script that is compiled by hand has no `import()`.
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    codeSplitting: { groups: chunkGroups() },
    banner: ({ isEntry }) => (isEntry ? 'require=require("./load-chunks.cjs").requireChunk;' : ''),
  },
} satisfies BuildOptions;

/** What an entry loads the others with. */
const loader = {
  input: 'src/start/load-chunks.ts',
  platform: 'node',
  output: { file: 'dist/load-chunks.cjs', format: 'cjs', codeSplitting: false, ...written },
} satisfies BuildOptions;

/** `plotmill/renderer` for those who import it. */
const library = {
  ...common,
  input: { render: 'renderer/render.ts' },
  output: { ...written, dir: 'dist/renderer', format: 'esm', chunkFileNames: 'chunk-[name]-[hash].js' },
} satisfies BuildOptions;

await build(program);
await build([loader, library]);

execFileSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--emitDeclarationOnly'],
  {
    stdio: 'inherit',
  },
);

// Only the first starts are slower without it.
await keepCompiledCode().catch((error: unknown) => console.warn(`No compiled code was kept: ${String(error)}`));
