import type { AudienceLine, AudienceReview } from '../../../workflows/domain/audience-review.ts';
import type { CampaignState } from '../../../workflows/domain/campaign-state.ts';
import type { Contact, Organisation } from '../../../workflows/domain/contact.ts';
import type { Enrollment, TokenItem } from '../../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { KeptObjection } from '../../../workflows/domain/kept-objection.ts';
import type { Seats } from '../../../workflows/domain/seats.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import type { Change, Claim, CommitResult, Member, Refusal, Store } from '../../../workflows/ports.ts';
import { compareText } from '../past-order.ts';
import { createCheckIndex } from './check-index.ts';
import { createTaskIndex } from './task-index.ts';

/** What the table's stream tells of a commit: it is delivered after it, at least once. */
export interface Streamed {
  readonly enrollment: Enrollment | undefined;
  readonly token: TokenItem | undefined;
  readonly events: readonly DomainEvent[];
  /** Each takes the place of the one with its key. */
  readonly rewritten: readonly DomainEvent[] | undefined;
}

/** The table in memory: what is stored is never changed afterwards, so nothing is copied. */
export interface MemoryStore extends Store {
  readonly items: MemoryItems;
  /** A campaign as it stands now, read at once. */
  stateOf(campaign: string): CampaignState | undefined;
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
  /** Name of the table each campaign lives in. */
  readonly homes: Map<string, string>;
  readonly seats: Map<string, Seats>;
  readonly reviews: Map<string, AudienceReview>;
  /** By `<campaign> <contact>`. */
  readonly lines: Map<string, AudienceLine>;
  readonly objections: Map<string, KeptObjection>;
}

function noItems(): MemoryItems {
  return {
    enrollments: new Map(),
    tokens: new Map(),
    contacts: new Map(),
    organisations: new Map(),
    touches: new Map(),
    claims: new Map(),
    campaigns: new Map(),
    homes: new Map(),
    seats: new Map(),
    reviews: new Map(),
    lines: new Map(),
    objections: new Map(),
  };
}

interface TableOptions {
  /** @default `memory` */
  readonly name?: string;
  /** Restored from a copy of this one; else empty. */
  readonly from?: MemoryItems;
}

/** A table; `stream` is called once for each commit, in order. */
export function createMemoryStore(
  stream: (streamed: Streamed) => void,
  { name = 'memory', from }: TableOptions = {},
): MemoryStore {
  const items = noItems();
  const checks = createCheckIndex(items.enrollments);
  const tasks = createTaskIndex();
  const byCampaign = new Map<string, SortedIds>();
  const members = new Map<string, Member[]>();

  const write = createWriting(items, { name, checks, tasks, byCampaign, members });
  const stateOf = (id: string): CampaignState | undefined => {
    const state = items.campaigns.get(id);
    const home = items.homes.get(id) ?? name;
    return state && home !== name ? { ...state, home } : state;
  };
  if (from) for (const change of changesOf(from)) write(change);

  return {
    items,
    stateOf,
    nextCheckAt: checks.next,
    enrollment: async (id) => items.enrollments.get(id),
    token: async (id) => items.tokens.get(id),
    contact: async (id) => items.contacts.get(id),
    organisation: async (id) => items.organisations.get(id),
    touch: async (id) => items.touches.get(id),
    around: async ({ contact, organisation, touch, campaign }, asked) => ({
      contact: items.contacts.get(contact),
      organisation: items.organisations.get(organisation),
      touch: touch && items.touches.get(touch.id),
      seats: asked.seats ? items.seats.get(campaign) : undefined,
    }),
    claim: async (key) => items.claims.get(key),
    campaignState: async (id) => stateOf(id),
    seats: async (campaign) => items.seats.get(campaign),
    audienceReview: async (campaign) => items.reviews.get(campaign),
    reviewed: async () => [...items.reviews.keys()].sort(compareText),
    audienceLine: async (campaign, contact) => items.lines.get(lineId(campaign, contact)),
    audienceLines: async (campaign) =>
      [...items.lines.values()]
        .filter((line) => line.campaign === campaign)
        .sort((one, other) => compareText(one.contact, other.contact)),
    objections: async (ids) => ids.flatMap((id) => items.objections.get(id) ?? []),
    tasksOf: async (rep) => tasks.of(rep),
    enrollmentsOf: async (campaign, after, limit) =>
      idsOf(byCampaign, campaign)
        .after(after, limit)
        .map((id) => items.enrollments.get(id))
        .filter((enrollment) => enrollment !== undefined),
    membersOf: async (id) => members.get(id)?.toSorted(byEnrollment) ?? [],
    checksBefore: async (at, limit) => checks.before(at, limit),
    commit: async (change): Promise<CommitResult> => {
      const reason = refusalOf(items, change);
      if (reason) return { ok: false, reason };
      write(change);
      const { enrollment, token, events = [], rewritten } = change;
      stream({ enrollment, token, events, rewritten });
      return { ok: true };
    },
  };
}

