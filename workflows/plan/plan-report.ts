import type { Calendar } from '../calendar/calendar.ts';
import type { Contact, Organisation } from '../domain/contact.ts';
import type { Plan } from '../language/plan-schema.ts';
import type { Rep } from '../language/reps-schema.ts';
import type { ContentUse, MeasuredTalks } from '../story/measured-talks.ts';
import { type OrganisationCourse, timePerLevel } from '../story/organisation-course.ts';
import type { LevelCount } from '../story/service-level-counts.ts';
import type { CallWeek } from './call-weeks.ts';
import { checkProfiles, type Said } from './check-profiles.ts';
import { chancesOf, type FunnelBack, funnelBack, LEVELS, type RepTarget, stepRates } from './funnel-back.ts';
import { countWords, shareWord, tableOf } from './plan-words.ts';
import { type Prospect, prospectsOf } from './prospects.ts';
import { qualify } from './qualify.ts';

/** Everything a plan is computed from. */
export interface PlanInput {
  readonly plan: Plan;
  readonly reps: readonly Rep[];
  readonly contacts: readonly Contact[];
  readonly organisations: readonly Organisation[];
  readonly weeks: readonly CallWeek[];
  /** What really happened so far, by organisation id; empty where nobody told. */
  readonly courses: ReadonlyMap<string, OrganisationCourse>;
  readonly levels: readonly LevelCount[];
  readonly talks: MeasuredTalks;
  readonly content: readonly ContentUse[];
  readonly calendar: Calendar;
}

/** One rep's line: what he owes, what it takes, what he has. */
export interface RepPlan {
  readonly rep: Rep;
  readonly target: RepTarget;
  readonly needs?: FunnelBack;
  /** His organisations of this audience. */
  readonly prospects: readonly Prospect[];
}

/** The plan computed: what is shown, and what stands in the spreadsheet. */
export interface PlanReport {
  readonly reps: readonly RepPlan[];
  readonly prospects: readonly Prospect[];
  readonly chapters: readonly PlanChapter[];
}

/** One part of what is told: a heading, tables (first row = headings) and sentences. */
export interface PlanChapter {
  readonly title: string;
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly lines: readonly string[];
}

/** Computes the plan of a campaign; pure, so that the same files give the same plan. */
export function reportPlan(input: PlanInput): PlanReport {
  const { plan, reps, contacts, organisations, courses } = input;
  const targets = new Map(reps.map((rep) => [rep.email, targetOf(plan, rep)]));
  const usual = plan.targets?.reps ?? {};
  const anyMargin = Object.values(usual).find(({ marginPerCustomer12Months }) => marginPerCustomer12Months);
  const usualMargin = (rep: string | undefined) =>
    targets.get(rep ?? '')?.marginPerCustomer12Months ?? anyMargin?.marginPerCustomer12Months;
  const prospects = prospectsOf({ plan, contacts, organisations, courses, usualMargin });
  const planned = reps.map((rep): RepPlan => {
    const target = targets.get(rep.email) ?? {};
    const owes = (target.customers ?? 0) > 0 || (target.marginInPeriod ?? 0) > 0;
    const own = prospects.filter((prospect) => prospect.rep === rep.email);
    return { rep, target, prospects: own, ...(owes && { needs: funnelBack(target, plan) }) };
  });
  const chapters = [tellFunnel(plan, planned), tellShare(plan, planned, prospects), tellCalls(input), tellLeads(input)];
  return {
    reps: planned,
    prospects,
    chapters: [...chapters, tellProfiles(input), ...tellTimes(input), ...tellLevels(input), ...tellUse(input)],
  };
}

/** A rep's own line wins over the plan's, key by key. */
function targetOf(plan: Plan, rep: Rep): RepTarget {
  return { ...plan.targets?.reps[rep.email], ...rep.target };
}

