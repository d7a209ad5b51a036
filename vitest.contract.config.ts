import { defineConfig } from 'vitest/config';

/**
 * The contracts of the ports on the engines: a table or queue is made for each test, so files run one after the other. The
 * times are those after which something stands still, on whatever machine: how fast it is proves nothing.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.contract.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    teardownTimeout: 120_000,
    fileParallelism: false,
  },
});
