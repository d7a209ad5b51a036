import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  type Target,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import {
  createFunction,
  createQueue,
  createRole,
  events,
  fresh,
  lambda,
  type ProbeQueue,
  refusalOf,
  scheduler,
  until,
} from './probe-world.ts';

/** Whole seconds, rounded up: `at()` knows no others, and an earlier one goes off too early. */
const at = (milliseconds: number): string =>
  `at(${new Date(Math.ceil((Date.now() + milliseconds) / 1000) * 1000).toISOString().slice(0, 19)})`;

const role = createRole();
async function schedule(Name: string, target: Partial<Target>, more: Partial<CreateScheduleCommandInput> = {}) {
  const Target = { Arn: '', RoleArn: await role, Input: JSON.stringify({ mark: Name }), ...target };
  const command = new CreateScheduleCommand({
    Name,
    ScheduleExpression: at(1000),
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target,
    ...more,
  });
  return scheduler.send(command);
}
const later = { ScheduleExpression: at(600_000) };
const message = (queue: ProbeQueue, milliseconds?: number) => until(async () => (await queue.take())[0], milliseconds);

describe('scheduler-tick', () => {
  it('goes off within a second of its time, once, into a queue', async () => {
    const queue = await createQueue();
    const due = Math.ceil((Date.now() + 1000) / 1000) * 1000;
    await schedule('tick', { Arn: queue.arn }, { ScheduleExpression: at(1000) });
    expect((await message(queue, 12_000)).Body).toBe('{"mark":"tick"}');
    expect(Date.now() - due).toBeLessThan(1000);
    expect(Date.now() - due).toBeGreaterThanOrEqual(0);
    await until(async () => (await refusalOf(scheduler.send(new GetScheduleCommand({ Name: 'tick' })))) !== undefined);
    expect(await queue.take()).toEqual([]);
  });
});

describe('scheduler-validation', () => {
  it('is idempotent by its client token and refuses another schedule of that name', async () => {
    const { arn: Arn } = await createQueue();
    const Name = fresh('once');
    await schedule(Name, { Arn }, { ...later, ClientToken: 'token-1' });
    expect(await refusalOf(schedule(Name, { Arn }, { ...later, ClientToken: 'token-1' }))).toBeUndefined();
    expect(await refusalOf(schedule(Name, { Arn }, { ...later, ClientToken: 'token-2' }))).toBe('ConflictException');
  });

  it('refuses names and expressions AWS refuses, and zones it does not keep', async () => {
    const { arn: Arn } = await createQueue();
    const attempts = [
      schedule('x'.repeat(65), { Arn }, later),
      schedule(fresh('a'), { Arn }, { ScheduleExpression: 'at(tomorrow)' }),
      schedule(fresh('a'), { Arn }, { ScheduleExpression: 'at(2099-02-30T00:00:00)' }),
      schedule(fresh('a'), { Arn }, { ScheduleExpression: 'at(2099-01-01T00:00:00.5)' }),
      schedule(fresh('a'), { Arn }, { ...later, ScheduleExpressionTimezone: 'Europe/Amsterdam' }),
    ];
    expect(await Promise.all(attempts.map(refusalOf))).toEqual(Array(5).fill('ValidationException'));
  });
});

describe('scheduler-lists', () => {
  it('goes on by its token', async () => {
    const GroupName = fresh('group');
    const { arn: Arn } = await createQueue();
    await scheduler.send(new CreateScheduleGroupCommand({ Name: GroupName }));
    for (const Name of ['a', 'b', 'c']) await schedule(Name, { Arn }, { ...later, GroupName });
    const first = await scheduler.send(new ListSchedulesCommand({ GroupName, MaxResults: 2 }));
    expect(first.NextToken).toBeDefined();
    const { NextToken } = first;
    const rest = await scheduler.send(new ListSchedulesCommand({ GroupName, MaxResults: 2, NextToken }));
    expect([...(first.Schedules ?? []), ...(rest.Schedules ?? [])].map(({ Name }) => Name)).toEqual(['a', 'b', 'c']);
    expect(rest.NextToken).toBeUndefined();
  });
});

/** A rule for one source, allowed to call the function. */
async function ruleFor(source: string, functionName: string, target: Record<string, unknown>) {
  const Name = fresh('rule');
  const { RuleArn } = await events.send(
    new PutRuleCommand({ Name, EventPattern: JSON.stringify({ source: [source] }) }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: functionName,
      StatementId: Name,
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: RuleArn,
    }),
  );
  await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: '1', Arn: '', ...target }] }));
  return RuleArn ?? '';
}
const put = (Source: string) =>
  events.send(new PutEventsCommand({ Entries: [{ Source, DetailType: 'Probe', Detail: '{"a":1}' }] }));

describe('target-retries', () => {
  it('tries a schedule thrice that throws, then the function has it in its dead-letter queue', async () => {
    const dead = await createQueue();
    const failing = await createFunction(() => ({ error: { name: 'Broken' } }), { deadLetterArn: dead.arn });
    await schedule(fresh('retried'), { Arn: failing.arn });
    const body = JSON.parse((await message(dead, 15_000)).Body ?? '') as { requestPayload: unknown };
    expect(body.requestPayload).toMatchObject({ mark: expect.stringMatching(/^retried-/) });
    expect(failing.seen).toHaveLength(3);
  });

  it('tries an event of a rule again', async () => {
    let calls = 0;
    const { name, arn, seen } = await createFunction(() => {
      calls += 1;
      return calls === 1 ? { error: { name: 'Broken' } } : {};
    });
    const source = fresh('source');
    await ruleFor(source, name, { Arn: arn });
    await put(source);
    await until(() => seen.length === 2);
    expect(seen[1]).toMatchObject({ source, 'detail-type': 'Probe', detail: { a: 1 } });
  });
});

describe('target-failures', () => {
  const gone = 'arn:aws:lambda:us-east-1:000000000000:function:gone';

  it('keeps a schedule whose target is gone in its dead-letter queue', async () => {
    const dead = await createQueue();
    const Name = fresh('lost');
    await schedule(Name, { Arn: gone, DeadLetterConfig: { Arn: dead.arn } });
    const { Body, MessageAttributes } = await message(dead, 5000);
    expect(Body).toBe(`{"mark":"${Name}"}`);
    expect(MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'ResourceNotFoundException' },
      SCHEDULE_ARN: { StringValue: `arn:aws:scheduler:us-east-1:000000000000:schedule/default/${Name}` },
      TARGET_ARN: { StringValue: gone },
    });
  });

  it("does not deliver what the schedule's role may not", async () => {
    const [queue, dead] = [await createQueue(), await createQueue()];
    const RoleArn = await createRole([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: dead.arn }]);
    await schedule(fresh('denied'), { Arn: queue.arn, RoleArn, DeadLetterConfig: { Arn: dead.arn } });
    expect((await message(dead, 5000)).MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    });
    expect(await queue.take()).toEqual([]);
  });

  it('does not call a function that does not admit the rule', async () => {
    const { name, arn, seen } = await createFunction(() => ({}));
    const [source, other] = [fresh('source'), fresh('source')];
    await ruleFor(other, name, { Arn: arn });
    const { RuleArn } = await events.send(
      new PutRuleCommand({ Name: source, EventPattern: JSON.stringify({ source: [source] }) }),
    );
    await events.send(new PutTargetsCommand({ Rule: source, Targets: [{ Id: '1', Arn: arn }] }));
    await put(source);
    await put(other);
    await until(() => seen.length > 0);
    expect(seen.map((event) => (event as { source: string }).source)).toEqual([other]);
    expect(RuleArn).toContain(source);
  });
});
