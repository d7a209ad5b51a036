import { createHash } from 'node:crypto';
import { DeleteScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import type { StageClock } from './switches.ts';
import { readItems } from './table.ts';
import { waitFor } from './wait-for.ts';

const DAY_MS = 86_400_000;
/** All work around the clock from Monday to Saturday, so that the day the clock is set to has begun for them. */
const REPS = ['vera', 'bram', 'noor', 'tim'].map((name) => `${name}@voorbeeld.example`);
/** The Scheduler fires within a minute. */
const WITHIN_MS = 90_000;

interface TimersCase {
  readonly stage: Stage;
  readonly clock: StageClock;
  readonly campaign: string;
  readonly report: Report;
}

/** After a sweep of an emptied group, days later: what belongs to no enrollment goes on as well. */
export async function checkTimersKept({ stage, clock, campaign, report }: TimersCase): Promise<void> {
  const days = REPS.map((rep) => `rep-day.${campaign}.${rep}.${dateOf(clock.now())}`);
  const drawn = await waitFor(() => areClaimed(stage, days), { withinMs: WITHIN_MS, everyMs: 1_000 });
  report.check(`the day of each rep that was lost is drawn (${days.length})`, drawn === true, days);
  const next = await waitFor(
    async () => {
      const at = await clockOf(stage, campaign);
      return at > clock.now() ? at : undefined;
    },
    { withinMs: WITHIN_MS },
  );
  report.check("the campaign's clock has done what was due and goes on", next !== undefined);
  const wanted = REPS.map((rep) => nameOfDay(`rep.${campaign}.${rep}.${dateOf(clock.now() + DAY_MS)}`));
  const isSet = async (): Promise<true | undefined> => {
    const names = await schedulesOf(stage);
    const ofCampaign = new RegExp(`^campaign\\.${campaign}\\.\\d+$`);
    return wanted.every((name) => names.includes(name)) && names.some((name) => ofCampaign.test(name))
      ? true
      : undefined;
  };
  const set = await waitFor(isSet, { withinMs: WITHIN_MS, everyMs: 2_000 });
  report.check('each rep has the timer of his next day, and the campaign its own', set === true, wanted);
  const left = await waitFor(async () => ((await waitingLists(stage, clock)).length === 0 ? true : undefined), {
    withinMs: WITHIN_MS,
    everyMs: 2_000,
  });
  report.check('no list mail is left behind', left === true, await waitingLists(stage, clock));
  if (!(await comesToRest(stage))) report.note('it is still at work: what follows looks at it in the middle');
}

/** Local date of the campaign. */
function dateOf(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(at);
}

/** The Scheduler takes no address in a name: a hash stands for it. */
function nameOfDay(name: string): string {
  return `rep-day.${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
}

/** A claim lies under the hash of its key. */
async function areClaimed({ clients, name }: Stage, keys: readonly string[]): Promise<true | undefined> {
  const client = DynamoDBDocumentClient.from(clients.dynamodb);
  for (const key of keys) {
    const pk = `S#${createHash('sha256').update(key).digest('base64url')}`;
    const command = new GetCommand({ TableName: `baton-${name}`, Key: { pk, sk: 'CLAIM' }, ConsistentRead: true });
    if ((await client.send(command)).Item === undefined) return undefined;
  }
  return true;
}

/** The campaign's next moment. */
async function clockOf(stage: Stage, campaign: string): Promise<number> {
  const states = await readItems(stage, 'campaign');
  const { timer } = states.find(({ id }) => id === campaign) ?? {};
  return Number((timer as { readonly at?: number } | undefined)?.at ?? 0);
}

/** List mails whose time has come and that have not gone. */
async function waitingLists(stage: Stage, clock: StageClock): Promise<readonly string[]> {
  const touches = await readItems(stage, 'touch');
  return touches
    .filter(({ touchKind, notBefore }) => touchKind === 'list' && Number(notBefore) <= clock.now())
    .filter(({ status }) => status === 'planned' || status === 'sending')
    .map(({ id, status }) => `${id} is ${status}`);
}

async function schedulesOf({ clients: { scheduler }, name }: Stage): Promise<readonly string[]> {
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await scheduler.send(new ListSchedulesCommand({ GroupName: `baton-${name}`, NextToken }));
    names.push(...(page.Schedules ?? []).flatMap(({ Name }) => Name ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return names;
}

export async function emptyGroup({ clients: { scheduler }, name }: Stage): Promise<number> {
  const GroupName = `baton-${name}`;
  let deleted = 0;
  for (;;) {
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName, MaxResults: 100 }));
    if (Schedules.length === 0) return deleted;
    for (const { Name } of Schedules) await scheduler.send(new DeleteScheduleCommand({ Name, GroupName }));
    deleted += Schedules.length;
  }
}

/** Twice in a row nothing waits in the queues, nothing is being sent, and no answer is on its way. */
async function comesToRest(stage: Stage): Promise<boolean> {
  let quiet = 0;
  const looked = await waitFor(
    async () => {
      quiet = (await isQuiet(stage)) ? quiet + 1 : 0;
      return quiet >= 2 ? true : undefined;
    },
    { withinMs: WITHIN_MS, everyMs: 2_000 },
  );
  return looked === true;
}

async function isQuiet(stage: Stage): Promise<boolean> {
  for (const queue of ['wake', 'send']) if ((await depthOf(stage, queue)) > 0) return false;
  const touches = await readItems(stage, 'touch');
  if (touches.some(({ status }) => status === 'sending')) return false;
  const enrollments = await readItems(stage, 'enrollment');
  return !enrollments.some(({ status, phase, hold }) => status === 'open' && phase === 'answered' && !hold);
}

async function depthOf({ clients: { sqs }, name }: Stage, queue: string): Promise<number> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `baton-${name}-${queue}` }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}
