#!/usr/bin/env -S node --min-semi-space-size=32 --max-semi-space-size=64
// Starts the command line: the bundle when it was built, the sources otherwise. Plain JavaScript that Node 20 runs as well,
// because it is what puts the project's own Node 24 in charge where an older one was started.

// An `import` of Node's own modules looks at every export, and some of those load half of Node.
const builtin = async (name) => process.getBuiltinModule?.(name) ?? import(name);
const { existsSync } = await builtin('node:fs');
const { createRequire, enableCompileCache } = await builtin('node:module');
const { dirname, join } = await builtin('node:path');
const { fileURLToPath } = await builtin('node:url');

const NEEDED_MAJOR = 24;
/** As in the first line; src/pool/v8-flags.ts says why. */
const V8_FLAGS = ['--min-semi-space-size=32', '--max-semi-space-size=64'];
const here = fileURLToPath(import.meta.url);

if (Number(process.versions.node.split('.')[0]) < NEEDED_MAJOR) {
  await runWithPinnedNode();
} else {
  const root = dirname(dirname(here));
  const bundle = join(root, 'dist', 'main.cjs');
  if (existsSync(bundle)) createRequire(here)(bundle);
  else {
    enableCompileCache?.();
    await import(join(root, 'src', 'cli', 'main.ts'));
  }
}

/** Runs this file again with the Node of the `node` package, and ends as that does. */
async function runWithPinnedNode() {
  let node;
  try {
    node = join(dirname(createRequire(here).resolve('node/package.json')), 'bin', 'node');
  } catch {
    node = undefined;
  }
  if (node === undefined || !existsSync(node)) {
    process.stderr.write(`plotmill: needs Node ${NEEDED_MAJOR} or later; this is ${process.version}\n`);
    process.exitCode = 70;
    return;
  }
  const { spawn } = await builtin('node:child_process');
  const child = spawn(node, [...V8_FLAGS, here, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`plotmill: ${error.message}\n`);
    process.exitCode = 70;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