function tellFunnel(plan: Plan, planned: readonly RepPlan[]): PlanChapter {
  const chances = chancesOf(plan);
  const rows = planned.flatMap(({ rep, target, needs }) => {
    if (!needs) return [];
    const { levels, marginInPeriod, because } = needs;
    const margin = marginInPeriod === undefined ? '' : countWords(marginInPeriod);
    return [
      [
        ...[rep.name, countWords(levels.customers), target.by ?? ''],
        ...[levels.quoted, levels.visited, levels.approached, levels.leads].map(countWords),
        ...[margin, target.marginInPeriod === undefined ? '' : countWords(target.marginInPeriod)],
        because === 'margin' ? 'by the margin owed' : '',
      ],
    ];
  });
  const rates = stepRates(plan).map(({ from, to, rate }) => `${from} to ${to} ${shareWord(rate)}`);
  return {
    title: `The funnel, computed back from each rep's target (plan ${plan.plan}, ${plan.currency})`,
    tables: [
      tableOf(['rep', 'customers', 'by', 'quoted', 'visited', 'approached', 'leads', 'margin', 'owed', ''], rows),
    ],
    lines: [
      `Chance to become a customer: ${LEVELS.slice(0, -1)
        .map((level) => `${level} ${shareWord(chances[level])}`)
        .join(', ')}.`,
      `Step rates, which are something else: ${rates.join(', ')}.`,
    ],
  };
}

function tellShare(plan: Plan, planned: readonly RepPlan[], all: readonly Prospect[]): PlanChapter {
  const unassigned = all.filter(({ rep }) => !planned.some((one) => one.rep.email === rep));
  const rows = planned.map(({ rep, prospects, needs }) => shareRow(rep.name, prospects, needs));
  const rest = unassigned.length > 0 ? [shareRow('nobody', unassigned, undefined)] : [];
  const sum = shareRow('all', all, undefined);
  return {
    title: 'What this audience brings of it',
    tables: [
      tableOf(
        ['rep', 'organisations', 'of leads needed', 'customers to expect', 'weighted margin'],
        [...rows, ...rest, sum],
      ),
    ],
    lines: [
      `Counted in organisations; a chance or margin of the audience file goes before the plan's. ${plan.currency}.`,
    ],
  };
}

function shareRow(name: string, prospects: readonly Prospect[], needs: FunnelBack | undefined): readonly string[] {
  const expected = prospects.reduce((sum, { chance }) => sum + chance, 0);
  const weighted = prospects.reduce((sum, prospect) => sum + (prospect.weighted ?? 0), 0);
  const of = needs ? `${countWords(needs.levels.leads)}, ${shareWord(prospects.length / needs.levels.leads)}` : '';
  return [name, countWords(prospects.length), of, expected.toFixed(1), countWords(weighted)];
}

function tellCalls({ weeks, reps }: PlanInput): PlanChapter {
  const nameOf = new Map(reps.map(({ email, name }) => [email, name]));
  const busy = weeks.filter(({ calls, days }) => calls > 0 || days === 0);
  const rows = busy.map(({ rep, week, days, hours, room, calls, others }) => [
    ...[nameOf.get(rep) ?? rep, week, String(days), hours.toFixed(1), String(room), String(calls), String(others)],
    calls + others > room ? `${calls + others - room} too many` : '',
  ]);
  return {
    title: 'Calls, a rep and week',
    tables: [tableOf(['rep', 'week of', 'days', 'hours', 'room', 'calls', 'other campaigns', ''], rows)],
    lines: ['Expected by the rates under rehearsal. Room: callsPerDay on each day that is no holiday and no absence.'],
  };
}

function tellLeads({ plan, contacts, organisations }: PlanInput): PlanChapter {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const leads = contacts.filter(({ stage }) => stage === 'lead');
  const scores = leads.flatMap((contact) => {
    const made = qualify(plan, { contact, organisation: byId.get(contact.organisation), facts: {} });
    return made ? [made] : [];
  });
  const bands = (['A', 'B', 'C', 'D'] as const).map((band) => [
    band,
    countWords(scores.filter((score) => score.band === band).length),
  ]);
  const { qualifiedLeads, wonAtLeast } = plan.targets?.marketing ?? {};
  const monthly = plan.serviceLevels.marketing.handOver.qualifiedPerMonth;
  const owed = [
    ...(qualifiedLeads === undefined ? [] : [`Marketing owes ${countWords(qualifiedLeads)} qualified leads`]),
    ...(monthly === undefined ? [] : [`${countWords(monthly)} a month`]),
    ...(wonAtLeast === undefined ? [] : [`of which sales wins at least ${countWords(wonAtLeast)}`]),
  ];
  const met = scores.filter((score) => score.met).length;
  const missing = leads.length - met;
  return {
    title: 'Qualified leads',
    tables: scores.length > 0 ? [tableOf(['score band', 'leads now'], bands)] : [],
    lines: [
      owed.length > 0 ? `${owed.join(', ')}.` : 'The plan owes no number of qualified leads.',
      plan.qualified
        ? `By what is known before anything is sent, ${countWords(met)} of ${countWords(leads.length)} leads here meet the criteria; of ${countWords(missing)} something is missing or not known yet.`
        : 'The plan has no criteria (qualified:).',
    ],
  };
}

