import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { erasedContact, erasedLine, factsWithoutWords, withoutWords } from '../../workflows/domain/erase-contact.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { OtherCampaigns } from '../launch-campaign/launch-ports.ts';
import type { CampaignPointers, History, Objects, Reviews } from '../shared/cloud-ports.ts';
import { type ObjectionPorts, objectionsToKeep } from '../shared/kept-objections.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { commitOrWait, MAX_TRIES, transact } from '../shared/transact.ts';

export interface ErasePorts extends Ports {
  readonly addressKeys: ObjectionPorts['addressKeys'];
  readonly otherCampaigns: OtherCampaigns;
  readonly history: Pick<History, 'eventsOfEnrollment'>;
  readonly objects: Objects;
  readonly reviews: Pick<Reviews, 'of' | 'settle'>;
  readonly pointers: Pick<CampaignPointers, 'launched'>;
}

/** What an erasure removed, and what it found when it looked again: `left` is empty, or it has to be made again. */
export interface Erased {
  readonly contact: string;
  readonly erasedAt: number;
  readonly campaigns: readonly string[];
  /** Events that held somebody's own words. */
  readonly events: number;
  /** Rows of files, and lines of audiences under review. */
  readonly rows: number;
  /** Entries of review lists that named him by his address or number. */
  readonly entries: number;
  readonly left: readonly string[];
}

/**
 * Removes who somebody is, wherever it stands: what is open ends first, then words in the past, rows in files, lines of
 * audiences, entries that name him, and last his item, so that a worker who dies half-way leaves it to the next. Figures
 * stay. Again it finds nothing to remove.
 */
export function eraseContact(ports: ErasePorts) {
  return async (contact: string, at: number = ports.clock.now()): Promise<Erased> => {
    const enrollments = await endOpen(ports, contact, at);
    let events = 0;
    for (const { id } of enrollments) {
      events += await scrub(ports, id);
      await forgetSaid(ports, id);
    }
    const campaigns = enrollments.map(({ campaign }) => campaign);
    let [rows, entries] = [0, 0];
    for (const campaign of await campaignsWith(ports, campaigns)) {
      rows += (await filesWith(ports, campaign, contact, { remove: true })).rows;
      rows += await eraseLine(ports, { campaign, contact, at });
      entries += (await entriesWith(ports, campaign, contact, { remove: true })).length;
    }
    await writeErased(ports, contact, at);
    // A no that was taken back meanwhile opened one again; from here on none can.
    await endOpen(ports, contact, at);
    return { contact, erasedAt: at, campaigns, events, rows, entries, left: await whatIsLeft(ports, contact) };
  };
}

/** Ends what is open; returns all there are. */
async function endOpen(ports: ErasePorts, contact: string, at: number): Promise<readonly Enrollment[]> {
  const enrollments = await ports.otherCampaigns.allOf(contact);
  for (const { id, status } of enrollments) {
    if (status !== 'open') continue;
    const signal = { signal: 'erased', enrollment: id, by: 'system', occurredAt: at } as const;
    await receiveSignal(ports)({ ...signal, key: `erase.${id}` });
  }
  return enrollments;
}

/** His own, and every other one: in some he was on a list, or at the door, and was never enrolled. */
async function campaignsWith({ pointers }: ErasePorts, own: readonly string[]): Promise<readonly string[]> {
  return [...new Set([...own, ...(await pointers.launched())])];
}

/** What facts keep of what he said. */
async function forgetSaid(ports: Ports, id: string): Promise<void> {
  await transact(ports, id, ({ next }) => {
    const facts = factsWithoutWords(next.facts);
    if (facts === undefined) return { result: false };
    next.facts = facts;
    return { write: { enrollment: next }, result: true };
  });
}

interface Erasure {
  readonly campaign: string;
  readonly contact: string;
  readonly at: number;
}

/** How many lines: one or none. */
async function eraseLine(ports: ErasePorts, { campaign, contact, at }: Erasure): Promise<number> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const line = await ports.store.audienceLine(campaign, contact);
    const erased = line && erasedLine(line, at);
    if (!erased) return 0;
    if ((await commitOrWait(ports, { lines: [erased] }, attempt))?.ok) return 1;
  }
  throw new Error('erasing: the line of the audience could not be written');
}

