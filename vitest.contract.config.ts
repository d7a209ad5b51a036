import { defineConfig } from 'vitest/config';

/** The contracts of the ports on the engines: a table or queue is made for each test, so files run one after the other. */
export default defineConfig({
  test: { include: ['test/**/*.contract.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false },
});