function tellProfiles({ plan, contacts, organisations, courses }: PlanInput): PlanChapter {
  const members = Map.groupBy(contacts, ({ organisation }) => organisation);
  const said = organisations.flatMap((organisation): Said[] => {
    const [contact] = members.get(organisation.id) ?? [];
    const answer = contact?.stage === 'customer' ? 'yes' : courses.get(organisation.id)?.answer;
    return contact && answer ? [{ contact, organisation, answer }] : [];
  });
  const rows = checkProfiles(plan, said).map(({ segment, fits, others, holds }) => [
    segment,
    `${fits.yes} yes, ${fits.no} no`,
    `${others.yes} yes, ${others.no} no`,
    holds === undefined ? 'too few answers' : holds ? 'holds' : 'does not hold: look at it again',
  ]);
  return {
    title: 'Ideal customer profile, against who really said yes and no',
    tables: rows.length > 0 ? [tableOf(['segment', 'fits', 'others', ''], rows)] : [],
    lines: rows.length > 0 ? [] : ['The plan has no profiles.'],
  };
}

function tellTimes({ courses, calendar }: PlanInput): readonly PlanChapter[] {
  if (courses.size === 0) return [];
  const between = (from: number, to: number) =>
    calendar.dateSpanBusinessDays(calendar.localDate(from), calendar.localDate(to));
  const rows = timePerLevel(courses, between).map(({ from, organisations, median, p80 }) => [
    `${LEVELS[from]} to ${LEVELS[from + 1]}`,
    ...[organisations, median, p80].map(countWords),
  ]);
  return [
    {
      title: 'Time per level, in business days',
      tables: [tableOf(['step', 'organisations', 'median', '80 % within'], rows)],
      lines: [],
    },
  ];
}

function tellLevels({ levels, courses }: PlanInput): readonly PlanChapter[] {
  if (courses.size === 0) return [];
  const rows = levels.map(({ level, side, due, warned, breached }) => [
    ...[level, side, countWords(due), countWords(warned), countWords(breached)],
    due === 0 ? '' : `${due - breached} of ${due}${due < RATE_FROM ? '' : `, ${shareWord((due - breached) / due)}`}`,
  ]);
  return [
    {
      title: 'Service levels',
      tables: [tableOf(['level', 'owed by', 'fell due', 'warned', 'breached', 'met'], rows)],
      lines: ['Undone counts as a breach. While a rep is away his time does not run.'],
    },
  ];
}

/** Below it a rate is shown as its two numbers. */
const RATE_FROM = 20;

/** Is the campaign remembered, does it lead to appointments, and what of its content is really used. */
function tellUse({ talks, content, courses }: PlanInput): readonly PlanChapter[] {
  if (courses.size === 0) return [];
  const { asked, remembered, reached, appointments, fromEvent, byCall } = talks;
  const of = (count: number, all: number) =>
    `${count} of ${all}${all < RATE_FROM ? '' : `, ${shareWord(count / all)}`}`;
  const rows = content.map(({ name, sent, used }) => [name, countWords(sent), countWords(used)]);
  return [
    {
      title: 'Talks and content',
      tables: [tableOf(['text', 'sent', 'fetched or answered'], rows)],
      lines: [
        `Remembered us: ${of(remembered, asked)} talks in which it was noted.`,
        `Appointments: ${of(appointments, reached)} organisations spoken to; ${fromEvent} from the event, ${byCall} by call.`,
      ],
    },
  ];
}