/** Entries of a review list that name him by an address or a number of his. His item tells them, so it goes last. */
async function entriesWith(
  ports: ErasePorts,
  campaign: string,
  id: string,
  { remove }: { readonly remove: boolean },
): Promise<readonly string[]> {
  const contact = await ports.store.contact(id);
  const his = [contact?.email, contact?.phone, contact?.mobile].flatMap((known) => known?.toLowerCase() ?? []);
  if (his.length === 0) return [];
  const entries = (await ports.reviews.of(campaign)).filter(({ who }) =>
    Object.values(who).some((named) => his.includes(named.toLowerCase())),
  );
  if (remove) for (const entry of entries) await ports.reviews.settle(campaign, entry.id);
  return entries.map((entry) => entry.id);
}

/** As many as one transaction takes, with room. */
const AT_ONCE = 50;

async function scrub(ports: ErasePorts, enrollment: string): Promise<number> {
  const rewritten = (await ports.history.eventsOfEnrollment(enrollment)).flatMap((event) => withoutWords(event) ?? []);
  for (let from = 0; from < rewritten.length; from += AT_ONCE)
    await untilWritten(ports, rewritten.slice(from, from + AT_ONCE));
  return rewritten.length;
}

async function untilWritten(ports: Ports, rewritten: readonly DomainEvent[]): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if ((await commitOrWait(ports, { rewritten }, attempt))?.ok) return;
  }
  throw new Error('erasing: the past could not be written');
}

/** With it what he objected to is kept by each of his addresses: he may come back under another one. */
async function writeErased(ports: ErasePorts, id: string, at: number): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const contact = await ports.store.contact(id);
    if (!contact || contact.erasedAt !== undefined) return;
    const objections = await objectionsToKeep(ports, contact);
    if ((await commitOrWait(ports, { contact: erasedContact(contact, at), objections }, attempt))?.ok) return;
  }
  throw new Error('erasing: the contact could not be written');
}

/** Rows that name a contact, in the files of a campaign: what a launch brought, what it worked on, the audience kept. */
async function filesWith(
  { objects }: Pick<ErasePorts, 'objects'>,
  campaign: string,
  contact: string,
  { remove }: { readonly remove: boolean },
): Promise<{ readonly rows: number; readonly keys: readonly string[] }> {
  const prefixes = [`inbox/${campaign}/`, `outbox/${campaign}/`, `campaigns/${campaign}/`];
  const keys = (await Promise.all(prefixes.map((prefix) => objects.list(prefix)))).flat();
  const found: string[] = [];
  let rows = 0;
  for (const key of keys.filter((name) => name.endsWith('.jsonl'))) {
    const lines = ((await objects.get(key)) ?? '').split('\n');
    const kept = lines.filter((line) => !line.includes(`"${contact}"`));
    if (kept.length === lines.length) continue;
    rows += lines.length - kept.length;
    found.push(key);
    if (remove) await objects.put(key, kept.join('\n'));
  }
  return { rows, keys: found };
}

/** The proof: read again, nothing says who he was. */
async function whatIsLeft(ports: ErasePorts, contact: string): Promise<readonly string[]> {
  const left: string[] = [];
  const item = await ports.store.contact(contact);
  if (item && item.erasedAt === undefined) left.push('contact');
  const enrollments = await ports.otherCampaigns.allOf(contact);
  for (const { id, campaign, status, facts } of enrollments) {
    if (status === 'open') left.push(`${campaign}: open`);
    if (factsWithoutWords(facts) !== undefined) left.push(`${campaign}: facts`);
    const events = (await ports.history.eventsOfEnrollment(id)).filter((event) => withoutWords(event) !== undefined);
    if (events.length > 0) left.push(`${campaign}: ${events.length} events`);
  }
  for (const campaign of await campaignsWith(
    ports,
    enrollments.map((one) => one.campaign),
  )) {
    left.push(...(await filesWith(ports, campaign, contact, { remove: false })).keys);
    const line = await ports.store.audienceLine(campaign, contact);
    if (line && line.row.contact.erasedAt === undefined) left.push(`${campaign}: line of the audience`);
  }
  return left;
}
