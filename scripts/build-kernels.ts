/** `npm run build:kernels`: compiles the renderer's kernels from AssemblyScript; what comes out is committed. */
import { writeFileSync } from 'node:fs';
import { compileKernel, kernelNames, kernelPath } from './compile-kernel.ts';

for (const name of kernelNames()) writeFileSync(kernelPath(name), await compileKernel(name));
