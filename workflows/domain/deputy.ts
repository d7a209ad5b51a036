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