interface Lists {
  readonly name: string;
  readonly checks: ReturnType<typeof createCheckIndex>;
  readonly tasks: ReturnType<typeof createTaskIndex>;
  readonly byCampaign: Map<string, SortedIds>;
  readonly members: Map<string, Member[]>;
}

/** Puts what a change holds into its place, and into the indexes. */
function createWriting(
  items: MemoryItems,
  { name, checks, tasks, byCampaign, members }: Lists,
): (change: Change) => void {
  return (change) => {
    const { enrollment, token, contact, organisation, campaign, seats, claim } = change;
    if (enrollment) {
      if (!items.enrollments.has(enrollment.id)) {
        idsOf(byCampaign, enrollment.campaign).add(enrollment.id);
        addMember(members, enrollment);
      }
      const before = items.enrollments.get(enrollment.id);
      items.enrollments.set(enrollment.id, enrollment);
      if (before?.checkAt !== enrollment.checkAt) checks.add(enrollment);
    }
    if (token) items.tokens.set(token.enrollment, token);
    if (contact) items.contacts.set(contact.id, contact);
    if (organisation) items.organisations.set(organisation.id, organisation);
    if (campaign) {
      const { home = name, ...state } = campaign;
      items.campaigns.set(campaign.id, state);
      items.homes.set(campaign.id, home);
    }
    if (seats) items.seats.set(seats.id, seats);
    if (change.review) items.reviews.set(change.review.id, change.review);
    for (const line of change.lines ?? []) items.lines.set(lineId(line.campaign, line.contact), line);
    for (const objection of change.objections ?? []) items.objections.set(objection.id, objection);
    if (claim) items.claims.set(claim.key, claim);
    for (const { next } of change.touches ?? []) {
      tasks.change(items.touches.get(next.id), next);
      items.touches.set(next.id, next);
    }
  };
}

/** Everything that stands in a table, an item each. */
function* changesOf(from: MemoryItems): Iterable<Change> {
  for (const enrollment of from.enrollments.values()) yield { enrollment };
  for (const token of from.tokens.values()) yield { token };
  for (const contact of from.contacts.values()) yield { contact };
  for (const organisation of from.organisations.values()) yield { organisation };
  for (const next of from.touches.values()) yield { touches: [{ next, ifStatus: 'absent' }] };
  for (const claim of from.claims.values()) yield { claim };
  for (const [id, state] of from.campaigns) {
    const home = from.homes.get(id);
    yield { campaign: home === undefined ? state : { ...state, home } };
  }
  for (const seats of from.seats.values()) yield { seats };
  for (const review of from.reviews.values()) yield { review };
  for (const line of from.lines.values()) yield { lines: [line] };
  for (const objection of from.objections.values()) yield { objections: [objection] };
}

/** Which of the transaction's conditions does not hold; the claim is looked at first, so that a repeat is always a duplicate. */
function refusalOf(items: MemoryItems, change: Change): Refusal | undefined {
  if (change.claim && items.claims.has(change.claim.key)) return 'duplicate';
  if (change.token && isOlder(change.token, items.tokens.get(change.token.enrollment))) return 'token';
  const { enrollment, unchanged, unchangedContact, unchangedOrganisation } = change;
  const { contact, organisation, campaign, seats } = change;
  if (enrollment && versionOf(items.enrollments, enrollment.id) !== enrollment.version - 1) return 'version';
  if (unchanged && versionOf(items.enrollments, unchanged.enrollment) !== unchanged.version) return 'version';
  if (unchangedContact && versionOf(items.contacts, unchangedContact.contact) !== unchangedContact.version)
    return 'version';
  if (
    unchangedOrganisation &&
    versionOf(items.organisations, unchangedOrganisation.organisation) !== unchangedOrganisation.version
  )
    return 'version';
  if (contact && versionOf(items.contacts, contact.id) !== contact.version - 1) return 'version';
  if (organisation && versionOf(items.organisations, organisation.id) !== organisation.version - 1) return 'version';
  if (campaign && versionOf(items.campaigns, campaign.id) !== campaign.version - 1) return 'version';
  if (seats && versionOf(items.seats, seats.id) !== seats.version - 1) return 'version';
  const { review, lines = [], objections = [] } = change;
  if (review && versionOf(items.reviews, review.id) !== review.version - 1) return 'version';
  for (const line of lines)
    if (versionOf(items.lines, lineId(line.campaign, line.contact)) !== line.version - 1) return 'version';
  for (const { id, version } of objections) if (versionOf(items.objections, id) !== version - 1) return 'version';
  for (const { next, ifStatus } of change.touches ?? []) {
    if ((items.touches.get(next.id)?.status ?? 'absent') !== ifStatus) return 'touch';
  }
  return undefined;
}

/** Ids hold no blank. */
function lineId(campaign: string, contact: string): string {
  return `${campaign} ${contact}`;
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

function addMember(members: Map<string, Member[]>, { id, organisation, contact, campaign }: Enrollment): void {
  const member = { enrollment: id, contact, campaign };
  const known = members.get(organisation);
  if (known) known.push(member);
  else members.set(organisation, [member]);
}

function byEnrollment(left: Member, right: Member): number {
  return left.enrollment < right.enrollment ? -1 : 1;
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
