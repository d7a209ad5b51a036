import type { LoadedCampaign } from '../infra/local/load-campaign.ts';
import { instantOf } from '../workflows/language/campaign-check.ts';
import { dateWords } from '../workflows/language/english-dates.ts';
import { formatProblem } from '../workflows/language/format-problem.ts';
import type { Problem, Severity } from '../workflows/language/problem.ts';
import { settingAt } from '../workflows/language/settings-schema.ts';

const HEADINGS: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', note: 'Notes' };
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Problems a line each, under headings by how much they matter; ends in an empty line. Nothing where there are none. */
export function listProblems(problems: readonly Problem[]): string {
  const parts = SEVERITIES.map((severity) => {
    const lines = problems.filter((problem) => problem.severity === severity).map(formatProblem);
    return lines.length === 0 ? '' : `${HEADINGS[severity]}\n${lines.join('\n')}\n\n`;
  });
  return parts.join('');
}

/** `3 errors, 2 warnings, 4 notes. Nothing was sent or stored.` */
export function countLine(problems: readonly Problem[]): string {
  const counts = SEVERITIES.map((severity) =>
    counted(problems.filter((problem) => problem.severity === severity).length, severity),
  );
  return `${counts.join(', ')}. Nothing was sent or stored.`;
}

/** `Clean. 150 contacts, 5 reps, first mail Mon 1 February 2027 09:00. Next: baton rehearse campaign.yaml` */
export function cleanLine(path: string, { audience, reps, setup }: LoadedCampaign): string {
  const who = `${counted(audience?.contacts.length ?? 0, 'contact')}, ${counted(reps?.value.length ?? 0, 'rep')}`;
  return `Clean. ${who}, ${setup ? firstMail(setup) : 'no mail'}. Next: baton rehearse ${path}`;
}

function firstMail({ campaign, calendars }: NonNullable<LoadedCampaign['setup']>): string {
  if (campaign.launchAt === undefined) return 'first mail when you launch';
  const slot = settingAt(campaign.settings, 'inviteSlot');
  const within = typeof slot === 'object' && 'from' in slot ? slot : undefined;
  const { campaign: calendar } = calendars;
  const at = calendar.nextOpen(instantOf(calendar, campaign.launchAt), within);
  const minute = calendar.minuteOfDay(at);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `first mail ${dateWords(calendar.localDate(at))} ${clock}`;
}

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
