import type { ReschedulePlan } from '../../functions/change-campaign/reschedule-event.ts';
import { zoneOf } from '../../workflows/calendar/zone.ts';
import type { MoveNumbers } from '../../workflows/domain/reschedule-plan.ts';
import { dateWords } from '../../workflows/language/english-dates.ts';

/** The plan of a move, a line for each group and each collision. */
export function reschedulePlanLines(plan: ReschedulePlan, timeZone: string): readonly string[] {
  return [
    `From ${moment(plan.from.start, timeZone)} to ${moment(plan.to.start, timeZone)}, until ${moment(plan.to.end, timeZone)}.`,
    ...acceptedLines(plan),
    `${plan.tentative} tentative and ${plan.waiting} on the waiting list: asked anew.`,
    `${plan.declinedForDate} declined for the date: ${plan.askDeclined ? 'invited once more' : 'may be asked again (--ask-declined)'}. ${plan.declinedOtherwise} declined otherwise: nothing.`,
    `${plan.silent} silent: no new invitation, ${plan.retimed} of them re-timed.`,
    ...(plan.held > 0 ? [`${plan.held} are held: nothing goes to them before they are let go on.`] : []),
    ...plan.holidays.map(({ country, contacts }) => `${country} does not work that day (${contacts} contacts).`),
    ...plan.away.map(
      ({ rep, deputy }) =>
        `${rep} is away that day: ${deputy === undefined ? 'nobody stands in' : `${deputy} stands in`}.`,
    ),
    ...(plan.thankYou.length > 0
      ? [
          `The thank-you goes on ${plan.thankYou.map(({ date, countries }) => `${dateWords(date)} in ${countries.join(', ')}`).join('; ')}.`,
        ]
      : []),
    plan.venue === undefined ? 'The venue stays.' : `The new venue: ${plan.venue}.`,
  ];
}

/** Whoever said yes, and how they are told. */
export function acceptedLines(plan: MoveNumbers): readonly string[] {
  const calls = Object.entries(plan.callNow);
  const called = calls.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${plan.accepted} accepted${plan.guests > 0 ? ` (and ${plan.guests} ${plan.guests === 1 ? 'guest' : 'guests'} of theirs)` : ''}: ${plan.mailNow} ${plan.mailNow === 1 ? 'mail' : 'mails'} now.`,
    ...(called > 0
      ? [
          `${called} of them without mail: call tasks today (${calls.map(([rep, count]) => `${rep} ${count}`).join(', ')}).`,
        ]
      : []),
    ...(plan.unreachable > 0
      ? [`${plan.unreachable} of them can be neither mailed nor called: tell them yourself.`]
      : []),
  ];
}

/** `Thu 25 March 2027 14:00` in the campaign's zone. */
function moment(instant: string, timeZone: string): string {
  const local = new Date(zoneOf(timeZone).local(Date.parse(instant))).toISOString();
  return `${dateWords(local.slice(0, 10))} ${local.slice(11, 16)}`;
}
