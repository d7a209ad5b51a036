import type { Command } from 'commander';
import { parseLocalDateTime } from '../../workflows/language/local-dates.ts';
import { actOnStage } from '../cloud/act-on-stage.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import { type Shell, UsageError } from '../shell.ts';

interface RescheduleOptions extends StageOptions {
  readonly start: string;
  readonly end?: string;
  readonly venue?: string;
  readonly askDeclined?: true;
  readonly yes?: true;
  readonly json?: true;
}

const MORE = `
Examples:
  baton reschedule zakendoen-in-afrika --start "2027-03-25 14:00"
  baton reschedule zakendoen-in-afrika --start "2027-03-25 14:00" --end "2027-03-25 18:00" --venue "Havenweg 2, Rotterdam"

Who accepted is told at once and asked whether the new date suits, by mail or by a call task of today. What states the date
is sent again for the new one; everything else is not. Times are in the campaign's zone. A date in the past, and an event
that has begun, are refused.`;

/** `baton reschedule`: the event is on another date. */
export function addReschedule(program: Command, shell: Shell): void {
  onStage(program.command('reschedule'))
    .description('move the event to another date')
    .argument('<campaign>', 'its id, folder or file')
    .requiredOption('--start <time>', 'the new start, e.g. "2027-03-25 14:00"')
    .option('--end <time>', 'the new end; left out, the event lasts as long as before')
    .option('--venue <text>', 'the new venue, where that changes too')
    .option('--ask-declined', 'invite once more who declined for the old date')
    .option('--yes', 'do not ask')
    .option('--json', 'the plan as JSON; nothing is changed without --yes')
    .addHelpText('after', MORE)
    .action((named: string, { start, end, venue, askDeclined, ...options }: RescheduleOptions) => {
      const act = {
        type: 'reschedule',
        start: localTime(start, '--start'),
        ...(end !== undefined && { end: localTime(end, '--end') }),
        ...(venue !== undefined && { venue }),
        ...(askDeclined && { askDeclined }),
      } as const;
      return runOnStage(shell, options, (cloud) =>
        actOnStage({ ...options, campaign: campaignId(named), act }, { shell, cloud }),
      );
    });
}

function localTime(text: string, option: string): string {
  const time = parseLocalDateTime(text);
  if (time !== undefined) return time;
  throw new UsageError(`${option} ${text}: write a date and a time of the campaign's zone, e.g. "2027-03-25 14:00".`);
}
