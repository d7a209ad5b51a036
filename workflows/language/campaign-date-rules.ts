import type { Calendar } from '../calendar/calendar.ts';
import { HOLIDAY_KEYS } from '../calendar/holidays.ts';
import { isZone } from '../calendar/zone.ts';
import { type CampaignRule, type CheckContext, instantOf, isEverOpen, isHolidayKey } from './campaign-check.ts';
import { dateWords, dayWords } from './english-dates.ts';
import { parseLocalDate } from './local-dates.ts';
import type { Problem } from './problem.ts';
import { reminderRhythm } from './reminder-rhythm.ts';
import { settingAt } from './settings-schema.ts';
import { didYouMean } from './suggest.ts';

/** Zone, holidays and hours exist, and periods do not run backwards. */
export const calendarIsKnown: CampaignRule = ({ campaign, calendarFault, say }) => {
  const { timeZone, calendar, event } = campaign;
  return [
    ...(isZone(timeZone) ? [] : [say(['timeZone'], `"${timeZone}" is no time zone: write e.g. Europe/Amsterdam.`)]),
    ...(isHolidayKey(calendar.holidays)
      ? []
      : [
          say(
            ['calendar', 'holidays'],
            `no holidays are known for "${calendar.holidays}".${didYouMean(calendar.holidays, HOLIDAY_KEYS)} One of: ${HOLIDAY_KEYS.join(', ')}, none.`,
          ),
        ]),
    ...(isEverOpen(campaign)
      ? []
      : [say(['calendar', 'hours'], 'no day has hours, so that nothing could ever be sent.')]),
    ...(calendarFault === undefined ? [] : [say(['calendar'], calendarFault)]),
    ...calendar.quiet.flatMap(({ from, to }, index) =>
      to < from ? [say(['calendar', 'quiet', String(index), 'to'], `${to} is before ${from}.`)] : [],
    ),
    ...(event && event.end <= event.start
      ? [say(['event', 'end'], `${spaced(event.end)} is not after the start, ${spaced(event.start)}.`)]
      : []),
  ];
};

/** Dates that are over, with the year that was probably meant. */
export const datesAreToCome: CampaignRule = (context) => {
  const { campaign, check, calendar } = context;
  if (!calendar || check.now === undefined) return [];
  return [
    ...pastProblem(context, { path: ['event', 'start'], local: campaign.event?.start, calendar, now: check.now }),
    ...pastProblem(context, { path: ['launchAt'], local: campaign.launchAt, calendar, now: check.now }),
  ];
};

interface PastInput {
  readonly path: readonly string[];
  readonly local: string | undefined;
  readonly calendar: Calendar;
  readonly now: number;
}

function pastProblem({ say, check }: CheckContext, { path, local, calendar, now }: PastInput): Problem[] {
  if (local === undefined || instantOf(calendar, local) >= now) return [];
  const today = calendar.localDate(now);
  const meant = [0, 1]
    .map((years) => `${Number(today.slice(0, 4)) + years}${local.slice(4)}`)
    .find((other) => parseLocalDate(other.slice(0, 10)) !== undefined && instantOf(calendar, other) >= now);
  const hint = meant === undefined ? '' : ` Did you mean ${spaced(meant)}?`;
  const words = `${dateWords(local.slice(0, 10))} ${local.slice(11)} is in the past (now: ${dateWords(today)}).${hint}`;
  return [say(path, words, check.past ?? 'error')];
}

/** The launch lies before the event, and far enough before it for the calls that are to remind. */
export const launchLeavesTime: CampaignRule = ({ campaign, calendar, check, say }) => {
  const { launchAt, event } = campaign;
  if (launchAt === undefined || !event || !calendar) return [];
  if (launchAt >= event.start)
    return [say(['launchAt'], `${spaced(launchAt)} is not before the event, ${spaced(event.start)}.`)];
  const isOver = check.now !== undefined && instantOf(calendar, event.start) < check.now;
  const rhythm = isOver ? undefined : reminderRhythm(campaign.settings);
  if (!rhythm) return [];
  const [launchDay, eventDay] = [launchAt.slice(0, 10), event.start.slice(0, 10)];
  const left = calendar.dateSpanBusinessDays(launchDay, eventDay);
  const { window, attempts, spacing, margin } = rhythm;
  const needed = window + (attempts - 1) * spacing + margin;
  if (left >= needed) return [];
  const fits =
    left < window + margin ? 0 : spacing === 0 ? attempts : Math.floor((left - window - margin) / spacing) + 1;
  const eventAt = instantOf(calendar, event.start);
  const launchBy = calendar.localDate(calendar.add(eventAt, { amount: needed, unit: 'business days' }, -1));
  const mend = fits > 0 ? `set settings.callReminder.attempts: ${fits}` : 'nobody is reminded by phone';
  return [
    say(
      ['launchAt'],
      `${dateWords(launchDay)} leaves ${left} business ${left === 1 ? 'day' : 'days'} to the event. Invitation, response window (${window}) and ${callAttempts(attempts)} need ${needed}. With this date ${fits === 0 ? 'none' : fits} of ${attempts} attempts ${fits <= 1 ? 'fits' : 'fit'}. Launch by ${dayWords(launchBy)}, or ${mend}.`,
      'warning',
    ),
  ];
};

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five'];

function callAttempts(attempts: number): string {
  return `${NUMBERS[attempts] ?? attempts} call ${attempts === 1 ? 'attempt' : 'attempts'}`;
}

/** Who is handed over by attendance can be handed over only once attendance is closed. */
export const handOffKnowsWhoCame: CampaignRule = ({ campaign, calendar, say }) => {
  const { settings, event } = campaign;
  const at = settingAt(settings, 'handOff.at');
  const closeAt = settingAt(settings, 'attendance.closeAt');
  if (settingAt(settings, 'handOff.who') !== 'attended' || !event || !calendar) return [];
  if (typeof at !== 'object' || !('base' in at) || typeof closeAt !== 'object' || !('base' in closeAt)) return [];
  const launch = instantOf(calendar, campaign.launchAt ?? event.start);
  const anchors = { launch, eventStart: instantOf(calendar, event.start), eventEnd: instantOf(calendar, event.end) };
  if (at.base === 'entered' || at.base === 'sent' || at.base === 'signal.at') return [];
  const closed = calendar.pointAt(closeAt, anchors);
  if (calendar.pointAt(at, anchors) >= closed) return [];
  return [
    say(
      ['settings', 'handOff', 'who'],
      `attended is known only when attendance is closed (${dayWords(calendar.localDate(closed))}). Set settings.handOff.at to settings.attendance.closeAt or later, or who: all.`,
    ),
  ];
};

function spaced(local: string): string {
  return local.replace('T', ' ');
}
