import { describe, expect, it } from 'vitest';
import { collectUsage } from './collect-usage.ts';

const report = (ms: number, mb: number): string =>
  `REPORT RequestId: 6de3\tDuration: ${ms} ms\tBilled Duration: ${ms} ms\tMemory Size: ${mb} MB\tMax Memory Used: 0 MB`;
const metrics = (values: Record<string, number>): string =>
  JSON.stringify({
    _aws: { Timestamp: 1_795_361_538_925, CloudWatchMetrics: [] },
    service: 'baton-e2e-wake',
    ...values,
  });
const history = (...types: string[]): string => JSON.stringify({ events: types.map((type) => ({ type })) });

describe('what a run used', () => {
  const usage = collectUsage({
    stage: 'e2e',
    contacts: 2,
    logs: new Map([
      [
        '/aws/lambda/baton-e2e-wake',
        ['START', metrics({ WriteUnits: 4, 'sqs:SendMessage': 3 }), report(10, 512), report(5, 512)],
      ],
      ['/aws/lambda/baton-e2e-receive-webhook', [metrics({ ReadUnits: 1.5, WriteUnits: 2 }), report(7, 256)]],
      ['/aws/lambda/baton-e2e-operate', [metrics({ WriteUnits: 900 }), report(900, 1_024)]],
    ]),
    executions: [
      {
        name: 'a',
        machine: 'm',
        status: 'SUCCEEDED',
        told: history('ExecutionStarted', 'ChoiceStateEntered', 'TaskStateEntered', 'TaskFailed'),
      },
      { name: 'b', machine: 'm', status: 'RUNNING', told: history('ExecutionStarted', 'TaskStateEntered') },
    ],
    events: 9,
    mails: { toContacts: 3, toColleagues: 1 },
  });

  it('adds up invocations, time and memory of each function, without what operators asked', () => {
    expect(usage.functions).toEqual({
      wake: { invocations: 2, billedMs: 15, memoryMb: 512 },
      'receive-webhook': { invocations: 1, billedMs: 7, memoryMb: 256 },
    });
  });

  it('adds up units and requests', () => {
    expect(usage).toMatchObject({
      writeUnits: 6,
      readUnits: 1.5,
      schedules: 0,
      queueRequests: 3 + 2 * 2,
      httpRequests: 1,
    });
  });

  it('counts a transition for each state entered, each try that failed, and each start', () => {
    expect(usage.transitions).toBe(4 + 2);
  });
});
