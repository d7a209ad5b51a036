import { hashId } from '../../workflows/audience/hash-id.ts';
import type { Store } from '../../workflows/ports.ts';
import type { ReceiptAnswer, ReceivedEvent } from '../shared/cloud-ports.ts';
import { contactIds } from '../shared/contact-id.ts';
import { enrollmentId } from '../shared/launch-rows.ts';
import { sha256 } from '../shared/sha256.ts';
import type { ParsedEvent } from './parse-events.ts';

/** What is looked up: reads of single items, at most four an event. */
export type MatchStore = Pick<Store, 'enrollment' | 'touch' | 'claim'>;

interface Matched {
  readonly event: ParsedEvent;
  readonly key: string;
  readonly enrollment: string | undefined;
  readonly isKnown: boolean;
}

const AT_ONCE = 25;

/** Finds the enrollment of each event and tells what is taken, what was taken before, and what fits nobody. */
export async function matchEvents(store: MatchStore, webhookId: string, parsed: readonly ParsedEvent[]) {
  const matched: Matched[] = [];
  for (let from = 0; from < parsed.length; from += AT_ONCE) {
    const slice = parsed.slice(from, from + AT_ONCE);
    matched.push(...(await Promise.all(slice.map((event) => match(store, webhookId, event)))));
  }
  const seen = new Set<string>();
  const fresh = matched.filter(({ key, isKnown }) => {
    const isNew = !isKnown && !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const lost = fresh.filter(isUnmatched);
  const answer: ReceiptAnswer = {
    accepted: fresh.length - lost.length,
    duplicates: matched.length - fresh.length,
    unmatched: lost.map(({ event: { index, who } }) => ({
      index,
      ...(who.email !== undefined && { email: who.email }),
    })),
  };
  return { events: fresh.flatMap(receivedEvents), answer };
}

/** The claim of an event that fits nobody: whoever it is matched with later, it was told once. */
export function unmatchedKey(key: string): string {
  return `${key}.unmatched`;
}

function isUnmatched({ event, enrollment }: Matched): boolean {
  return event.type !== 'attendance.closed' && enrollment === undefined;
}

async function match(store: MatchStore, webhookId: string, event: ParsedEvent): Promise<Matched> {
  const key = keyOf(webhookId, event);
  const enrollment = await findEnrollment(store, event);
  const claim = event.id === undefined ? undefined : await claimOf(store, key);
  return { event, key, enrollment, isKnown: claim !== undefined };
}

async function claimOf(store: MatchStore, key: string) {
  const [taken, told] = await Promise.all([store.claim(key), store.claim(unmatchedKey(key))]);
  return taken ?? told;
}

/**
 * With an id of the sender's own, what the event says of whom: senders use the id of a guest or deal again for what
 * becomes of it, and that is not the same event. Without, its place in this delivery.
 */
function keyOf(webhookId: string, { id, index, type, campaign, says, who, task, occurredAt }: ParsedEvent): string {
  const what = says.map(({ signal }) => signal ?? occurredAt);
  const about = [task ?? '', who.email?.toLowerCase() ?? '', who.phone ?? '', who.lastName ?? ''];
  const parts = id === undefined ? ['delivery', webhookId, index] : ['id', type, campaign, id, what, about];
  return `webhook.${hashId(sha256(JSON.stringify(parts)))}`;
}

/** The task's where it names one, and then only if it is about nobody else; else by address or number. */
async function findEnrollment(store: MatchStore, event: ParsedEvent): Promise<string | undefined> {
  const { campaign, who, task } = event;
  const ids = contactIds(who).map((contact) => enrollmentId(campaign, contact));
  if (task !== undefined) return findByTask(store, event, ids);
  for (const id of ids) if (await store.enrollment(id)) return id;
  return undefined;
}

async function findByTask(
  store: MatchStore,
  { task = '', campaign }: ParsedEvent,
  ids: readonly string[],
): Promise<string | undefined> {
  const touch = await store.touch(task);
  if (touch?.enrollment === undefined || touch.campaign !== campaign) return undefined;
  if (touch.kind !== 'call' && touch.kind !== 'ask') return undefined;
  return ids.length === 0 || ids.includes(touch.enrollment) ? touch.enrollment : undefined;
}

function receivedEvents({ event, key, enrollment }: Matched): readonly ReceivedEvent[] {
  const { type, occurredAt, campaign, task, who, says } = event;
  return says.map(({ signal, data }, place) => ({
    type,
    occurredAt,
    campaign,
    ...(enrollment !== undefined && { enrollment }),
    ...(enrollment === undefined && Object.keys(who).length > 0 && { who }),
    ...(signal !== undefined && { signal }),
    ...(task !== undefined && { touch: task }),
    key: place === 0 ? key : `${key}.${place}`,
    ...(data && { data }),
  }));
}
