import { defineConfig } from 'vitest/config';

/** Needs a Prometheus: `npm run test:observability` brings it. */
export default defineConfig({
  test: { include: ['test/prometheus/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 120_000, pool: 'forks' },
});
