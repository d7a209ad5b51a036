import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of a minute and more. Begun last, one of them would keep one core busy while the others have nothing left to do. */
const LONGEST = [
  'simulation/interleavings',
  'simulation/simulation',
  'oracle/rehearsal',
  'campaigns/budget',
  'language/fuzz',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return rank === -1 ? LONGEST.length : rank;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

/** All that needs no engine; the contracts on engines are run by `test:contract`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/*.contract.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All cores: left to itself vitest keeps one free, which is half of a small machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
  },
});
