import { tellMoments } from '../../workflows/domain/why.ts';
import type { CampaignEvent } from '../../workflows/language/campaign-schema.ts';
import { campaignDates } from '../../workflows/story/campaign-dates.ts';
import { type PickedStory, pickStories } from '../../workflows/story/pick-stories.ts';
import type { Telling } from '../../workflows/story/tell-line.ts';
import { createWallClock, dayWords } from '../../workflows/story/wall-clock.ts';
import { countWeeks, weekRows } from '../../workflows/story/week-table.ts';
import { whoWaits } from '../../workflows/story/who-waits.ts';
import { reportWords } from '../../workflows/story/words/report-in-language.ts';
import type { ReportFigure, ReportWords } from '../../workflows/story/words/report-words.ts';
import { storyWords, wordOf } from '../../workflows/story/words/story-in-language.ts';
import { buildCampaignFields } from '../../workflows/texts/contact-values.ts';
import { type Reader, renderDate } from '../../workflows/texts/date-words.ts';
import { zoneWords } from '../../workflows/texts/zone-words.ts';
import { type Course, cityOf, localClock, namesOf, whoIs } from './tell-campaign.ts';
import { type Funnels, tellFunnels } from './tell-funnels.ts';
import { tellWaiting, type WaitRow } from './tell-waiting.ts';

/** One thing that was said or done; `seq` of its line, for what belongs to it. */
export interface Told {
  readonly words: string;
  readonly seq?: number;
}

export interface ToldStory {
  readonly title: string;
  readonly who: string;
  readonly elsewhere?: string;
  readonly moments: readonly { readonly when: string; readonly said: readonly Told[] }[];
}

/** A campaign's course for a manager, in the language of the campaign: what the page shows, word by word. */
export interface Report extends Funnels {
  readonly language: string;
  readonly name: string;
  readonly words: ReportWords;
  readonly zone: string;
  /** Day and place of the event. */
  readonly event?: string;
  readonly figures: readonly (readonly [ReportFigure, number])[];
  readonly dates: readonly { readonly when: string; readonly what: string }[];
  readonly weeks: readonly (readonly string[])[];
  /** Where weeks are marked: what the mark says. */
  readonly weeksNote?: string;
  readonly waiting: readonly WaitRow[];
  readonly stories: readonly ToldStory[];
}

/** Tells a campaign's course in its own language. Independent of the machine's zone, language and day. */
export function tellReport(course: Course): Report {
  const { live, lines, summary } = course;
  const { setup, state } = live;
  const { language, timeZone } = setup.campaign;
  const [words, page] = [storyWords(language), reportWords(language)];
  const year = Number(setup.calendars.campaign.localDate(state.launchedAt).slice(0, 4));
  const clock = createWallClock(timeZone, year, words.clock);
  const telling = { clock, words, names: namesOf(setup, words) };
  const anchors = { launch: state.launchedAt, eventStart: state.eventStart, eventEnd: state.eventEnd };
  const { settings, event } = setup.campaign;
  const dates = campaignDates({
    ...{ settings, anchors, hasEvent: event !== undefined },
    calendar: setup.calendars.campaign,
  });
  const counted = countWeeks(lines, clock);
  const [headings = [], ...weeks] = weekRows(counted, (date) => dayWords(date, year, words.clock));
  const named = [page.weeks.week, ...headings.slice(1).map((heading) => wordOf(page.weeks, heading))];
  return {
    language: words.language,
    name: buildCampaignFields(setup.campaign, language).name,
    words: page,
    zone: cityOf(timeZone),
    ...(event && { event: eventWords(event, state.eventStart, { language: words.language, timeZone }) }),
    figures: figuresOf(summary),
    dates: dates.map(({ key, at }) => ({ when: clock.tell(at), what: wordOf(words.dates, key) })),
    ...tellFunnels(course, telling, page),
    weeks: [named, ...weeks.map(([week = '', ...cells]) => [week === 'all' ? page.weeks.all : week, ...cells])],
    ...(counted.some(({ isRestated }) => isRestated) && { weeksNote: page.weeks.restated }),
    waiting: tellWaiting(whoWaits(lines), { telling, page }),
    stories: pickStories(lines).map((story) => tellStory(story, course, telling)),
  };
}

function eventWords({ venue }: CampaignEvent, startAt: number, reader: Reader): string {
  const place = venue && [venue.name, venue.address].filter((part) => part).join(', ');
  return [renderDate(startAt, 'day', reader), place].filter((part) => part).join(' · ');
}

function figuresOf(summary: Course['summary']): Report['figures'] {
  const { enrollments, open, held, outcomes, mailsSent, callTasksSent, attempts, breaches } = summary;
  return [
    ['enrollments', enrollments],
    ['open', open],
    ['held', held],
    ['yes', outcomes.yes],
    ['no', outcomes.no],
    ['released', outcomes.released],
    ['void', outcomes.void],
    ['mailsToContacts', mailsSent.contact],
    ['callTasks', callTasksSent],
    ['attempts', attempts],
    ['breaches', breaches],
  ];
}

function tellStory({ kind, enrollment, lines }: PickedStory, course: Course, telling: Telling): ToldStory {
  const contact = course.contactOf(enrollment);
  const { clock, elsewhere } = localClock(course.live, lines, telling);
  return {
    title: telling.words.stories[kind],
    who: contact ? whoIs(contact) : enrollment,
    ...(elsewhere !== undefined && { elsewhere: zoneWords(telling.words.language, elsewhere) }),
    moments: tellMoments(lines, { ...telling, clock }),
  };
}
