import type { Contact, Organisation } from '../domain/contact.ts';
import type { Problem } from '../language/problem.ts';
import type { AudienceRep } from './read-rep.ts';

export type AssignBy = 'rep-column' | 'organisation' | 'segment' | 'capacity';

/** `leave`: contacts whose row names somebody who is no rep: they go to nobody until it is mended. */
export interface Assignment {
  readonly file: string;
  readonly contacts: readonly Contact[];
  readonly organisations: readonly Organisation[];
  readonly reps: readonly AudienceRep[];
  readonly order: readonly AssignBy[];
  readonly leave?: ReadonlySet<string>;
}

interface Group {
  readonly organisation: Organisation | undefined;
  readonly all: Contact[];
  readonly open: Contact[];
}

/**
 * Gives each contact without a rep one, tried in this order: `organisation` (who owns it, or has a colleague by the
 * column), `segment`, `capacity` (who has the fewest contacts a call of his day). All open contacts of one organisation
 * go to one rep, who can call their language where anybody can. The column itself always counts. The same input gives
 * the same answer; contacts keep their order.
 */
export function assignReps(input: Assignment): { readonly contacts: readonly Contact[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const load = new Map(input.reps.map((rep) => [rep.email, 0]));
  for (const { rep } of input.contacts) if (rep !== undefined) load.set(rep, (load.get(rep) ?? 0) + 1);
  const assigned = new Map<string, string>();
  for (const group of groupsOf(input)) {
    problems.push(...twoReps(input.file, group));
    if (group.open.length === 0) continue;
    const rep = repFor(group, input, load);
    if (rep === undefined) {
      problems.push(nobodyFor(input.file, group));
      continue;
    }
    for (const contact of group.open) assigned.set(contact.id, rep.email);
    load.set(rep.email, (load.get(rep.email) ?? 0) + group.open.length);
    problems.push(...foreignLanguages(input.file, group, rep));
  }
  const contacts = input.contacts.map((contact) => {
    const rep = assigned.get(contact.id);
    return rep === undefined ? contact : { ...contact, rep };
  });
  return { contacts, problems };
}

function groupsOf({ contacts, organisations, leave }: Assignment): Iterable<Group> {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const groups = new Map<string, Group>();
  for (const contact of contacts) {
    const organisation = byId.get(contact.organisation);
    const group = groups.get(contact.organisation) ?? { organisation, all: [], open: [] };
    groups.set(contact.organisation, group);
    group.all.push(contact);
    if (contact.rep === undefined && leave?.has(contact.id) !== true) group.open.push(contact);
  }
  return groups.values();
}

function repFor(group: Group, { reps, order }: Assignment, load: ReadonlyMap<string, number>): AudienceRep | undefined {
  const able = mostAble(group, reps);
  const busy = (rep: AudienceRep) => (load.get(rep.email) ?? 0) / Math.max(rep.callsPerDay ?? 1, 0.01);
  const idlest = (some: readonly AudienceRep[]) =>
    some.reduce<AudienceRep | undefined>((best, rep) => (best && busy(best) <= busy(rep) ? best : rep), undefined);
  for (const by of order) {
    if (by === 'rep-column') continue;
    const found = by === 'organisation' ? repOfOrganisation(group, reps) : undefined;
    const segment = group.open[0]?.segment ?? group.organisation?.segment;
    const ofSegment =
      by === 'segment' ? able.filter((rep) => segment !== undefined && rep.segments?.includes(segment)) : [];
    const rep = found ?? idlest(by === 'capacity' ? able : ofSegment);
    if (rep !== undefined) return rep;
  }
  return undefined;
}

/** Who owns the organisation, else who has most of its contacts by the column; the first of equals. */
function repOfOrganisation(group: Group, reps: readonly AudienceRep[]): AudienceRep | undefined {
  const owner = reps.find((rep) => rep.email === group.organisation?.owner);
  if (owner !== undefined) return owner;
  const count = (rep: AudienceRep) => group.all.filter((contact) => contact.rep === rep.email).length;
  const [most] = reps.filter((rep) => count(rep) > 0).sort((one, other) => count(other) - count(one));
  return most;
}

/** Those who can call the most of these contacts. */
function mostAble(group: Group, reps: readonly AudienceRep[]): readonly AudienceRep[] {
  const count = (rep: AudienceRep) => group.open.filter((contact) => canCall(rep, contact.language)).length;
  const best = Math.max(0, ...reps.map(count));
  return reps.filter((rep) => count(rep) === best);
}

function canCall(rep: AudienceRep, language: string): boolean {
  return rep.languages === undefined || rep.languages.length === 0 || rep.languages.includes(language);
}

function twoReps(file: string, group: Group): Problem[] {
  const named = new Set(group.all.flatMap((contact) => contact.rep ?? []));
  if (named.size < 2) return [];
  const message = `${nameOf(group)} has contacts of ${[...named].join(' and ')}. One organisation has one owner: write one of them.`;
  return [{ file, path: 'rep', message, severity: 'warning' }];
}

function foreignLanguages(file: string, group: Group, rep: AudienceRep): Problem[] {
  const missing = new Set(group.open.flatMap(({ language }) => (canCall(rep, language) ? [] : language)));
  if (missing.size === 0) return [];
  const spoken = rep.languages?.join(', ') ?? '';
  const message = `${nameOf(group)} goes to ${rep.email}, who can call in ${spoken}, not in ${[...missing].join(', ')}.`;
  return [{ file, path: 'rep', message, severity: 'warning' }];
}

function nobodyFor(file: string, group: Group): Problem {
  const message = `${nameOf(group)} goes to nobody: no rep fits by audience.assign. Add "capacity" there, or write the rep in the column.`;
  return { file, path: 'rep', message, severity: 'error' };
}

function nameOf(group: Group): string {
  return group.organisation?.name ?? group.all[0]?.organisationName ?? 'An organisation';
}
