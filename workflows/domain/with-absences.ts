import { type Calendar, createCalendar } from '../calendar/calendar.ts';
import type { Rep } from '../language/reps-schema.ts';
import type { CampaignState } from './campaign-state.ts';
import { type CampaignSetup, type LiveCampaign, repCalendarSpec } from './live-campaign.ts';
import { withVenue } from './with-venue.ts';

/**
 * A campaign as it runs now: its files, with where the event is since it was moved and what reps said of their absences
 * since laid over them, so that whoever asks sees it. Without either the setup stays the very same object.
 */
export function toLive(setup: CampaignSetup, state: CampaignState): LiveCampaign {
  const { absences, venue } = state;
  const there = venue === undefined ? setup : withVenue(setup, venue);
  return { setup: absences === undefined ? there : withAbsences(there, absences), state: asCopy(state) };
}

/** A restored copy is paused from the start: nothing is drawn, mailed or asked until it is told to take over. */
function asCopy(state: CampaignState): CampaignState {
  const { home, launchedAt } = state;
  if (home === undefined || state.paused) return state;
  return { ...state, paused: { at: launchedAt, by: 'baton', reason: `a restored copy of ${home}` } };
}

type Announced = NonNullable<CampaignState['absences']>;

interface Overlaid {
  readonly base: CampaignSetup;
  readonly setup: CampaignSetup;
}

/** Made once for each word on absences: a calendar remembers what it worked out. */
const OVERLAID = new WeakMap<Announced, Overlaid>();

function withAbsences(setup: CampaignSetup, announced: Announced): CampaignSetup {
  const known = OVERLAID.get(announced);
  if (known?.base === setup) return known.setup;
  const away = new Map<string, Rep>();
  for (const [email, absences] of Object.entries(announced)) {
    const rep = setup.reps.get(email);
    // The latest word first: it is the one that names the deputy of a day.
    if (rep && absences.length > 0)
      away.set(email, { ...rep, absences: [...absences.map(toAbsence), ...rep.absences] });
  }
  const calendars = new Map<string, Calendar>();
  const calendarOf = (email: string): Calendar => {
    const rep = away.get(email);
    if (!rep) return setup.calendars.rep(email);
    const made = calendars.get(email) ?? createCalendar(repCalendarSpec(setup.campaign, rep));
    calendars.set(email, made);
    return made;
  };
  const overlaid = {
    ...setup,
    reps: new Map([...setup.reps].map(([email, rep]) => [email, away.get(email) ?? rep])),
    calendars: { ...setup.calendars, rep: calendarOf },
  };
  OVERLAID.set(announced, { base: setup, setup: overlaid });
  return overlaid;
}

function toAbsence({ from, to, deputy }: Announced[string][number]): Rep['absences'][number] {
  return { from, to, ...(deputy !== undefined && { deputy }) };
}
