import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup, LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { why } from '../../workflows/domain/why.ts';
import { campaignDates } from '../../workflows/story/campaign-dates.ts';
import { countContacts, countOrganisations, shareWords } from '../../workflows/story/funnel.ts';
import { type PickedStory, pickStories } from '../../workflows/story/pick-stories.ts';
import { type OpenQuotes, openQuotes } from '../../workflows/story/quotes.ts';
import { moneyWords } from '../../workflows/story/signal-words.ts';
import { fieldOf, type StoryLine } from '../../workflows/story/story-line.ts';
import type { Telling } from '../../workflows/story/tell-line.ts';
import { createWallClock, dayWords, type WallClock } from '../../workflows/story/wall-clock.ts';
import { countWeeks, RESTATED, weekRows } from '../../workflows/story/week-table.ts';
import { reportWords } from '../../workflows/story/words/report-in-language.ts';
import { storyWords, wordOf } from '../../workflows/story/words/story-in-language.ts';
import type { StoryWords } from '../../workflows/story/words/story-words.ts';
import { fullName } from '../../workflows/texts/salutation.ts';
import { sourceWords } from '../../workflows/texts/source-words.ts';
import type { Summary } from './summary.ts';
import type { TimelineLine } from './timeline.ts';

/** A campaign as far as it went: rehearsed, or on its way. */
export interface Course {
  readonly live: LiveCampaign;
  readonly lines: readonly TimelineLine[];
  readonly summary: Summary;
  readonly contactOf: (enrollment: string) => Contact | undefined;
}

/** One part of what is told: a heading, tables (first row = headings) and sentences. */
export interface Chapter {
  readonly title: string;
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly lines: readonly string[];
}

/** What a campaign's course tells, in order: dates, weeks, seven stories, the funnel. Independent of the machine's zone and language. */
export function tellCampaign(course: Course): readonly Chapter[] {
  const { live, lines } = course;
  const { setup, state } = live;
  const year = Number(setup.calendars.campaign.localDate(state.launchedAt).slice(0, 4));
  const words = storyWords('en');
  const telling = { clock: createWallClock(setup.campaign.timeZone, year), names: namesOf(setup, words), words };
  const { clock } = telling;
  const anchors = { launch: state.launchedAt, eventStart: state.eventStart, eventEnd: state.eventEnd };
  const { settings, event } = setup.campaign;
  const { campaign: calendar } = setup.calendars;
  const dates = campaignDates({ settings, calendar, anchors, hasEvent: event !== undefined });
  const counted = countWeeks(lines, clock);
  const weeks = weekRows(counted, (date) => dayWords(date, year));
  const restated = counted.some(({ isRestated }) => isRestated) ? [reportWords('en').weeks.restated] : [];
  return [
    {
      title: 'The dates',
      tables: [],
      lines: dates.map(({ key, at }) => `${clock.tell(at).padEnd(17)}  ${wordOf(words.dates, key)}`),
    },
    { title: 'Week by week', tables: ASKED.map((names) => columnsOf(weeks, names)), lines: restated },
    ...pickStories(lines).map((story) => tellStory(story, course, telling)),
    { title: 'The funnel', ...tellFunnel(course) },
  ];
}

function tellStory({ kind, enrollment, lines }: PickedStory, course: Course, telling: Telling): Chapter {
  const contact = course.contactOf(enrollment);
  const { clock, elsewhere } = localClock(course.live, lines, telling);
  return {
    title: `${telling.words.stories[kind]}: ${contact ? whoIs(contact) : enrollment}${elsewhere === undefined ? '' : `, ${cityOf(elsewhere)} time`}`,
    tables: [],
    lines: why(lines, { ...telling, clock }),
  };
}

/** A story is told by the clock of its contact; `elsewhere` names the zone where it is not the campaign's. */
export function localClock(
  { setup, state }: LiveCampaign,
  lines: readonly StoryLine[],
  { clock, words }: Telling,
): { readonly clock: WallClock; readonly elsewhere?: string } {
  const started = lines.find(({ type }) => type === 'EnrollmentStarted');
  const timeZone = (started && fieldOf(started, 'timeZone')) || setup.campaign.timeZone;
  if (timeZone === setup.campaign.timeZone) return { clock };
  const year = Number(clock.weekOf(state.launchedAt).slice(0, 4));
  return { clock: createWallClock(timeZone, year, words.clock), elsewhere: timeZone };
}

/** Who was asked and who answered; what came of it. A page of text has no room for both beside each other. */
const ASKED: readonly (readonly string[])[] = [
  ['mails', 'calls', 'accepted', 'declined', 'maybe', 'came'],
  ['appointments', 'quotes', 'yes', 'no', 'released'],
];

/** These columns, and the weeks in which one of them says something or was counted anew. */
function columnsOf([headings = [], ...weeks]: readonly (readonly string[])[], names: readonly string[]): string[][] {
  const chosen = [0, ...names.map((name) => headings.indexOf(name))];
  const rows = weeks.map((week) => chosen.map((column) => week[column] ?? ''));
  return [
    chosen.map((column) => headings[column] ?? ''),
    ...rows.filter(([week = '', ...cells]) => week.endsWith(RESTATED) || cells.some((cell) => cell !== '')),
  ];
}

/** `Europe/Amsterdam` → `Amsterdam`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

export function whoIs(contact: Contact): string {
  return `${fullName(contact) || contact.email || 'a contact'}, ${contact.organisationName}`;
}

/** Names of reps and managers by address, of sources by id: a host is named in the campaign, the managers are their sides. */
export function namesOf({ campaign, plan, reps }: CampaignSetup, words: StoryWords): ReadonlyMap<string, string> {
  const { managers, event } = campaign;
  return new Map([
    [managers.marketing, words.managers.marketing],
    [managers.sales, words.managers.sales],
    ...(event?.host ? [[event.host.email, event.host.name] as const] : []),
    ...[...reps.values()].map(({ email, name }) => [email, name] as const),
    ...Object.keys(plan.sources).map((id) => [id, sourceWords(plan.sources, id, words.language)] as const),
  ]);
}

function tellFunnel({ live, lines, summary }: Course): Omit<Chapter, 'title'> {
  const contacts = live.setup.campaign.event && countContacts(lines, live.state.eventStart);
  const organisations = countOrganisations(lines);
  const { yes, no, released, void: voided } = summary.outcomes;
  const ended = yes + no + released + voided;
  return {
    tables: [
      ...(contacts ? [funnelRows('contacts', Object.entries(contacts))] : []),
      funnelRows('organisations', Object.entries(organisations)),
    ],
    lines: [
      ...quoteLines(openQuotes(lines, live.setup.plan.funnel.quoted)),
      `${summary.enrollments} enrolled: ${summary.open} open, ${ended} ended (${yes} yes, ${no} no, ${released} released, ${voided} void).`,
    ],
  };
}

function quoteLines({ organisations, value, margin, weighted }: OpenQuotes): string[] {
  if (organisations === 0) return [];
  const [worth, earned, expected] = [value, margin, weighted].map((amount) => moneyWords(String(amount)));
  return [`Quotes open: ${organisations}, value ${worth}, margin ${earned}, weighted by their chance ${expected}.`];
}

function funnelRows(unit: string, levels: readonly (readonly [string, number])[]): string[][] {
  const rows = levels.map(([level, count], index) => {
    const before = levels[index - 1]?.[1];
    return [level, String(count), before === undefined ? '' : shareWords(count, before)];
  });
  return [[unit, 'number', 'of the line before'], ...rows];
}
