import type { Point } from '../language/time-values.ts';
import type { CampaignState } from './campaign-state.ts';
import { deputyFor, isAbsent } from './deputy.ts';
import type { Situation } from './draft.ts';
import type { ForeseenMove } from './foresee-move.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** What moving the event does, in numbers of contacts (seminar rule 15). */
export interface MoveNumbers {
  readonly accepted: number;
  /** Whom they bring. */
  readonly guests: number;
  /** Of the accepted: told by mail at once, or by call task, and by which rep. */
  readonly mailNow: number;
  readonly callNow: Readonly<Record<string, number>>;
  /** Neither may be mailed nor called. */
  readonly unreachable: number;
  readonly tentative: number;
  readonly waiting: number;
  readonly declinedForDate: number;
  readonly declinedOtherwise: number;
  readonly silent: number;
  /** Of the silent: whose mails or calls go at another time, are dropped, or fit again. */
  readonly retimed: number;
  /** Of all: waiting for a person. */
  readonly held: number;
}

/** Who cannot be there, and what falls together with what, on the new date. */
export interface Collisions {
  readonly holidays: readonly { readonly country: string; readonly contacts: number }[];
  readonly away: readonly { readonly rep: string; readonly deputy?: string }[];
  /** Where holidays give the thank-you mail another date in some countries: each date with its countries. */
  readonly thankYou: readonly { readonly date: string; readonly countries: readonly string[] }[];
}

/** Counts a plan's lines. */
export function countMove(lines: readonly ForeseenMove[]): MoveNumbers {
  const of = (group: ForeseenMove['group']) => lines.filter((line) => line.group === group);
  const accepted = of('accepted');
  const told = accepted.map(({ added: [first] }) => first);
  const callNow: Record<string, number> = {};
  for (const first of told) {
    if (first?.kind === 'call') callNow[first.rep ?? ''] = (callNow[first.rep ?? ''] ?? 0) + 1;
  }
  return {
    accepted: accepted.length,
    guests: accepted.reduce((sum, { guests }) => sum + guests, 0),
    mailNow: told.filter((first) => first?.kind === 'mail').length,
    callNow,
    unreachable: accepted.filter(({ added, isHeld }) => added.length === 0 && !isHeld).length,
    tentative: of('tentative').length,
    waiting: of('waiting').length,
    declinedForDate: of('declined-date').length,
    declinedOtherwise: of('declined').length,
    silent: of('silent').length,
    retimed: of('silent').filter(({ added, dropped }) => added.length + dropped.length > 0).length,
    held: lines.filter(({ isHeld }) => isHeld).length,
  };
}

/** Holidays and absences on the day of the event, and what they do to the thank-you mail. */
export function findCollisions(situations: readonly Situation[], live: LiveCampaign, next: CampaignState): Collisions {
  const byCountry = Map.groupBy(situations, ({ contact }) => contact.country ?? 'unknown country');
  const holidays = [...byCountry].flatMap(([country, those]) => {
    const contacts = those.filter(({ contact }) => {
      const calendar = live.setup.calendars.contact(contact);
      return !calendar.isBusinessDay(calendar.localDate(next.eventStart));
    }).length;
    return contacts > 0 ? [{ country, contacts }] : [];
  });
  const away = [...live.setup.reps.keys()]
    .filter((rep) => isAbsent(live, rep, next.eventStart))
    .map((rep) => {
      const deputy = deputyFor(live, rep, next.eventStart);
      return { rep, ...(deputy !== undefined && { deputy }) };
    });
  return { holidays: holidays.sort(byName), away, thankYou: thankYouDates(byCountry, live, next) };
}

function byName(left: { readonly country: string }, right: { readonly country: string }): number {
  return left.country < right.country ? -1 : 1;
}

function thankYouDates(
  byCountry: ReadonlyMap<string, readonly Situation[]>,
  live: LiveCampaign,
  { launchedAt, eventStart, eventEnd }: CampaignState,
): Collisions['thankYou'] {
  const point = live.setup.campaign.settings.thankYouAt;
  if (typeof point !== 'object' || !('base' in point)) return [];
  const dates = [...byCountry].flatMap(([country, [first]]) => {
    if (!first) return [];
    const calendar = live.setup.calendars.contact(first.contact);
    const at = calendar.pointAt(point as Point, { launch: launchedAt, eventStart, eventEnd });
    return [{ country, date: calendar.localDate(at) }];
  });
  const byDate = Map.groupBy(dates, ({ date }) => date);
  if (byDate.size < 2) return [];
  return [...byDate]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([date, those]) => ({ date, countries: those.map(({ country }) => country).sort() }));
}
