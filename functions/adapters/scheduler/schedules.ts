import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Schedules, TimerMessage } from '../../../workflows/ports.ts';
import { sha256 } from '../../shared/sha256.ts';
import { type Count, callService } from '../aws/call-service.ts';

/** ARNs of what takes each kind of timer: the wake and the send queue, and two functions. */
interface ScheduleTargets {
  readonly wake: string;
  readonly send: string;
  readonly repDay: string;
  readonly campaign: string;
}

export interface SchedulesOptions {
  readonly client: SchedulerClient;
  readonly group: string;
  /** The role the Scheduler takes on to reach the targets. */
  readonly roleArn: string;
  readonly targets: ScheduleTargets;
  /** Queue for what could not be delivered. */
  readonly deadLetterArn: string;
  readonly now: () => number;
  /** The real instant of an instant of `now`'s clock. @default the same instant */
  readonly toRealTime?: (at: number) => number;
  readonly count?: Count;
}

/** What lies in the past is set so far ahead: of such times the Scheduler's documentation promises nothing. */
const SOON_MS = 5_000;

/** 185 tries are the most there are, with growing pauses, over 24 hours at most: then the message goes to the dead letters. */
const RETRY = { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 };

/** One-time schedules of EventBridge Scheduler. They fire up to a minute late, and at least once. */
export function createSchedules(options: SchedulesOptions): Schedules {
  const { client, group, roleArn, targets, deadLetterArn, now, toRealTime = (at) => at, count } = options;
  const call = { action: 'scheduler:CreateSchedule', count };
  return {
    create: async (name, at, message) => {
      const command = new CreateScheduleCommand({
        Name: scheduleName(name, message),
        GroupName: group,
        ScheduleExpression: atExpression(toRealTime(Math.max(at, now() + SOON_MS))),
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: targetOf(targets, message),
          RoleArn: roleArn,
          Input: JSON.stringify(message),
          RetryPolicy: RETRY,
          DeadLetterConfig: { Arn: deadLetterArn },
        },
      });
      try {
        await callService(call, () => client.send(command));
      } catch (fault) {
        // The name stands for this very timer: somebody made it before.
        if (!(fault instanceof ConflictException)) throw fault;
      }
    },
  };
}

/** Whole seconds only, and never early: rounded up. */
function atExpression(at: number): string {
  const instant = new Date(Math.ceil(at / 1000) * 1000).toISOString();
  return `at(${instant.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)})`;
}

const ALLOWED = /^[0-9a-zA-Z_.-]{1,64}$/;

/** A name the Scheduler does not take, for its length or for the address in it, becomes the message's kind and a hash. */
function scheduleName(name: string, { kind }: TimerMessage): string {
  return ALLOWED.test(name) ? name : `${kind}.${sha256(name).slice(0, 40)}`;
}

function targetOf(targets: ScheduleTargets, { kind }: TimerMessage): string {
  switch (kind) {
    case 'wake':
      return targets.wake;
    case 'send':
      return targets.send;
    case 'rep-day':
      return targets.repDay;
    case 'campaign':
      return targets.campaign;
  }
}
