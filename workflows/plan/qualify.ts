import type { Contact, Organisation } from '../domain/contact.ts';
import type { Fact } from '../domain/enrollment.ts';
import type { Plan } from '../language/plan-schema.ts';
import { type Criterion, daysOf, parseCriterion } from './criterion.ts';
import { fitProfile, type Mark } from './fit-profile.ts';

/** All that is known of a lead: from the audience file, and what calls, pages and the event taught. */
export interface Known {
  readonly contact: Contact;
  readonly organisation?: Organisation | undefined;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** One reason of a score, as people read it: `solution ✓`. */
interface Reason {
  readonly what: string;
  readonly mark: Mark;
  /** Points it gave. */
  readonly points?: number;
}

type Band = 'A' | 'B' | 'C' | 'D';

/** What the plan's criteria make of a lead. */
export interface Qualification {
  readonly points: number;
  readonly band: Band;
  readonly reasons: readonly Reason[];
  /** All that must hold does, and the points are enough. */
  readonly met: boolean;
  readonly readiness: 'ready' | 'interested';
}

/** Whether all that must hold does: asked after each thing learnt, and false for most for a long time. */
export function mayQualify(plan: Plan, known: Known): boolean {
  const { qualified } = plan;
  return qualified !== undefined && criteriaOf(qualified).must.every(({ criterion }) => holds(criterion, plan, known));
}

function holds(criterion: Criterion | undefined, plan: Plan, known: Known): boolean {
  return markOf(criterion, plan, known) === '✓';
}

/** Holds a lead against the criteria both sides signed; undefined where the plan has none. */
export function qualify(plan: Plan, known: Known): Qualification | undefined {
  const { qualified } = plan;
  if (!qualified) return undefined;
  const { must, signs: asked, ready } = criteriaOf(qualified);
  const musts = must.map(({ what, criterion }) => ({ what, mark: markOf(criterion, plan, known) }));
  const fit = fitProfile(plan, known);
  const profile = plan.profiles.length > 0 ? [{ what: 'profile', mark: fit.mark, points: fit.points }] : [];
  const signs = asked.filter(({ what }) => hasSign(what, known));
  const reasons = [...musts.filter(({ what }) => what !== 'profile'), ...profile, ...signs];
  const points = reasons.reduce((sum, reason) => sum + ('points' in reason ? (reason.points ?? 0) : 0), 0);
  return {
    points,
    band: bandOf(points, qualified.from),
    reasons,
    met: points >= qualified.from && musts.every(({ mark }) => mark === '✓'),
    readiness: ready && holds(ready, plan, known) ? 'ready' : 'interested',
  };
}

/** `70 points: role ✓, solution ?, profile ✓ 40, attended ✓ 20`. */
export function reasonWords({ points, reasons }: Qualification): string {
  const words = reasons.map(({ what, mark, points: gave }) => `${what} ${mark}${gave ? ` ${gave}` : ''}`);
  return `${points} points: ${words.join(', ')}`;
}

const USUAL_FROM = 50;

/** B is enough for a qualified lead, A half as much again, C half of it. */
function bandOf(points: number, from: number): Band {
  const enough = from > 0 ? from : USUAL_FROM;
  if (points >= enough * 1.5) return 'A';
  if (points >= enough) return 'B';
  return points >= enough / 2 ? 'C' : 'D';
}

function hasSign(name: string, { contact, facts }: Known): boolean {
  switch (name) {
    case 'attended':
      return facts.attendance?.value === 'attended' || facts.attendance?.value === 'left-early';
    case 'askedQuestion':
      return facts.replied !== undefined;
    case 'knowsUs':
      return contact.emailPermission.status === 'customer' || wasSpokenTo(facts);
    case 'accepted':
      return facts.response?.value === 'accepted';
    case 'spoken':
      return wasSpokenTo(facts);
    default:
      return facts[name] !== undefined;
  }
}

function wasSpokenTo(facts: Known['facts']): boolean {
  return facts.spoken !== undefined || facts.spokenAtEvent !== undefined || facts.appointment !== undefined;
}

type Qualified = NonNullable<Plan['qualified']>;

/** The plan's criteria, parsed. */
interface Criteria {
  readonly must: readonly { readonly what: string; readonly criterion: Criterion | undefined }[];
  readonly signs: readonly Reason[];
  readonly ready: Criterion | undefined;
}

/** A plan is read once: its criteria are asked after each thing learnt. */
const READ = new WeakMap<Qualified, Criteria>();

function criteriaOf(qualified: Qualified): Criteria {
  const known = READ.get(qualified);
  if (known) return known;
  const { must, points, readiness } = qualified;
  const read: Criteria = {
    must: must.map((text) => ({ what: text.split(/\s+/)[0] ?? text, criterion: parseCriterion(text) })),
    signs: Object.entries(points).flatMap(([what, gives]) =>
      gives === undefined ? [] : [{ what, mark: '✓', points: gives }],
    ),
    ready: readiness && parseCriterion(readiness.ready),
  };
  READ.set(qualified, read);
  return read;
}

function markOf(criterion: Criterion | undefined, plan: Plan, known: Known): Mark {
  if (!criterion) return '?';
  if (criterion.field === 'profile') return fitProfile(plan, known).mark;
  if (criterion.field === 'solution' && criterion.test === 'fits') return solutionFits(known);
  return markOfValue(criterion, knownValue(criterion.field, known));
}

function markOfValue(criterion: Criterion, value: string | undefined): Mark {
  if (value === undefined || value === '') return criterion.test === 'known' ? '✗' : '?';
  switch (criterion.test) {
    case 'known':
      return '✓';
    case 'fits':
      return saysYes(value);
    case 'in':
      return value === 'unknown' ? '?' : criterion.values.includes(value.toLowerCase()) ? '✓' : '✗';
    default: {
      const held = criterion.unit === 'days' ? daysOf(value) : Number(value);
      if (held === undefined || Number.isNaN(held)) return '?';
      return (criterion.test === 'at-most' ? held <= criterion.limit : held >= criterion.limit) ? '✓' : '✗';
    }
  }
}

const YES = ['yes', 'ja', 'fits', 'past', 'passer', 'passt'];
const NO = ['no', 'nee', 'nej', 'nein'];

function saysYes(value: string): Mark {
  const word = value.toLowerCase();
  if (YES.includes(word)) return '✓';
  return NO.includes(word) ? '✗' : '?';
}

const INTERESTED_FROM = 3;

/** Who wants an appointment or a quote has a problem we solve; else what a conversation taught, by its interest. */
function solutionFits({ contact, facts }: Known): Mark {
  const told = saysYes(contact.more.solution ?? '');
  if (told !== '?') return told;
  if (facts.appointment !== undefined || facts.quote !== undefined) return '✓';
  const interest = facts.spoken?.data?.interest ?? facts.spokenAtEvent?.data?.interest;
  if (typeof interest !== 'number') return '?';
  return interest >= INTERESTED_FROM ? '✓' : '✗';
}

/** What a call learns of somebody's role goes before what the file said. */
const ROLES = ['decides', 'advises', 'uses'];

/** Columns of the audience file that Baton does not know can be asked for too. */
function knownValue(field: string, { contact, organisation, facts }: Known): string | undefined {
  switch (field) {
    case 'role':
      return ROLES.find((role) => role === contact.more.role?.toLowerCase()) ?? contact.buyingRole;
    case 'segment':
      return organisation?.segment ?? contact.segment;
    case 'country':
      return organisation?.country ?? contact.country;
    case 'source':
      return contact.source;
    case 'timing':
      return textOf(facts.spoken?.data?.timing) ?? contact.more.timing;
    case 'interest':
      return textOf(facts.spoken?.data?.interest);
    default:
      return contact.more[field];
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
