import type { Rep } from '../language/reps-schema.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** True when the rep's absences cover the local date of an instant; a weekend or holiday is no absence. */
export function isAbsent(live: LiveCampaign, rep: string, at: number): boolean {
  const date = live.setup.calendars.rep(rep).localDate(at);
  return (live.setup.reps.get(rep)?.absences ?? []).some((absence) => absence.from <= date && date <= absence.to);
}

/** Who stands in for an absent rep on that day: his deputy for that absence, else his own, if that one is there. */
export function deputyFor(live: LiveCampaign, rep: string, at: number): string | undefined {
  const setup = live.setup.reps.get(rep);
  const date = live.setup.calendars.rep(rep).localDate(at);
  const absence = setup?.absences.find(({ from, to }) => from <= date && date <= to);
  const deputy = absence?.deputy ?? setup?.deputy;
  if (deputy === undefined || !live.setup.reps.has(deputy) || isAbsent(live, deputy, at)) return undefined;
  return deputy;
}

const STANDS_IN = new WeakMap<LiveCampaign['setup']['reps'], ReadonlyMap<string, readonly string[]>>();

/** For whom a rep may be asked to stand in on some day: who names him as his deputy, ever or for one absence. */
export function mayStandInFor({ setup: { reps } }: LiveCampaign, deputy: string): readonly string[] {
  const known = STANDS_IN.get(reps) ?? byDeputy(reps);
  STANDS_IN.set(reps, known);
  return known.get(deputy) ?? [];
}

function byDeputy(reps: LiveCampaign['setup']['reps']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [rep, { deputy, absences }] of reps) {
    for (const name of new Set([deputy, ...absences.map((absence) => absence.deputy)])) {
      if (name === undefined || name === rep) continue;
      found.set(name, [...(found.get(name) ?? []), rep]);
    }
  }
  return found;
}

/** The rep himself, or while he is away his deputy; undefined when nobody is there. */
export function presentFor(live: LiveCampaign, rep: string, at: number): string | undefined {
  return isAbsent(live, rep, at) ? deputyFor(live, rep, at) : rep;
}

/** The absence from which a rep comes back on this date: no working day of his lies between. */
export function absenceBefore(live: LiveCampaign, rep: string, date: string): Absence | undefined {
  const calendar = live.setup.calendars.rep(rep);
  if (!calendar.isBusinessDay(date)) return undefined;
  const absences = live.setup.reps.get(rep)?.absences ?? [];
  return absences.find(({ to }) => to < date && calendar.nextBusinessDay(to) === date);
}

type Absence = Rep['absences'][number];
