import { isSignalName, signalSpec } from '../signals.ts';
import type { AudienceLine } from './audience-review.ts';
import type { Contact } from './contact.ts';
import type { Draft } from './draft.ts';
import type { Enrollment, SignalData } from './enrollment.ts';
import type { DomainEvent } from './event.ts';

/**
 * What is left of a contact when everything that says who he is has gone: what figures are counted by, and what he
 * objected to, which holds for ever. His id stands for his address: whoever lists it again finds the objection.
 */
export function erasedContact(contact: Contact, now: number): Contact {
  const { schema, id, version, language, timeZone, organisation, stage, objectedAt, refusedAt } = contact;
  const { country, segment, source, emailClosed, phoneClosed } = contact;
  return {
    ...{ schema, id, version: version + 1, language, timeZone, organisation, stage },
    ...{ salutation: 'none', buyingRole: 'unknown', organisationName: '', more: {} },
    emailPermission: { status: contact.emailPermission.status },
    phonePermission: { status: contact.phonePermission.status },
    ...(country !== undefined && { country }),
    ...(segment !== undefined && { segment }),
    ...(source !== undefined && { source }),
    ...(objectedAt !== undefined && { objectedAt }),
    ...(refusedAt !== undefined && { refusedAt }),
    ...(emailClosed !== undefined && { emailClosed }),
    ...(phoneClosed !== undefined && { phoneClosed }),
    erasedAt: contact.erasedAt ?? now,
  };
}

/** Texts that are names from a list: of a file, of a currency; and the box that allows a confirmation by mail. */
const NAMES = ['file', 'currency', 'confirmByMail'];

/** The event without anybody's own words; undefined where it holds none. */
export function withoutWords(event: DomainEvent): DomainEvent | undefined {
  const { data: said, said: words, ...rest } = event.data;
  const kept = keepCounted(said, event.data.signal);
  const isClean = words === undefined && (said === undefined || Object.keys(kept).length === sizeOf(said));
  if (isClean) return undefined;
  return { ...event, data: { ...rest, ...(said !== undefined && { data: kept }) } };
}

/** Numbers, instants and choices stay: figures count by them. By the table of signals all else is somebody's own words. */
function keepCounted(said: unknown, signal: unknown): SignalData {
  if (typeof said !== 'object' || said === null) return {};
  const name = String(signal);
  const fields = isSignalName(name) ? signalSpec(name).fields : {};
  const isCounted = ([field, value]: readonly [string, unknown]): boolean =>
    typeof value !== 'string' || NAMES.includes(field) || (fields[field] !== undefined && fields[field] !== 'text');
  return Object.fromEntries(Object.entries(said).filter(isCounted));
}

/** Facts without anybody's own words; undefined where they hold none. */
export function factsWithoutWords(facts: Enrollment['facts']): Enrollment['facts'] | undefined {
  let isClean = true;
  const kept = Object.entries(facts).map(([name, fact]) => {
    const data = fact.data && keepCounted(fact.data, fact.signal);
    if (sizeOf(data) === sizeOf(fact.data)) return [name, fact] as const;
    isClean = false;
    return [name, { ...fact, ...(data && { data }) }] as const;
  });
  return isClean ? undefined : Object.fromEntries(kept);
}

/** His line of an audience under review: nobody's any more, and no part of it; undefined where it says nothing. */
export function erasedLine(line: AudienceLine, now: number): AudienceLine | undefined {
  const { schema, campaign, contact, version, row, givenTo } = line;
  if (row.contact.erasedAt !== undefined) return undefined;
  return {
    ...{ schema, campaign, contact, version: version + 1, gone: true, changedAt: now },
    row: { ...row, contact: erasedContact(row.contact, now) },
    ...(givenTo !== undefined && { givenTo }),
  };
}

function sizeOf(said: unknown): number {
  return typeof said === 'object' && said !== null ? Object.keys(said).length : 0;
}

/** When the data of one whose campaign ended without a yes have been kept long enough: counted from his last sign of life. */
export function retainedUntil({ next, live, contact, now }: Draft): number | undefined {
  if (next.outcome !== 'no' && next.outcome !== 'released') return undefined;
  const from = next.lastSignOfLifeAt ?? next.startedAt;
  return Math.max(now, live.setup.calendars.contact(contact).add(from, live.setup.campaign.retention, 1));
}
