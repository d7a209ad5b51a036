/** Everything the oracle knows beside the timeline: campaign, reps, workflow, audience, each read by itself. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import {
  addBusinessDays,
  addDays,
  type Calendar,
  type Days,
  type Hours,
  instantOf,
  isWithin,
  isZone,
  localTime,
  parseHours,
  parseLocalInstant,
  placeOf,
} from './calendars.ts';
import { type Invitee, phoneKey, readAudience, readSuppressed } from './read-audience.ts';
import { type Announced, readAnnounced } from './read-script.ts';
import { asList, asText, asTree, readWorkflow, type Tree, type WorkflowRules } from './read-workflow.ts';

interface RepRules {
  readonly email: string;
  readonly name: string;
  readonly manager: string;
  readonly callsPerDay: number | undefined;
  readonly calendar: Calendar;
  /** Who stands in: for an absence by itself, else whenever he is away. */
  readonly deputyOn: (date: string) => string;
}

/** What one contact bears, as the campaign says it or as the defaults do. */
export interface Limits {
  readonly marketingMails: number;
  readonly serviceMails: number;
  readonly conversationsPerTwoWeeks: number;
  readonly unansweredCalls: number;
  readonly marketingMailsPerWeek: number;
  readonly touchesPerTwoWeeks: number;
  readonly touchesPerDay: number;
  /** False where a campaign sets a rest of its own: only the default is judged. */
  readonly callAfterMail: boolean;
  readonly callsOnEventDay: boolean;
}

export interface OracleInputs {
  readonly zone: string;
  readonly country: string;
  readonly language: string;
  readonly launchAt: number | undefined;
  readonly eventStartAt: number | undefined;
  readonly eventEndAt: number | undefined;
  /** `settings.handOff.at` in the calendar of whom it is about; event.start unless both sides agreed otherwise. */
  readonly handOffAtIn: (calendar: Calendar) => number | undefined;
  readonly handOffWho: string;
  readonly calendar: Calendar;
  /** Persons who may have a seat: capacity times overbooking; undefined without a capacity. */
  readonly seats: number | undefined;
  readonly quiet: readonly Days[];
  readonly decisionDay: { readonly weekday: number; readonly minute: number };
  readonly decisionRounds: number;
  readonly hasTieBreak: boolean;
  readonly callsPerOrganisationPerDay: number;
  readonly limits: Limits;
  readonly managers: ReadonlySet<string>;
  readonly host: string;
  readonly reps: ReadonlyMap<string, RepRules>;
  /** Away since an instant, as a script tells while the campaign runs. */
  readonly announced: readonly Announced[];
  readonly invitees: ReadonlyMap<string, Invitee>;
  readonly suppressed: ReadonlySet<string>;
  readonly workflow: WorkflowRules;
  /** The campaign's setting, else the workflow's default: `settings.callReminder.spacing`. */
  readonly setting: (name: string) => string;
}

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Languages and zones a country gives by itself; countries with several are left to the campaign. */
const BY_COUNTRY: Readonly<Record<string, readonly [zone: string, language: string]>> = {
  NL: ['Europe/Amsterdam', 'nl'],
  DK: ['Europe/Copenhagen', 'da'],
  DE: ['Europe/Berlin', 'de'],
  GB: ['Europe/London', 'en'],
  BE: ['Europe/Brussels', ''],
  AT: ['Europe/Vienna', 'de'],
  FR: ['Europe/Paris', ''],
};

function zoneOfCountry(country: string): string | undefined {
  return BY_COUNTRY[country]?.[0];
}

export function languageOfCountry(country: string): string | undefined {
  return BY_COUNTRY[country]?.[1] || undefined;
}

const weekdayNumber = (name: string): number => DAY_NAMES.indexOf(name.trim().toLowerCase().slice(0, 3)) + 1;

/** `mon-thu`, `fri`, `mon, wed` → weekdays, Monday 1. */
function weekdaysOf(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(weekdayNumber);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).filter((day) => day > 0);
  });
}

function hoursList(value: unknown): readonly Hours[] {
  return asList(value).flatMap((text) => parseHours(asText(text)) ?? []);
}

function weekOf(days: readonly number[], hours: readonly Hours[]): ReadonlyMap<number, readonly Hours[]> {
  return new Map(days.map((day) => [day, hours]));
}

function repHours(value: unknown, campaign: Calendar): ReadonlyMap<number, readonly Hours[]> {
  if (value === undefined || value === null) return campaign.hours;
  if (typeof value === 'string' || Array.isArray(value)) return weekOf([...campaign.hours.keys()], hoursList(value));
  return new Map(
    Object.entries(asTree(value)).flatMap(([days, hours]) =>
      weekdaysOf(days).map((day): [number, readonly Hours[]] => [day, hoursList(hours)]),
    ),
  );
}

