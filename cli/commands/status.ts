import type { Command } from 'commander';
import { renderTable } from '../../workflows/story/text-table.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { ask, type Cloud, CloudRefused } from '../cloud/cloud.ts';
import { reviewText } from '../cloud/review-text.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface StatusOptions extends StageOptions {
  readonly json?: true;
}

const MORE = `
Examples:
  baton status zakendoen-in-afrika
  baton status campaigns/zakendoen-in-afrika --stage prod --json

Instants are UTC. Held ones wait for a person: baton resume lets them go on. Exit code: 0, or 1 where the stage says no.`;

/** `baton status`: where everybody is. */
export function addStatus(program: Command, shell: Shell): void {
  onStage(program.command('status'))
    .description('where everybody of a campaign is, who is held and why')
    .argument('<campaign>', 'its id, folder or file')
    .option('--json', 'the same as JSON')
    .addHelpText('after', MORE)
    .action((named: string, options: StatusOptions) =>
      runOnStage(shell, options, async (cloud) => {
        const campaign = campaignId(named);
        const { launched } = await ask(cloud, { do: 'stage', campaign });
        if (!launched && (await tellReview(cloud, shell, campaign, options.json === true))) return;
        const status = await ask(cloud, { do: 'status', campaign });
        shell.out(options.json ? `${JSON.stringify(status, null, 2)}\n` : statusText(status));
      }),
    );
}

/** Before it is launched: how far its review is. False where it has none. */
async function tellReview(cloud: Cloud, shell: Shell, campaign: string, json: boolean): Promise<boolean> {
  try {
    const review = await ask(cloud, { do: 'review-status', campaign });
    shell.out(json ? `${JSON.stringify(review, null, 2)}\n` : reviewText(review));
    return true;
  } catch (fault) {
    if (fault instanceof CloudRefused) return false;
    throw fault;
  }
}

type Status = Awaited<ReturnType<typeof ask<'status'>>>;

function statusText(status: Status): string {
  const { outcomes, enrollments, open, steps, holds, held, overdue } = status;
  const ended = Object.entries(outcomes).filter(([, count]) => count > 0);
  const parts = [
    `${status.campaign}: launched ${instant(status.launchedAt)}, event ${instant(status.eventStart)}, attendance ${status.attendance}${status.ended ? ', over' : ''}.`,
    `${enrollments} enrolled: ${open} open, ${enrollments - open} ended${ended.length > 0 ? ` (${ended.map(([name, count]) => `${count} ${name}`).join(', ')})` : ''}, ${held} held.`,
    ...(open > 0 ? [renderTable([['step', 'open'], ...byNumber(steps)])] : []),
    ...(holds.length > 0 ? [renderTable([['held', 'step', 'since', 'for', 'reason'], ...holds.map(holdRow)])] : []),
    ...(overdue > 0
      ? [
          `${overdue} enrollments of this stage should have been looked at by now: see baton doctor, and the log of sweep.`,
        ]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function byNumber(steps: Status['steps']): string[][] {
  return Object.entries(steps)
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([step, count]) => [step, String(count)]);
}

function holdRow({ contact, step, since, for: whom, reason }: Status['holds'][number]): string[] {
  return [contact, step, instant(since), whom, reason];
}

/** `2027-02-01 08:00`. */
function instant(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
