import { tellMoments } from '../../workflows/domain/why.ts';
import { chancesOf, LEVELS } from '../../workflows/plan/funnel-back.ts';
import { campaignDates } from '../../workflows/story/campaign-dates.ts';
import { countContacts, countOrganisations } from '../../workflows/story/funnel.ts';
import { type PickedStory, pickStories } from '../../workflows/story/pick-stories.ts';
import { openQuotes } from '../../workflows/story/quotes.ts';
import { moneyWords } from '../../workflows/story/signal-words.ts';
import { fieldOf, groupLines, type StoryLine } from '../../workflows/story/story-line.ts';
import type { Telling } from '../../workflows/story/tell-line.ts';
import { createWallClock, dayWords } from '../../workflows/story/wall-clock.ts';
import { countWeeks, weekRows } from '../../workflows/story/week-table.ts';
import { whoWaits } from '../../workflows/story/who-waits.ts';
import { reportWords } from '../../workflows/story/words/report-in-language.ts';
import type { ReportFigure, ReportWords } from '../../workflows/story/words/report-words.ts';
import { storyWords, wordOf } from '../../workflows/story/words/story-in-language.ts';
import { buildCampaignFields } from '../../workflows/texts/contact-values.ts';
import { type Course, localClock, namesOf, whoIs } from './tell-campaign.ts';
import { tellWaiting, type WaitRow } from './tell-waiting.ts';

/** A level of a funnel; `share` is that of the widest level, for a bar; `plan` what the plan makes of so many leads. */
export interface FunnelLevel {
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly ofBefore?: string;
  readonly plan?: { readonly words: string; readonly share: number };
}

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
export interface Report {
  readonly language: string;
  readonly name: string;
  readonly words: ReportWords;
  readonly zone: string;
  readonly figures: readonly (readonly [ReportFigure, number])[];
  readonly dates: readonly { readonly when: string; readonly what: string }[];
  readonly contacts: readonly FunnelLevel[];
  readonly organisations: readonly FunnelLevel[];
  readonly funnelNotes: readonly string[];
  readonly weeks: readonly (readonly string[])[];
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
  const [headings = [], ...weeks] = weekRows(countWeeks(lines, clock), (date) => dayWords(date, year, words.clock));
  const named = [page.weeks.week, ...headings.slice(1).map((heading) => wordOf(page.weeks, heading))];
  return {
    language: words.language,
    name: buildCampaignFields(setup.campaign, language).name,
    words: page,
    zone: cityOf(timeZone),
    figures: figuresOf(summary),
    dates: dates.map(({ key, at }) => ({ when: clock.tell(at), what: wordOf(words.dates, key) })),
    ...tellFunnels(course, telling, page),
    weeks: [named, ...weeks.map(([week = '', ...cells]) => [week === 'all' ? page.weeks.all : week, ...cells])],
    waiting: tellWaiting(whoWaits(lines), { telling, page }),
    stories: pickStories(lines).map((story) => tellStory(story, course, { telling, page })),
  };
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

type Funnels = Pick<Report, 'contacts' | 'organisations' | 'funnelNotes'>;

function tellFunnels({ live, lines }: Course, { words }: Telling, page: ReportWords): Funnels {
  const { campaign, plan } = live.setup;
  const contacts = campaign.event ? Object.entries(countContacts(lines, live.state.eventStart)) : [];
  const counts = countOrganisations(lines);
  const chances = chancesOf(plan);
  const planned = LEVELS.map((level) => (counts.leads * chances.leads) / chances[level]);
  const quotes = openQuotes(lines, plan.funnel.quoted);
  const money = (amount: number) => moneyWords(String(amount), words.clock.thousands);
  const { capacity } = campaign.event ?? {};
  return {
    contacts: levelsOf(contacts, page),
    organisations: levelsOf(
      LEVELS.map((level) => [level, counts[level]]),
      page,
      { planned, comma: words.clock.thousands === ',' ? '.' : ',' },
    ),
    funnelNotes: [
      ...(capacity === undefined ? [] : [page.funnel.capacity(seatsTaken(lines), capacity)]),
      page.funnel.planNote(counts.leads),
      ...(quotes.organisations === 0
        ? []
        : [
            page.funnel.quotes({
              count: quotes.organisations,
              value: money(quotes.value),
              weighted: money(quotes.weighted),
            }),
          ]),
    ],
  };
}

/** Guests included, by the last that was said of each seat. */
function seatsTaken(lines: readonly StoryLine[]): number {
  let taken = 0;
  for (const story of groupLines(lines, 'enrollment').values()) {
    const seat = story.findLast(({ type }) => type === 'SeatTaken' || type === 'SeatReleased');
    if (seat?.type === 'SeatTaken') taken += 1 + (Number(fieldOf(seat, 'guests')) || 0);
  }
  return taken;
}

interface Planned {
  readonly planned: readonly number[];
  readonly comma: '.' | ',';
}

/** Below 20 a rate is shown as its two numbers. */
const RATE_FROM = 20;

function levelsOf(
  levels: readonly (readonly [string, number])[],
  { levels: names, funnel }: ReportWords,
  plan?: Planned,
): readonly FunnelLevel[] {
  const widest = Math.max(1, ...levels.map(([, count]) => count), ...(plan?.planned ?? []));
  return levels.map(([level, count], index) => {
    const before = levels[index - 1]?.[1];
    const planned = plan?.planned[index];
    const rate = before === undefined || before < RATE_FROM ? '' : ` (${Math.round((100 * count) / before)} %)`;
    return {
      name: wordOf(names, level),
      count,
      share: count / widest,
      ...(before !== undefined && { ofBefore: `${funnel.of(count, before)}${rate}` }),
      ...(planned !== undefined && { plan: { words: oneDecimal(planned, plan?.comma), share: planned / widest } }),
    };
  });
}

/** Whole numbers from ten on; below, a plan of half a customer is not one customer. */
function oneDecimal(value: number, comma = '.'): string {
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1).replace('.', comma);
}

function tellStory(
  { kind, enrollment, lines }: PickedStory,
  course: Course,
  { telling, page }: { readonly telling: Telling; readonly page: ReportWords },
): ToldStory {
  const contact = course.contactOf(enrollment);
  const { clock, elsewhere } = localClock(course.live, lines, telling);
  return {
    title: telling.words.stories[kind],
    who: contact ? whoIs(contact) : enrollment,
    ...(elsewhere !== undefined && { elsewhere: page.elsewhere(cityOf(elsewhere)) }),
    moments: tellMoments(lines, { ...telling, clock }),
  };
}

/** `Europe/Amsterdam` → `Amsterdam`. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
