import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'audit',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Some try thousands of random values, which on a computer shared with the other rooms takes seconds.
    testTimeout: 20_000,
  },
});