function spansOf(value: unknown): readonly Days[] {
  return asList(value)
    .map(asTree)
    .map(({ from, to }) => ({ from: asText(from), to: asText(to) || asText(from) }));
}

/** `DE-HH`, `nl` or `none` as a file writes it. */
function readPlace(text: string): string {
  const [country = '', region = ''] = text.split('-');
  return text === 'none' ? text : placeOf(country.toUpperCase(), region);
}

function readCalendar(campaign: Tree, zone: string): Calendar {
  const calendar = asTree(campaign.calendar);
  const days = asList(calendar.days ?? ['mon', 'tue', 'wed', 'thu', 'fri']).map((day) => weekdayNumber(asText(day)));
  const holidays = asText(calendar.holidays) || asText(campaign.country).toUpperCase() || 'none';
  return {
    zone,
    hours: weekOf(days, hoursList(calendar.hours ?? '09:00-17:30')),
    holidays: readPlace(holidays),
    closed: new Set(asList(calendar.closed).map(asText)),
    away: [],
  };
}

function readReps(file: unknown, campaign: Calendar): ReadonlyMap<string, RepRules> {
  const list = Array.isArray(file) ? file : asList(asTree(file).reps);
  return new Map(
    list.map(asTree).map((rep) => {
      const email = asText(rep.email).toLowerCase();
      const calendar: Calendar = {
        ...campaign,
        zone: asText(rep.timeZone) || campaign.zone,
        hours: repHours(rep.hours, campaign),
        holidays: asText(rep.holidays) ? readPlace(asText(rep.holidays)) : campaign.holidays,
        away: spansOf(rep.absences),
      };
      const deputyOn = (date: string): string => {
        const absence = asList(rep.absences)
          .map(asTree)
          .find(({ from, to }) => isWithin(spansOf([{ from, to }]), date));
        return (asText(absence?.deputy) || asText(rep.deputy)).toLowerCase();
      };
      const callsPerDay = typeof rep.callsPerDay === 'number' ? rep.callsPerDay : undefined;
      return [email, { email, name: asText(rep.name), manager: asText(rep.manager), callsPerDay, calendar, deputyOn }];
    }),
  );
}

const POINT =
  /^(launch|event\.start|event\.end)(?:\s*([+-])\s*(\d+)\s+(business day|day|week|hour|minute)s?)?(?:\s+(\d{2}):(\d{2}))?$/;

/** A point as campaign files write it, in the campaign's calendar; months and other bases are not needed here. */
export function pointAt(text: string, bases: Readonly<Record<string, number | undefined>>, calendar: Calendar) {
  const match = POINT.exec(text.trim());
  const base = match ? bases[match[1] ?? ''] : undefined;
  if (!match || base === undefined) return undefined;
  const count = Number(match[3] ?? 0) * (match[2] === '-' ? -1 : 1);
  if (match[4] === 'hour' || match[4] === 'minute') return base + count * (match[4] === 'hour' ? 3_600_000 : 60_000);
  const local = localTime(calendar.zone, base);
  const days = match[4] === 'week' ? count * 7 : count;
  const date = match[4] === 'business day' ? addBusinessDays(calendar, local.date, days) : addDays(local.date, days);
  return instantOf(calendar.zone, date, match[5] ? Number(match[5]) * 60 + Number(match[6]) : local.minute);
}

function settingReader(own: unknown, defaults: unknown): (name: string) => string {
  return (name) => {
    const path = name.replace(/^settings\./, '').split('.');
    const dig = (root: unknown) => path.reduce<unknown>((node, key) => asTree(node)[key], root);
    return asText(dig(own)) || asText(asTree(dig(defaults)).default);
  };
}

function decisionDayOf(campaign: Tree): { weekday: number; minute: number } {
  const [day = '', time = ''] = (asText(asTree(campaign.decisions).day) || 'monday 09:00').split(/\s+/);
  const [hour = '9', minute = '0'] = time.split(':');
  return { weekday: weekdayNumber(day), minute: Number(hour) * 60 + Number(minute) };
}

function eventTimes(campaign: Tree, zone: string, setting: (name: string) => string) {
  const event = asTree(campaign.event);
  const launchAt = parseLocalInstant(asText(campaign.launchAt), zone);
  const eventStartAt = parseLocalInstant(asText(event.start), zone);
  const eventEndAt = parseLocalInstant(asText(event.end), zone);
  const bases = { launch: launchAt, 'event.start': eventStartAt, 'event.end': eventEndAt };
  const handOffAtIn = (own: Calendar) => pointAt(setting('handOff.at') || 'event.start', bases, own);
  return { launchAt, eventStartAt, eventEndAt, handOffAtIn };
}

function seatsOf({ capacity, overbooking }: Tree): number | undefined {
  if (typeof capacity !== 'number') return undefined;
  const percent = Math.round((typeof overbooking === 'number' ? overbooking : 1.15) * 100);
  return Math.floor((capacity * percent) / 100);
}

