import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup, LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { why } from '../../workflows/domain/why.ts';
import { campaignDates } from '../../workflows/story/campaign-dates.ts';
import { countContacts, countOrganisations, shareWords } from '../../workflows/story/funnel.ts';
import { type PickedStory, pickStories } from '../../workflows/story/pick-stories.ts';
import { type OpenQuotes, openQuotes } from '../../workflows/story/quotes.ts';
import { moneyWords } from '../../workflows/story/signal-words.ts';
import { fieldOf } from '../../workflows/story/story-line.ts';
import { createWallClock, dayWords, type WallClock } from '../../workflows/story/wall-clock.ts';
import { countWeeks, weekRows } from '../../workflows/story/week-table.ts';
import { fullName } from '../../workflows/texts/salutation.ts';
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

/** What a campaign's course tells, in order: dates, weeks, five stories, the funnel. Independent of the machine's zone and language. */
export function tellCampaign(course: Course): readonly Chapter[] {
  const { live, lines } = course;
  const { setup, state } = live;
  const year = Number(setup.calendars.campaign.localDate(state.launchedAt).slice(0, 4));
  const clock = createWallClock(setup.campaign.timeZone, year);
  const anchors = { launch: state.launchedAt, eventStart: state.eventStart, eventEnd: state.eventEnd };
  const { settings, event } = setup.campaign;
  const { campaign: calendar } = setup.calendars;
  const dates = campaignDates({ settings, calendar, anchors, hasEvent: event !== undefined });
  const weeks = weekRows(countWeeks(lines, clock), (date) => dayWords(date, year));
  return [
    { title: 'The dates', tables: [], lines: dates.map(({ what, at }) => `${clock.tell(at).padEnd(17)}  ${what}`) },
    { title: 'Week by week', tables: [weeks], lines: [] },
    ...pickStories(lines).map((story) => tellStory(story, course, clock)),
    { title: 'The funnel', ...tellFunnel(course) },
  ];
}

function tellStory({ title, enrollment, lines }: PickedStory, { live, contactOf }: Course, clock: WallClock): Chapter {
  const started = lines.find(({ type }) => type === 'EnrollmentStarted');
  const { setup, state } = live;
  const contact = contactOf(enrollment);
  const timeZone = (started && fieldOf(started, 'timeZone')) || setup.campaign.timeZone;
  const elsewhere = timeZone === setup.campaign.timeZone ? '' : `, ${timeZone} time`;
  const local =
    elsewhere === '' ? clock : createWallClock(timeZone, Number(clock.weekOf(state.launchedAt).slice(0, 4)));
  return {
    title: `${title}: ${contact ? whoIs(contact) : enrollment}${elsewhere}`,
    tables: [],
    lines: why(lines, { clock: local, names: namesOf(setup) }),
  };
}

function whoIs(contact: Contact): string {
  return `${fullName(contact) || contact.email || 'a contact'}, ${contact.organisationName}`;
}

/** Names of reps and managers by address: a host is named in the campaign, the managers are their sides. */
export function namesOf({ campaign, reps }: CampaignSetup): ReadonlyMap<string, string> {
  const { managers, event } = campaign;
  return new Map([
    [managers.marketing, 'the marketing manager'],
    [managers.sales, 'the sales manager'],
    ...(event?.host ? [[event.host.email, event.host.name] as const] : []),
    ...[...reps.values()].map(({ email, name }) => [email, name] as const),
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
