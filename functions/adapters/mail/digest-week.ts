import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import type { LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import type { Rep } from '../../../workflows/language/reps-schema.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { buildCampaignFields } from '../../../workflows/texts/contact-values.ts';
import { dayRange, renderDate } from '../../../workflows/texts/date-words.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import { isWaitingForCall } from './away-lists.ts';
import { campaignsOf, hisOf } from './digest-scope.ts';
import { languageOf, readerOf } from './list-reader.ts';
import { type MailContext, repOf } from './mail-context.ts';

/** The rest of the week in sentences: how many are to be called, who is away, and when there is an event. */
export function thisWeek(digest: MailContext, line: StoryLine): readonly string[] {
  const days = restOfWeek(digest, line);
  const events = campaignsOf(digest).flatMap((context) => eventOf(context, line, days));
  return [toCall(digest, line, days), ...whoIsAway(digest, line, days), ...events];
}

/** Local dates from today to Sunday. */
function restOfWeek({ live }: MailContext, line: StoryLine): readonly string[] {
  const calendar = live.setup.calendars.rep(fieldOf(line, 'receiver'));
  const noon = calendar.instant(calendar.localDate(Date.parse(line.at)), 720);
  const left = 7 - calendar.weekday(noon);
  return Array.from({ length: left + 1 }, (_, amount) =>
    calendar.localDate(calendar.add(noon, { amount, unit: 'days' }, 1)),
  );
}

function toCall(digest: MailContext, line: StoryLine, days: readonly string[]): string {
  const { callsPerDay, email } = repOf(digest, fieldOf(line, 'receiver'));
  const calendar: Calendar = digest.live.setup.calendars.rep(email);
  const waiting = campaignsOf(digest).flatMap((context) =>
    hisOf(context, line).filter((known) => isWaitingForCall(context, known) || isToBeTriedAgain(known)),
  );
  const today = digest.drawn.get(fieldOf(line, 'touch'))?.length ?? 0;
  const room = days.filter((day) => calendar.isBusinessDay(day)).length * callsPerDay;
  return digestWords(languageOf(digest, line)).toCall({ count: waiting.length + today, room });
}

const AGAIN: readonly string[] = ['not-reached', 'wrong-number', 'send-documents', 'call-back'];

/** Reported, and the same call is to be made once more. */
function isToBeTriedAgain({ lines, isEnded }: Known): boolean {
  const last = lines.findLast(({ type, by }) => ENDS.includes(type) || (type === 'SignalReceived' && by === 'rep'));
  return !isEnded && last?.type === 'SignalReceived' && AGAIN.includes(fieldOf(last, 'signal'));
}

const ENDS: readonly string[] = ['StepEntered', 'CallTaskSent', 'CallTaskSkipped', 'CallTaskUndone'];

function whoIsAway(digest: MailContext, line: StoryLine, days: readonly string[]): readonly string[] {
  const { live } = digest;
  const reader = readerOf(digest, line);
  return [...live.setup.reps.values()].flatMap((rep) => {
    if (rep.email === fieldOf(line, 'receiver')) return [];
    return knownAbsences(live, rep, Date.parse(line.at)).flatMap(({ from, to, deputy = rep.deputy }) => {
      if (!days.some((day) => from <= day && day <= to)) return [];
      const name = live.setup.reps.get(deputy ?? '')?.name;
      const told = {
        name: rep.name,
        days: dayRange(from, to, reader.language),
        ...(name !== undefined && { deputy: name }),
      };
      return [digestWords(reader.language).away(told)];
    });
  });
}

/** Those of the files, and what was said since: nobody knows of an absence before it is told. */
function knownAbsences({ state }: LiveCampaign, rep: Rep, at: number): Rep['absences'] {
  const told = state.absences?.[rep.email] ?? [];
  return rep.absences.filter(
    ({ from, to }) => !told.some((word) => word.from === from && word.to === to && word.at > at),
  );
}

function eventOf(context: MailContext, line: StoryLine, days: readonly string[]): readonly string[] {
  const { setup, state } = context.live;
  const { event } = setup.campaign;
  if (!event || state.cancelled || !days.includes(setup.calendars.campaign.localDate(state.eventStart))) return [];
  const reader = readerOf(context, line);
  const when = renderDate({ at: state.eventStart, timeZone: setup.campaign.timeZone }, 'short', reader);
  const { name } = buildCampaignFields(setup.campaign, reader.language);
  const place = event.venue?.name;
  return [digestWords(reader.language).event({ when, name, ...(place !== undefined && { place }) })];
}
