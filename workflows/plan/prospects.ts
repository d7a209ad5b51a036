import type { Contact, Organisation } from '../domain/contact.ts';
import type { Plan } from '../language/plan-schema.ts';
import { channelsFor } from '../permission/channels-for.ts';
import type { OrganisationCourse } from '../story/organisation-course.ts';
import { chancesOf, LEVELS, type Level } from './funnel-back.ts';
import { ownFigures } from './organisation-margin.ts';

/** An organisation of the audience as the plan sees it: how far it came, what it may bring, what comes next. */
export interface Prospect {
  readonly organisation: string;
  /** Address of its rep; absent while nobody is. */
  readonly rep?: string;
  /** The person to speak to first. */
  readonly contact: Contact;
  readonly segment?: string;
  readonly level: Level;
  /** Said no, or was let go: no chance is left, and it stands in no sum. */
  readonly over: boolean;
  readonly chance: number;
  readonly margin?: number;
  /** Margin × chance. */
  readonly weighted?: number;
  readonly next: string;
}

export interface ProspectInput {
  readonly plan: Plan;
  readonly contacts: readonly Contact[];
  readonly organisations: readonly Organisation[];
  /** By organisation id; empty before anything happened. */
  readonly courses: ReadonlyMap<string, OrganisationCourse>;
  /** A usual customer's margin in the first 12 months, by rep. */
  readonly usualMargin: (rep: string | undefined) => number | undefined;
}

/** Every organisation that may still become a customer, or became one; existing customers are guests and stand outside. */
export function prospectsOf(input: ProspectInput): readonly Prospect[] {
  const members = Map.groupBy(input.contacts, ({ organisation }) => organisation);
  return input.organisations.flatMap((organisation) => {
    const here = members.get(organisation.id) ?? [];
    const [first] = here;
    if (!first || here.some(({ stage }) => stage === 'customer')) return [];
    return [prospectOf(input, organisation, here.find(({ buyingRole }) => buyingRole === 'decides') ?? first, here)];
  });
}

function prospectOf(
  { plan, courses, usualMargin }: ProspectInput,
  organisation: Organisation,
  contact: Contact,
  members: readonly Contact[],
): Prospect {
  const course = courses.get(organisation.id);
  const own = members.map(({ more }) => ownFigures(more));
  const level = LEVELS[course?.level ?? 0] ?? 'leads';
  const over = course?.over === true;
  const said = own.find(({ chance }) => chance !== undefined)?.chance ?? course?.chance;
  const chance = over ? 0 : level === 'customers' ? 1 : (said ?? chancesOf(plan)[level]);
  const rep = members.find((member) => member.rep !== undefined)?.rep;
  const margin = own.find((figures) => figures.margin !== undefined)?.margin ?? course?.margin ?? usualMargin(rep);
  const segment = organisation.segment ?? contact.segment;
  return {
    ...{ organisation: organisation.name, contact, level, over, chance },
    ...(rep !== undefined && { rep }),
    ...(segment !== undefined && { segment }),
    ...(margin !== undefined && { margin, weighted: Math.round(margin * chance) }),
    next: over ? '' : (course?.next ?? firstTouch(members)),
  };
}

/** Before the launch: the first thing that reaches anybody there. */
function firstTouch(members: readonly Contact[]): string {
  const channels = members.map(channelsFor);
  if (channels.some(({ email }) => email.allowed)) return 'first mail';
  if (channels.some(({ phone }) => phone.allowed)) return 'first call';
  return channels.some(({ letter }) => letter.allowed) ? 'letter' : 'not approachable';
}
