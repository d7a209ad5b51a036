import { type Calendar, type CalendarSpec, createCalendar, type Weekday } from '../calendar/calendar.ts';
import type { Campaign } from '../language/campaign-schema.ts';
import type { Plan } from '../language/plan-schema.ts';
import type { Rep } from '../language/reps-schema.ts';
import type { Window } from '../language/time-values.ts';
import type { Workflow } from '../workflow.ts';
import type { CampaignState } from './campaign-state.ts';
import type { Contact } from './contact.ts';

/** What the files of a campaign say, ready to run. Never changes while it is held; a changed file is a new one. */
export interface CampaignSetup {
  readonly campaign: Campaign;
  readonly workflow: Workflow;
  readonly plan: Plan;
  readonly reps: ReadonlyMap<string, Rep>;
  readonly calendars: Calendars;
}

/** A campaign as it is now: its files and its state. */
export interface LiveCampaign {
  readonly setup: CampaignSetup;
  readonly state: CampaignState;
}

/** The calendar of whoever gets a touch. */
export interface Calendars {
  readonly campaign: Calendar;
  contact(contact: Contact): Calendar;
  /** Of an address that is no rep's: the campaign's. */
  rep(email: string): Calendar;
  /** The same without his absences: by it tries are spaced, whoever makes them while he is away. */
  week(email: string): Calendar;
}

const WHOLE_DAY: Window = { from: 0, to: 1440 };
const ALL_HOURS: Readonly<Record<Weekday, readonly Window[]>> = {
  1: [WHOLE_DAY],
  2: [WHOLE_DAY],
  3: [WHOLE_DAY],
  4: [WHOLE_DAY],
  5: [WHOLE_DAY],
  6: [WHOLE_DAY],
  7: [WHOLE_DAY],
};

/** The hours in which an `urgent` touch may reach somebody, any day: 07:00–21:00 local. */
export const URGENT_HOURS: Window = { from: 7 * 60, to: 21 * 60 };

const CLOCKS = new Map<string, Calendar>();

/** A calendar of a zone without hours, weekdays or holidays: plain local time. */
export function clockOf(zone: string): Calendar {
  const known = CLOCKS.get(zone);
  if (known) return known;
  const clock = createCalendar({ zone, hours: ALL_HOURS, holidays: 'none', closed: [], absences: [] });
  CLOCKS.set(zone, clock);
  return clock;
}

/** Builds the calendars of a campaign's people, each made once. `holidayKey` turns country and region into a key of the table. */
export function createCalendars(campaign: Campaign, reps: ReadonlyMap<string, Rep>, holidayKey: HolidayKey): Calendars {
  const byPlace = new Map<string, Map<string, Calendar>>();
  const byContact = new WeakMap<Contact, Calendar>();
  const byRep = new Map<string, Calendar>();
  const byWeek = new Map<string, Calendar>();
  const block = campaign.calendar;
  const common = { hours: block.hours, closed: block.closed, absences: [] };
  const ofCampaign = createCalendar({ ...common, zone: campaign.timeZone, holidays: block.holidays });
  const ofRep = (made: Map<string, Calendar>, email: string, toSpec: (rep: Rep) => CalendarSpec): Calendar => {
    const known = made.get(email);
    if (known) return known;
    const rep = reps.get(email);
    return rep ? keep(made, email, createCalendar(toSpec(rep))) : ofCampaign;
  };
  return {
    campaign: ofCampaign,
    contact: (contact) => {
      const known = byContact.get(contact);
      if (known) return known;
      const { timeZone: zone, country, region } = contact;
      const holidays = block.holidays === 'none' ? 'none' : (holidayKey(country, region) ?? block.holidays);
      const inZone = byPlace.get(zone) ?? keep(byPlace, zone, new Map<string, Calendar>());
      const made = inZone.get(holidays) ?? keep(inZone, holidays, createCalendar({ ...common, zone, holidays }));
      byContact.set(contact, made);
      return made;
    },
    rep: (email) => ofRep(byRep, email, (rep) => repCalendarSpec(campaign, rep)),
    week: (email) => ofRep(byWeek, email, (rep) => ({ ...repCalendarSpec(campaign, rep), absences: [] })),
  };
}

function keep<Key, Value>(made: Map<Key, Value>, key: Key, value: Value): Value {
  made.set(key, value);
  return value;
}

/** A rep's own hours and holidays, else the campaign's; his absences are no business days. */
export function repCalendarSpec({ timeZone, calendar: block }: Campaign, rep: Rep): CalendarSpec {
  return {
    zone: rep.timeZone ?? timeZone,
    hours: rep.hours ?? block.hours,
    holidays: rep.holidays ?? block.holidays,
    closed: block.closed,
    absences: rep.absences,
  };
}

/** Key of the holiday table for a country and a part of it; undefined where the table has neither. */
export type HolidayKey = (country: string | undefined, region: string | undefined) => string | undefined;
