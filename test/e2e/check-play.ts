import { GetQueueAttributesCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { compareTimelines, type ToldLine } from '../../infra/local/compare-timelines.ts';
import type { Invitee } from './audience.ts';
import { type Execution, readExecutions } from './executions.ts';
import { readLogs } from './logs.ts';
import { readMails, sentTwice } from './mails.ts';
import type { Played } from './play.ts';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import { brokenInvariants, readEnrollments } from './table.ts';
import { waitFor } from './wait-for.ts';

/** The cloud told the same story as the rehearsal. */
export function checkStory(report: Report, rehearsed: readonly ToldLine[], told: readonly ToldLine[]): void {
  const differences = compareTimelines(rehearsed, told);
  report.check(
    'the timeline of the cloud is that of the rehearsal: no difference',
    differences.length === 0,
    differences,
  );
}

/** Everything the script says was done, and the doors took it. */
export function checkPlayed(report: Report, { problems, unused, delivered }: Played): void {
  report.check('every act of the script was taken in', problems.length === 0, problems);
  report.check('every line of the script was played', unused.length === 0, [
    `lines ${unused.map((index) => index + 1)}`,
  ]);
  const answers = [...delivered].map(([file, deliveries]) => ({ file, last: deliveries.map((tries) => tries.at(-1)) }));
  const refused = answers.flatMap(({ file, last }) =>
    last.filter((answer) => answer?.status !== 202).map((answer) => `${file}: ${answer?.status} ${answer?.body}`),
  );
  report.check('every webhook was answered 202', refused.length === 0, refused);
  const unequal = answers.filter(({ last }) => new Set(last.map((answer) => answer?.body)).size > 1);
  report.check(
    'a repeated delivery got its first answer',
    unequal.length === 0,
    unequal.map(({ file }) => file),
  );
}

/** What is at work when it is looked at comes right within this time. */
const SETTLES = { withinMs: 60_000, everyMs: 2_000 };

/** As many mails as the timeline tells, each touch once. What is between mailer and table at a look is on its way. */
export async function checkMails(
  report: Report,
  stage: Stage,
  tell: () => Promise<readonly ToldLine[]>,
): Promise<void> {
  let counts = { told: 0, left: 0 };
  const isEqual = await waitFor(async () => {
    const told = await tell();
    const wanted = told.filter(
      (line) => line.type === 'MailSent' || (line.type === 'CallTaskSent' && line.in === 'single'),
    );
    counts = { told: wanted.length, left: readMails(stage.emulator.mailFile).length };
    return counts.told === counts.left ? true : undefined;
  }, SETTLES);
  const mails = readMails(stage.emulator.mailFile);
  const twice = sentTwice(mails);
  report.check(`no mail twice, of ${mails.length}`, mails.length > 0 && twice.length === 0, twice);
  report.check('every mail the timeline tells of left, and no other', isEqual === true, [
    `${counts.told} told, ${counts.left} left`,
  ]);
}

/** Everybody is where he should be: one running execution for who is open, none for who has ended. */
export async function checkNobodyLost(report: Report, stage: Stage, invitees: readonly Invitee[]): Promise<void> {
  let found = await whereEverybodyIs(stage);
  await waitFor(async () => {
    found = await whereEverybodyIs(stage);
    return found.lost.length === 0 ? true : undefined;
  }, SETTLES);
  const { enrollments, lost } = found;
  report.check('everybody of the list is enrolled', enrollments.length === invitees.length, [
    `${enrollments.length} of ${invitees.length}`,
  ]);
  const broken = brokenInvariants(enrollments);
  report.check('the invariant holds for everybody', broken.length === 0, broken);
  report.check('nobody is lost: one execution for who is open, none for who has ended', lost.length === 0, lost);
  const dead = await deadLetters(stage);
  report.check('nothing ended among the dead letters', dead.length === 0, dead);
}

async function whereEverybodyIs(stage: Stage) {
  const enrollments = await readEnrollments(stage);
  const executions = await readExecutions(stage);
  const running = (id: string): readonly Execution[] =>
    executions.filter(({ name, status }) => status === 'RUNNING' && name.startsWith(`${id}-`));
  const lost = enrollments.flatMap(({ id, status, run }) => {
    const names = running(id).map(({ name }) => name);
    const wanted = status === 'open' ? [`${id}-${run}`] : [];
    return names.join() === wanted.join() ? [] : [`${id} is ${status}, running: ${names.join(', ') || 'nothing'}`];
  });
  return { enrollments, lost };
}

async function deadLetters({ clients: { sqs }, name }: Stage): Promise<readonly string[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: `baton-${name}-` }));
  const dead: string[] = [];
  for (const QueueUrl of QueueUrls.filter((url) => url.endsWith('-dlq'))) {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
    const { Attributes } = await sqs.send(command);
    const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    if (count > 0) dead.push(`${QueueUrl}: ${count}`);
  }
  return dead;
}

/** No address, no name, no number of the audience outside the table and the mails. */
export async function checkPrivacy(report: Report, stage: Stage, invitees: readonly Invitee[]): Promise<void> {
  const secrets = [...new Set(invitees.flatMap((invitee) => invitee.secrets))];
  const patterns = secrets.map((secret) => new RegExp(`(?<![\\p{L}\\d])${quoted(secret)}(?![\\p{L}\\d])`, 'u'));
  const find = (text: string): string | undefined => secrets[patterns.findIndex((pattern) => pattern.test(text))];
  const executions = await readExecutions(stage);
  const inHistories = executions.flatMap(({ name, told }) => {
    const found = find(told);
    return found === undefined ? [] : [`${name}: ${found}`];
  });
  report.check(
    `no input, output or history of ${executions.length} executions names anybody`,
    executions.length > 0 && inHistories.length === 0,
    inHistories,
  );
  const groups = await readLogs(stage.emulator.endpoint, '/aws/');
  const lines = [...groups].flatMap(([group, messages]) => messages.map((message) => ({ group, message })));
  const inLogs = lines.flatMap(({ group, message }) => {
    const found = find(message);
    return found === undefined ? [] : [`${group}: ${found}`];
  });
  report.check(
    `no line of ${groups.size} log groups names anybody (${lines.length} lines)`,
    lines.length > 0 && inLogs.length === 0,
    inLogs,
  );
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
