import type { Command } from 'commander';
import { renderTable } from '../../workflows/story/text-table.ts';
import { type Around, actOnStage } from '../cloud/act-on-stage.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { ask, type Cloud } from '../cloud/cloud.ts';
import { confirm, onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';
import { wholeNumber } from '../whole-number.ts';

interface ResumeOptions extends StageOptions {
  readonly contact?: string;
  readonly reason?: string;
  readonly perHour?: string;
  readonly arm?: true;
  readonly json?: true;
  readonly yes?: true;
}

const MORE = `
Examples:
  baton resume zakendoen-in-afrika
  baton resume zakendoen-in-afrika --contact anna@voorbeeld.example --yes
  baton resume zakendoen-in-afrika --reason failed --stage prod

A paused campaign goes on: what is overdue by more than a business day goes in order, so many an hour; what has lost its
moment is skipped. One that is not paused lets held ones go on, after what held them was put right: all of them, one contact's, or those whose reason begins so.`;

/** `baton resume`: lets held enrollments go on. */
export function addResume(program: Command, shell: Shell): void {
  onStage(program.command('resume'))
    .description('let a paused campaign go on, or held contacts')
    .argument('<campaign>', 'its id, folder or file')
    .option('--contact <contact>', 'only this one: address as in the audience, or the id of the enrollment')
    .option('--reason <text>', 'only those whose reason begins so')
    .option('--per-hour <number>', 'of a paused campaign: overdue mails an hour, 60 unless you say so')
    .option('--arm', 'of a restored copy: it takes over, the original sends no more')
    .option('--json', 'of a paused campaign: the plan as JSON; nothing is changed without --yes')
    .option('--yes', 'do not ask')
    .addHelpText('after', MORE)
    .action((named: string, options: ResumeOptions) =>
      runOnStage(shell, options, (cloud) => resume(campaignId(named), options, { cloud, shell })),
    );
}

/** The campaign itself where it is paused and nobody is named; else its held contacts. */
async function resume(campaign: string, options: ResumeOptions, around: Around): Promise<void> {
  const { contact, reason, perHour, arm } = options;
  const rate = perHour === undefined ? {} : { perHour: wholeNumber(perHour, '--per-hour', { min: 1, max: 10_000 }) };
  const act = { type: 'resume', ...rate, ...(arm && { arm }) } as const;
  const isAll = contact === undefined && reason === undefined;
  const plan = isAll ? await ask(around.cloud, { do: 'act-plan', campaign, act }) : undefined;
  if (plan?.plan.status === 'resume') await actOnStage({ ...options, campaign, act }, around);
  else await resumeHeld(campaign, options, around);
}

/** As many as one request may name. */
const AT_ONCE = 100;

async function resumeHeld(
  campaign: string,
  { contact, reason = '', yes }: ResumeOptions,
  { cloud, shell }: Around,
): Promise<void> {
  const held = (await listHeld(cloud, campaign)).filter(
    (line) => line.reason.startsWith(reason) && (contact === undefined || isMeant(line, contact)),
  );
  if (held.length === 0) {
    shell.out('Nothing to do: nobody is held.\n');
    return;
  }
  const rows = held.map(({ contact: who, step, for: whom, reason: why }) => [who, step, whom, why]);
  shell.out(`${renderTable([['held', 'step', 'for', 'reason'], ...rows])}\n`);
  if (!(await confirm(shell, `Let ${held.length === 1 ? 'this one' : `these ${held.length}`} go on?`, yes))) return;
  let resumed = 0;
  for (let from = 0; from < held.length; from += AT_ONCE) {
    const lines = held.slice(from, from + AT_ONCE).map(({ enrollment, since }) => ({ enrollment, since }));
    resumed += (await ask(cloud, { do: 'resume', campaign, lines })).resumed;
  }
  const left = held.length - resumed;
  shell.out(`${resumed} go on.${left === 0 ? '' : ` ${left} were not held any more.`}\n`);
}

type Held = Awaited<ReturnType<typeof ask<'resume-plan'>>>['lines'][number];

async function listHeld(cloud: Cloud, campaign: string): Promise<readonly Held[]> {
  const held: Held[] = [];
  let after: string | undefined;
  do {
    const page = await ask(cloud, { do: 'resume-plan', campaign, ...(after !== undefined && { after }) });
    held.push(...page.lines);
    after = page.next;
  } while (after !== undefined);
  return held;
}

function isMeant(line: Held, contact: string): boolean {
  return line.enrollment === contact || line.contact.toLowerCase() === contact.toLowerCase();
}