function limitsOf(limits: Tree): Limits {
  const budget = asTree(limits.budget);
  const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
  return {
    marketingMails: number(budget.marketingMails, 4),
    serviceMails: number(budget.serviceMails, 3),
    conversationsPerTwoWeeks: number(budget.conversationsPerTwoWeeks, 2),
    unansweredCalls: number(limits.unansweredCalls, 6),
    marketingMailsPerWeek: number(limits.marketingMailsPerWeek, 1),
    touchesPerTwoWeeks: number(limits.touchesPerTwoWeeks, 3),
    touchesPerDay: number(limits.touchesPerDay, 1),
    callAfterMail: limits.callAfterMail === undefined,
    callsOnEventDay: limits.callsOnEventDay === true,
  };
}

function managersOf(campaign: Tree, reps: ReadonlyMap<string, RepRules>): ReadonlySet<string> {
  const named = Object.values(asTree(campaign.managers)).map(asText);
  const ofReps = [...reps.values()].map((rep) => rep.manager);
  return new Set([...named, ...ofReps].map((address) => address.toLowerCase()).filter(Boolean));
}

const BUILT_IN = fileURLToPath(new URL('../../workflows/built-in/', import.meta.url));

/** Reads a campaign folder; throws on a file that is not there or is no YAML: nothing can be judged then. */
export function readInputs(campaignPath: string, scriptPath?: string): OracleInputs {
  const folder = dirname(campaignPath);
  const readTree = (path: string): unknown => parseYaml(readFileSync(path, 'utf8'));
  const campaign = asTree(readTree(campaignPath));
  const country = asText(campaign.country).toUpperCase();
  const zone = asText(campaign.timeZone) || zoneOfCountry(country) || 'UTC';
  const calendar = readCalendar(campaign, zone);
  const name = asText(campaign.workflow);
  const workflow = readWorkflow(
    readTree(/\.ya?ml$/.test(name) ? resolve(folder, name) : resolve(BUILT_IN, `${name}.yaml`)),
  );
  const reps = readReps(readTree(resolve(folder, asText(campaign.reps) || 'reps.yaml')), calendar);
  const audience = asText(campaign.audience) || asText(asTree(campaign.audience).file);
  const setting = settingReader(campaign.settings, workflow.settings);
  const suppress = asList(asTree(campaign.audience).suppress).map((path) => resolve(folder, asText(path)));
  const limit = asTree(campaign.limits).callsPerOrganisationPerDay;
  return {
    zone,
    country,
    language: asText(campaign.language) || languageOfCountry(country) || '',
    ...eventTimes(campaign, zone, setting),
    handOffWho: setting('handOff.who') || 'all',
    calendar,
    seats: seatsOf(asTree(campaign.event)),
    quiet: spansOf(asTree(campaign.calendar).quiet),
    decisionDay: decisionDayOf(campaign),
    decisionRounds: Number(asTree(campaign.decisions).rounds ?? 2),
    hasTieBreak: asText(asTree(campaign.managers).tieBreak) !== '',
    callsPerOrganisationPerDay: typeof limit === 'number' ? limit : 1,
    limits: limitsOf(asTree(campaign.limits)),
    managers: managersOf(campaign, reps),
    host: asText(asTree(asTree(campaign.event).host).email).toLowerCase(),
    reps,
    announced: scriptPath === undefined ? [] : readAnnounced(scriptPath, zone),
    invitees: readAudience(readFileSync(resolve(folder, audience))),
    suppressed: new Set(suppress.flatMap((path) => [...readSuppressed(readFileSync(path))])),
    workflow,
    setting,
  };
}

/**
 * The audience's row of a contact of the timeline; undefined for walk-ins and whoever was added later. `anna+2@…` is
 * the row of `anna@…` again: `--contacts` repeats the audience.
 */
export function inviteeOf(inputs: OracleInputs, contact: string): Invitee | undefined {
  const { invitees } = inputs;
  const address = contact.toLowerCase();
  return invitees.get(address) ?? invitees.get(address.replace(/\+\d+@/, '@')) ?? invitees.get(phoneKey(contact));
}

/** The zone a contact must be served in: the row's, the country's, the campaign's; undefined where it is not ours to say. */
export function expectedZone(inputs: OracleInputs, invitee: Invitee): string | undefined {
  if (invitee.timeZone && isZone(invitee.timeZone)) return invitee.timeZone;
  if (!invitee.country) return inputs.zone;
  return zoneOfCountry(invitee.country);
}

/** The campaign's hours in the contact's zone, with the holidays of the contact's country. */
export function contactCalendar(inputs: OracleInputs, contact: string, zone: string): Calendar {
  const invitee = inviteeOf(inputs, contact);
  const own = invitee?.country ? placeOf(invitee.country, invitee.region) : inputs.calendar.holidays;
  return { ...inputs.calendar, zone, holidays: inputs.calendar.holidays === 'none' ? 'none' : own };
}
