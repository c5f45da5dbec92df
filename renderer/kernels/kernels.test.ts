import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileKernel, kernelNames, kernelPath } from '../../scripts/compile-kernel.ts';

describe('kernels', () => {
  it.each(kernelNames())('%s is what its source compiles to', async (name) => {
    expect(readFileSync(kernelPath(name), 'utf8')).toBe(await compileKernel(name));
  });
});
