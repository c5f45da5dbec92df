import { defineConfig } from 'vitest/config';

/** `npm run test:aws`: everything that needs AWS's protocols, against emulators that the run starts itself. */
export default defineConfig({
  test: {
    include: ['test/aws/**/*.test.ts'],
    globalSetup: ['test/aws/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
