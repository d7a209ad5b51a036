import { type AudienceLine, keeperOf } from '../../workflows/domain/audience-review.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { refusalToJoin } from '../enroll-batch/may-join.ts';
import { type AddedContact, readAdded } from '../review-audience/read-added.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import type { LineResult, ListAnswer } from './list-answer.ts';

/** Somebody whom a rep puts on his list, as a line; or why he is not invited. */
export type Addition =
  | { readonly ok: true; readonly line: AudienceLine }
  | { readonly ok: false; readonly problems: readonly string[] };

export type AddingPorts = Pick<Ports, 'store' | 'clock'>;

interface Added extends Pick<ListAnswer, 'campaign' | 'of' | 'person'> {
  readonly contact: AddedContact;
}

/** Holds a contact against what is known of him, his organisation, and the lists of all reps. Changes nothing. */
export async function planAddition(
  { store, clock }: AddingPorts,
  live: LiveCampaign,
  { campaign, of, person, contact }: Added,
): Promise<Addition> {
  const read = readAdded(live.setup, of, contact);
  if (!read.ok) return read;
  const { id } = read.row.contact;
  const organisation = (await store.organisation(read.row.organisation.id)) ?? read.row.organisation;
  const row = { ...read.row, organisation };
  const before = await store.audienceLine(campaign, id);
  if (before && !before.gone) return refuse(alreadyThere(live, before));
  const stored = await store.contact(id);
  const applicant = { file: row.contact, stored, organisation, others: [], ticked: true, kept: NOT_LOOKED_UP };
  const refused = refusalToJoin(live, applicant, clock.now());
  if (refused !== undefined) return refuse(`${nameOf(row.contact)}: ${refused}`);
  const act = { by: person, at: clock.now() };
  const changed = { changedAt: act.at, changedBy: person };
  const version = (before?.version ?? 0) + 1;
  return { ok: true, line: { schema: 1, campaign, contact: id, version, row, added: act, ...changed } };
}

/** What was kept of erased contacts is held against him when he is launched, as against every row. */
const NOT_LOOKED_UP = {};

function alreadyThere({ setup }: LiveCampaign, line: AudienceLine): string {
  return `${nameOf(line.row.contact)} is in the audience already, on the list of ${keeperOf(line, setup.campaign.managers.sales)}`;
}

function nameOf({ email, phone, mobile, id }: AudienceLine['row']['contact']): string {
  return email ?? phone ?? mobile ?? id;
}

function refuse(problem: string): Addition {
  return { ok: false, problems: [problem] };
}

type Adding =
  | { readonly ok: true; readonly lines: readonly { readonly line: string; readonly result: LineResult }[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Puts everybody named on the list, or nobody where one of them is refused; the same answer again is the same lines. */
export async function addContacts(ports: Ports, live: LiveCampaign, answer: ListAnswer): Promise<Adding> {
  const waiting: AddedContact[] = [];
  const told: { line: string; result: LineResult }[] = [];
  for (const contact of answer.added ?? []) {
    const read = readAdded(live.setup, answer.of, contact);
    const line = read.ok ? read.row.contact.id : '';
    if (read.ok && (await ports.store.claim(claimOf(answer, line)))) told.push({ line, result: 'repeated' });
    else {
      const planned = await planAddition(ports, live, { ...answer, contact });
      if (!planned.ok) return planned;
      waiting.push(contact);
    }
  }
  for (const contact of waiting) {
    const added = await addContact(ports, live, answer, contact);
    if (!added.ok) return added;
    told.push(...added.lines);
  }
  return { ok: true, lines: told };
}

/** One contact, in one transaction: what came between is seen by the next try. */
async function addContact(
  ports: Ports,
  live: LiveCampaign,
  answer: ListAnswer,
  contact: AddedContact,
): Promise<Adding> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const planned = await planAddition(ports, live, { ...answer, contact });
    if (!planned.ok) return planned;
    const line = planned.line.contact;
    const claim = { key: claimOf(answer, line), result: 'recorded' as const };
    const committed = await commitOrWait(ports, { claim, lines: [planned.line] }, attempt);
    if (committed?.ok) return { ok: true, lines: [{ line, result: 'recorded' }] };
    if (committed?.reason === 'duplicate') return { ok: true, lines: [{ line, result: 'repeated' }] };
  }
  throw new Unavailable(`${answer.campaign}: a line was not written after ${MAX_TRIES} tries`);
}

function claimOf({ campaign, of, nonce }: ListAnswer, line: string): string {
  return `audience.${campaign}.${of}.${line}.${nonce}`;
}
