import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const kernels = fileURLToPath(new URL('../renderer/kernels/', import.meta.url));

/** Names of the kernels that have a source in `renderer/kernels/assembly/`. */
export function kernelNames(): string[] {
  return globSync('*.ts', { cwd: join(kernels, 'assembly') })
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** Where a kernel's compiled code stands. */
export function kernelPath(name: string): string {
  return join(kernels, `${name}.wasm.ts`);
}

/** Compiles a kernel to the module that holds its code. */
export async function compileKernel(name: string): Promise<string> {
  let bytes = new Uint8Array(0);
  const { error, stderr } = await main(
    [
      `${name}.ts`,
      '--outFile',
      `${name}.wasm`,
      ...['-O3', '--converge', '--noAssert', '--runtime', 'stub'],
      ...['--enable', 'simd', '--importMemory', '--noExportMemory'],
    ],
    {
      readFile: (file) => {
        try {
          return readFileSync(join(kernels, 'assembly', file), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (_file, contents) => {
        bytes = Uint8Array.from(contents as Uint8Array);
      },
      listFiles: () => null,
    },
  );
  if (error) throw new Error(`${name}: ${error.message}\n${stderr.toString()}`);
  const code = Buffer.from(bytes).toString('base64');
  return [
    `// Compiled from assembly/${name}.ts by \`npm run build:kernels\`.`,
    `/** WebAssembly of ${bytes.length} bytes, in base64. */`,
    `export const code =\n  '${code}';`,
    '',
  ].join('\n');
}
