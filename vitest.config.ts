import { configDefaults, defineConfig } from 'vitest/config';

/** All that needs no engine; the contracts on engines are run by `test:contract`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/*.contract.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
