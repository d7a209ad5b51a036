import { DeleteScheduleCommand, GetScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Stage } from '../stage.ts';
import { readItems } from '../table.ts';

/** What the Scheduler keeps: an instant of the stage's clock, where to, and with what. */
interface Timer {
  readonly name: string;
  readonly at: number;
  readonly target: string;
  readonly input: string;
}

export interface Timers {
  /** The earliest of what is set; undefined when nothing is. */
  next(): Promise<number | undefined>;
  /** Fires everything that is due by then, and takes it from the group. Returns how many. */
  fire(until: number): Promise<number>;
}

/** As in the functions' own switch: a stage whose clock is set by hand keeps its timers so much later. */
const NEVER_MS = 40 * 366 * 86_400_000;

/** The Scheduler's part, played by the test: fires in order of time, each timer once. */
export function createTimers(stage: Stage): Timers {
  const GroupName = `baton-${stage.name}`;
  const { scheduler } = stage.clients;
  const known = new Map<string, Timer>();
  const refresh = async (): Promise<readonly Timer[]> => {
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await scheduler.send(new ListSchedulesCommand({ GroupName, NextToken }));
      names.push(...(page.Schedules ?? []).flatMap(({ Name }) => Name ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    for (const name of names) {
      if (known.has(name)) continue;
      const { ScheduleExpression = '', Target } = await scheduler.send(
        new GetScheduleCommand({ GroupName, Name: name }),
      );
      const at = Date.parse(`${ScheduleExpression.slice('at('.length, -1)}Z`) - NEVER_MS;
      known.set(name, { name, at, target: Target?.Arn ?? '', input: Target?.Input ?? '' });
    }
    return [...known.values()].sort((left, right) => left.at - right.at);
  };
  return {
    next: async () => (await refresh())[0]?.at,
    fire: async (until) => {
      const due = (await refresh()).filter(({ at }) => at <= until);
      for (const timer of due) {
        await scheduler.send(new DeleteScheduleCommand({ GroupName, Name: timer.name }));
        known.delete(timer.name);
        await deliver(stage, timer);
      }
      return due.length;
    },
  };
}

async function deliver(stage: Stage, { target, input }: Timer): Promise<void> {
  const name = target.slice(target.lastIndexOf(':') + 1);
  if (target.includes(':lambda:')) {
    await stage.invoke(name, JSON.parse(input));
    return;
  }
  await stage.clients.sqs.send(new SendMessageCommand({ QueueUrl: await urlOf(stage, name), MessageBody: input }));
}

async function urlOf({ clients: { sqs } }: Stage, QueueName: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  return QueueUrl;
}

/** Nothing waits in a queue, nothing is being sent or due, nobody's answer is on its way. */
export async function isAtRest(stage: Stage, now: number): Promise<boolean> {
  for (const queue of ['wake', 'send']) if ((await depthOf(stage, queue)) > 0) return false;
  const touches = await readItems(stage, 'touch');
  if (touches.some((touch) => isOnItsWay(touch, now))) return false;
  const enrollments = await readItems(stage, 'enrollment');
  return !enrollments.some(
    (one) => one.status === 'open' && !one.hold && (one.phase === 'answered' || isDue(one, now)),
  );
}

/** Being sent, or a mail outside any stay whose time has come: it is handed to its queue as soon as it is planned. */
function isOnItsWay({ status, touchKind, notBefore }: Readonly<Record<string, unknown>>, now: number): boolean {
  return status === 'sending' || (status === 'planned' && touchKind === 'list' && Number(notBefore) <= now);
}

/** Nearer times go to the queue without the Scheduler: written, and the message that brings it perhaps not yet. */
export const DIRECT_MS = 60_000;

function isDue({ timer, touch }: Readonly<Record<string, unknown>>, now: number): boolean {
  const at = (timer as { readonly at?: number } | undefined)?.at;
  const { id = '', status, queued } = (touch ?? {}) as { id?: string; status?: string; queued?: boolean };
  // A call waits in its rep's queue; a mail only for the message that sends it.
  return (
    (at !== undefined && at < now + DIRECT_MS) || (id.includes('.mail.') && status === 'planned' && queued === true)
  );
}

async function depthOf(stage: Stage, queue: string): Promise<number> {
  const { Attributes = {} } = await stage.clients.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await urlOf(stage, `baton-${stage.name}-${queue}`),
      AttributeNames: DEPTHS,
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

const DEPTHS = [
  'ApproximateNumberOfMessages' as const,
  'ApproximateNumberOfMessagesNotVisible' as const,
  'ApproximateNumberOfMessagesDelayed' as const,
];
