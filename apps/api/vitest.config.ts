import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: '@docket/db/testing',
    hookTimeout: 60_000,
    testTimeout: 20_000,
  },
});
