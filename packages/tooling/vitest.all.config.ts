import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Runs the tests of every room in one go; each room's own vitest.config.ts says how. */
export default defineConfig({
  test: {
    projects: ['apps/*/vitest.config.ts', 'packages/*/vitest.config.ts'],
    // One processor is not kept back for the runner: most tests wait for a database more than they reckon.
    maxWorkers: availableParallelism(),
    // A forgotten `.only` would silently drop the rest.
    allowOnly: false,
  },
});
