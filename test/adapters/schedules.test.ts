import {
  ConflictException,
  CreateScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  ThrottlingException,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createSchedules, type SchedulesOptions } from '../../functions/adapters/scheduler/schedules.ts';
import { Throttled } from '../../workflows/errors.ts';
import type { TimerMessage } from '../../workflows/ports.ts';
import { head, sentTo } from './sent-commands.ts';

const NOW = Date.UTC(2027, 1, 1, 8);
const WAKE: TimerMessage = { kind: 'wake', wake: { enrollment: 'e1', stay: 3, rev: 2 } };

function arrange(changes: Partial<SchedulesOptions> = {}) {
  const client = new SchedulerClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  const schedules = createSchedules({
    client,
    group: 'baton-dev',
    roleArn: 'arn:role',
    targets: { wake: 'arn:wake', send: 'arn:send', repDay: 'arn:rep-day', campaign: 'arn:campaign' },
    deadLetterArn: 'arn:dlq',
    now: () => NOW,
    ...changes,
  });
  const sent = () => mock.commandCalls(CreateScheduleCommand).map(({ args: [{ input }] }) => input);
  return { mock, schedules, sent };
}

describe('a schedule', () => {
  it('is made once, in UTC, exact, with its retries and dead letters, and goes away when it has fired', async () => {
    const { mock, schedules } = arrange();
    await schedules.create('e1.3.2', Date.UTC(2027, 2, 28, 1, 30), WAKE);
    const Target = {
      Arn: 'arn:wake',
      RoleArn: 'arn:role',
      Input: '{"kind":"wake","wake":{"enrollment":"e1","stay":3,"rev":2}}',
      RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
      DeadLetterConfig: { Arn: 'arn:dlq' },
    };
    const input = {
      Name: 'e1.3.2',
      GroupName: 'baton-dev',
      ScheduleExpression: 'at(2027-03-28T01:30:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target,
    };
    expect(sentTo(mock)).toEqual([['CreateScheduleCommand', input]]);
  });

  it.each([
    [0, 'at(2027-02-01T09:00:00)'],
    [1, 'at(2027-02-01T09:00:01)'],
    [999, 'at(2027-02-01T09:00:01)'],
  ])('is never early: %i ms past the second it says %s', async (ms, expression) => {
    const { schedules, sent } = arrange();
    await schedules.create('a', Date.UTC(2027, 1, 1, 9) + ms, WAKE);
    expect(sent()[0]?.ScheduleExpression).toBe(expression);
  });

  it.each([-86_400_000, 0, 4_000])(
    'of a time that is past or next to now (%i ms) is set five seconds ahead',
    async (ms) => {
      const { schedules, sent } = arrange();
      await schedules.create('a', NOW + ms, WAKE);
      expect(sent()[0]?.ScheduleExpression).toBe('at(2027-02-01T08:00:05)');
    },
  );

  it('is set in real time where the clock is shifted', async () => {
    const { schedules, sent } = arrange({ toRealTime: (at) => at - 90 * 86_400_000 });
    await schedules.create('a', NOW + 3_600_000, WAKE);
    await schedules.create('b', NOW - 1, WAKE);
    expect(sent().map(({ ScheduleExpression }) => ScheduleExpression)).toEqual([
      'at(2026-11-03T09:00:00)',
      'at(2026-11-03T08:00:05)',
    ]);
  });

  it.each<[TimerMessage, string]>([
    [WAKE, 'arn:wake'],
    [{ kind: 'send', touch: 't1' }, 'arn:send'],
    [{ kind: 'rep-day', campaign: 'probe', rep: 'pieter@probe.example', date: '2027-02-02' }, 'arn:rep-day'],
    [{ kind: 'campaign', campaign: 'probe', rev: 4 }, 'arn:campaign'],
  ])('carries %j to %s', async (message, arn) => {
    const { schedules, sent } = arrange();
    await schedules.create('a', NOW + 60_000, message);
    expect(sent()[0]?.Target?.Arn).toBe(arn);
    expect(JSON.parse(sent()[0]?.Target?.Input ?? '')).toEqual(message);
  });
});

describe('the name of a schedule', () => {
  const nameOf = async (name: string, message: TimerMessage = WAKE): Promise<string> => {
    const { schedules, sent } = arrange();
    await schedules.create(name, NOW, message);
    return sent()[0]?.Name ?? '';
  };

  it.each(['abcdefghijklmnopqrstuvwxyz.12.3', 'a-b_C.9', 'x'.repeat(64)])('stays where it may: %s', async (name) => {
    expect(await nameOf(name)).toBe(name);
  });

  it.each([
    'rep.probe.pieter@probe.example.2027-02-02',
    'send.digest.pieter@probe.example.2027-02-02',
    'x'.repeat(65),
    'send.zoë',
    '',
  ])('is a hash where it may not, and holds no address: %s', async (name) => {
    const hashed = await nameOf(name, { kind: 'send', touch: 't' });
    expect(hashed).toMatch(/^send\.[0-9a-f]{40}$/);
    expect(await nameOf(name, { kind: 'send', touch: 't' })).toBe(hashed);
    expect(await nameOf(`${name}@`, { kind: 'send', touch: 't' })).not.toBe(hashed);
  });
});

describe('making a schedule', () => {
  it('that exists is this very timer: nothing to do', async () => {
    const { mock, schedules } = arrange();
    mock.on(CreateScheduleCommand).rejects(new ConflictException({ ...head(409), message: 'x', Message: 'x' }));
    await expect(schedules.create('a', NOW, WAKE)).resolves.toBeUndefined();
  });

  it('too often is throttled', async () => {
    const { mock, schedules } = arrange();
    mock.on(CreateScheduleCommand).rejects(new ThrottlingException({ ...head(429), message: 'x', Message: 'x' }));
    await expect(schedules.create('a', NOW, WAKE)).rejects.toThrow(Throttled);
  });

  it('in a group that is not there is a fault', async () => {
    const { mock, schedules } = arrange();
    const fault = new ResourceNotFoundException({ ...head(404), message: 'x', Message: 'x' });
    mock.on(CreateScheduleCommand).rejects(fault);
    await expect(schedules.create('a', NOW, WAKE)).rejects.toBe(fault);
  });

  it('is counted', async () => {
    const counted: string[] = [];
    const { schedules } = arrange({ count: (what) => void counted.push(what) });
    await schedules.create('a', NOW, WAKE);
    expect(counted).toEqual(['scheduler:CreateSchedule']);
  });
});
