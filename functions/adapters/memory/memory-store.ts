import type { CampaignState } from '../../../workflows/domain/campaign-state.ts';
import type { Contact, Organisation } from '../../../workflows/domain/contact.ts';
import type { Enrollment, TokenItem } from '../../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import type { Change, Claim, CommitResult, Refusal, Store } from '../../../workflows/ports.ts';
import { createCheckIndex } from './check-index.ts';
import { createTaskIndex } from './task-index.ts';

/** What the table's stream tells of a commit: it is delivered after it, at least once. */
export interface Streamed {
  readonly enrollment?: Enrollment;
  readonly token?: TokenItem;
  readonly events: readonly DomainEvent[];
}

/** The table in memory: what is stored is never changed afterwards, so nothing is copied. */
export interface MemoryStore extends Store {
  readonly items: MemoryItems;
  /** The earliest `checkAt`, or one that was passed by: when a sweep may find something. */
  nextCheckAt(): number | undefined;
}

interface MemoryItems {
  readonly enrollments: Map<string, Enrollment>;
  readonly tokens: Map<string, TokenItem>;
  readonly contacts: Map<string, Contact>;
  readonly organisations: Map<string, Organisation>;
  readonly touches: Map<string, Touch>;
  readonly claims: Map<string, Claim>;
  readonly campaigns: Map<string, CampaignState>;
}

/** An empty table; `stream` is called once for each commit, in order. */
export function createMemoryStore(stream: (streamed: Streamed) => void): MemoryStore {
  const items: MemoryItems = {
    enrollments: new Map(),
    tokens: new Map(),
    contacts: new Map(),
    organisations: new Map(),
    touches: new Map(),
    claims: new Map(),
    campaigns: new Map(),
  };
  const checks = createCheckIndex(items.enrollments);
  const tasks = createTaskIndex();
  const byCampaign = new Map<string, SortedIds>();

  const write = (change: Change): void => {
    const { enrollment, token, contact, organisation, campaign, claim } = change;
    if (enrollment) {
      if (enrollment.version === 1) idsOf(byCampaign, enrollment.campaign).add(enrollment.id);
      const before = items.enrollments.get(enrollment.id);
      items.enrollments.set(enrollment.id, enrollment);
      if (before?.checkAt !== enrollment.checkAt) checks.add(enrollment);
    }
    if (token) items.tokens.set(token.enrollment, token);
    if (contact) items.contacts.set(contact.id, contact);
    if (organisation) items.organisations.set(organisation.id, organisation);
    if (campaign) items.campaigns.set(campaign.id, campaign);
    if (claim) items.claims.set(claim.key, claim);
    for (const { next } of change.touches ?? []) {
      tasks.change(items.touches.get(next.id), next);
      items.touches.set(next.id, next);
    }
  };

  return {
    items,
    nextCheckAt: checks.next,
    enrollment: async (id) => items.enrollments.get(id),
    token: async (id) => items.tokens.get(id),
    contact: async (id) => items.contacts.get(id),
    organisation: async (id) => items.organisations.get(id),
    touch: async (id) => items.touches.get(id),
    around: async ({ contact, organisation, touch }) => ({
      contact: items.contacts.get(contact),
      organisation: items.organisations.get(organisation),
      touch: touch && items.touches.get(touch.id),
    }),
    claim: async (key) => items.claims.get(key),
    campaignState: async (id) => items.campaigns.get(id),
    tasksOf: async (rep) => tasks.of(rep),
    enrollmentsOf: async (campaign, after, limit) =>
      idsOf(byCampaign, campaign)
        .after(after, limit)
        .flatMap((id) => items.enrollments.get(id) ?? []),
    checksBefore: async (at, limit) => checks.before(at, limit),
    commit: async (change): Promise<CommitResult> => {
      const reason = refusalOf(items, change);
      if (reason) return { ok: false, reason };
      write(change);
      const { enrollment, token, events } = change;
      stream({ ...(enrollment && { enrollment }), ...(token && { token }), events: events ?? [] });
      return { ok: true };
    },
  };
}

/** Which of the transaction's conditions does not hold; the claim is looked at first, so that a repeat is always a duplicate. */
function refusalOf(items: MemoryItems, change: Change): Refusal | undefined {
  if (change.claim && items.claims.has(change.claim.key)) return 'duplicate';
  if (change.token && isOlder(change.token, items.tokens.get(change.token.enrollment))) return 'token';
  const { enrollment, unchanged, unchangedContact, contact, organisation, campaign } = change;
  if (enrollment && versionOf(items.enrollments, enrollment.id) !== enrollment.version - 1) return 'version';
  if (unchanged && versionOf(items.enrollments, unchanged.enrollment) !== unchanged.version) return 'version';
  if (unchangedContact && versionOf(items.contacts, unchangedContact.contact) !== unchangedContact.version)
    return 'version';
  if (contact && versionOf(items.contacts, contact.id) !== contact.version - 1) return 'version';
  if (organisation && versionOf(items.organisations, organisation.id) !== organisation.version - 1) return 'version';
  if (campaign && versionOf(items.campaigns, campaign.id) !== campaign.version - 1) return 'version';
  for (const { next, ifStatus } of change.touches ?? []) {
    if ((items.touches.get(next.id)?.status ?? 'absent') !== ifStatus) return 'touch';
  }
  return undefined;
}

function versionOf(map: ReadonlyMap<string, { readonly version: number }>, id: string): number {
  return map.get(id)?.version ?? 0;
}

/** A later attempt, stay or run has been here: this token is a dead one. */
function isOlder(token: TokenItem, stored: TokenItem | undefined): boolean {
  if (!stored) return false;
  if (token.run !== stored.run) return token.run < stored.run;
  if (token.stay !== stored.stay) return token.stay < stored.stay;
  return token.attempt < stored.attempt;
}

interface SortedIds {
  add(id: string): void;
  after(id: string | undefined, limit: number): readonly string[];
}

function idsOf(byCampaign: Map<string, SortedIds>, campaign: string): SortedIds {
  const known = byCampaign.get(campaign);
  if (known) return known;
  const ids = createSortedIds();
  byCampaign.set(campaign, ids);
  return ids;
}

function createSortedIds(): SortedIds {
  const ids: string[] = [];
  let sorted = true;
  return {
    add: (id) => {
      ids.push(id);
      sorted = false;
    },
    after: (id, limit) => {
      if (!sorted) ids.sort();
      sorted = true;
      const from = id === undefined ? 0 : firstAfter(ids, id);
      return ids.slice(from, from + limit);
    },
  };
}

function firstAfter(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
