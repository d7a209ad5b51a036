import { describe, expect, it } from 'vitest';
import { checkCounts, countTests, type RunTest } from './contract-counts.ts';

const TABLE = ['Store', 'CampaignPointers', 'Receipts', 'Revocations', 'Reviews', 'History', 'ListChecks'];
const OTHERS = ['Schedules', 'Queues', 'Executions', 'Objects', 'Mailer'];
const titles = [
  ...TABLE.flatMap((port) => ['memory', 'dynamodb-local', 'emulator'].map((engine) => `${port} [${engine}]`)),
  ...OTHERS.flatMap((port) => ['memory', 'emulator'].map((engine) => `${port} [${engine}]`)),
];
const ALL: readonly RunTest[] = titles.flatMap((title) => [
  { title, passed: true },
  { title, passed: true },
]);
const faultsOf = (tests: readonly RunTest[]): readonly string[] => checkCounts(countTests(tests));
const without = (title: string): RunTest[] => ALL.filter((test) => test.title !== title);

describe('the number of contract tests', () => {
  it('is right where each port ran as many on each of its engines', () => {
    expect(faultsOf([...ALL, { title: 'the meter and what DynamoDB Local reports', passed: true }])).toEqual([]);
  });

  it.each(titles)('is wrong without %s', (title) => {
    const [, port, engine] = /^(\S+) \[(\S+)\]$/.exec(title) ?? [];
    expect(faultsOf(without(title))).toEqual([`${port}: not run on ${engine}`]);
  });

  it('is wrong where one test was skipped or failed on one engine', () => {
    const [first, ...rest] = ALL;
    expect(faultsOf(rest)).toEqual(['Store: not as many tests on each engine']);
    expect(faultsOf([{ title: first?.title ?? '', passed: false }, ...rest])).toEqual([
      'Store: not as many tests on each engine',
    ]);
  });

  it('is wrong where a contract was not run at all, or is one nobody counts on', () => {
    expect(faultsOf(ALL.filter(({ title }) => !title.startsWith('Queues')))).toEqual([
      'Queues: its contract was not run',
    ]);
    expect(faultsOf([...ALL, { title: 'Bus [memory]', passed: true }])).toEqual([
      'Bus: no engines are named for this port',
    ]);
    expect(faultsOf([...ALL, { title: 'Store [elsewhere]', passed: true }])).toEqual([
      'Store: elsewhere is unknown',
      'Store: not as many tests on each engine',
    ]);
  });
});
