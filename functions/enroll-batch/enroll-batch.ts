import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import { CHECK_MARGIN_MS, type Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { wholeContact } from '../../workflows/domain/whole-contact.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Change, Ports } from '../../workflows/ports.ts';
import { startRun } from '../shared/start-run.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';

/** One contact to be enrolled. `id` is the hash of campaign and contact, so that enrolling twice is the same enrollment. */
export interface EnrollRow {
  readonly id: string;
  readonly contact: Contact;
  readonly organisation: Organisation;
  /** No touch before this: launches are paced. */
  readonly paceFrom: number;
  /** The owner of the organisation wants him invited, whatever is open there. */
  readonly ticked?: true;
  /** A customer: default as his row says. */
  readonly guest?: true;
  /** Enrolled elsewhere, in nurture, which pauses until this enrollment has ended. */
  readonly pausesOthers?: true;
  /** The step he begins at; default: the start of the workflow. */
  readonly beginAt?: string;
}

/** Enrolls contacts and starts their executions; who is enrolled already stays as he is. Returns how many are new. */
export function enrollBatch(ports: Ports) {
  return async ({
    campaign,
    rows,
  }: {
    readonly campaign: string;
    readonly rows: readonly EnrollRow[];
  }): Promise<number> => {
    const live = await ports.campaigns.live(campaign);
    let enrolled = 0;
    for (const row of rows) if (await enroll(ports, live, row)) enrolled += 1;
    return enrolled;
  };
}

async function enroll(ports: Ports, live: LiveCampaign, row: EnrollRow): Promise<boolean> {
  const firstIn = live.state.id;
  await writeNew(ports, { organisation: { ...row.organisation, firstIn, version: 1 } });
  await writeNew(ports, { contact: { ...wholeContact(row.contact), version: 1 } });
  const enrollment = newEnrollment(live, row, ports.clock.now());
  const started = { enrollment, events: [startedEvent(enrollment, row.contact)] };
  const isNew = row.pausesOthers ? await writeJoined(ports, row, started) : await writeNew(ports, started);
  const current = isNew ? enrollment : await ports.store.enrollment(row.id);
  // Not entered yet: its start may have been lost. Starting twice is one start.
  if (current?.status === 'open' && current.stay === 0) await startRun(ports, current);
  return isNew;
}

/** Writes what must not exist yet; false where it does. */
async function writeNew(ports: Ports, change: Change): Promise<boolean> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const committed = await commitOrWait(ports, change, attempt);
    if (committed) return committed.ok;
  }
  throw new Unavailable(`not enrolled after ${MAX_TRIES} tries`);
}

/** With the enrollment the contact says that it goes before his others: written together, or not at all. */
async function writeJoined(
  ports: Ports,
  { id, contact: { id: contactId } }: EnrollRow,
  started: Change,
): Promise<boolean> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if (await ports.store.enrollment(id)) return false;
    const contact = await ports.store.contact(contactId);
    if (!contact) throw new Unavailable(`${contactId}: the contact is missing`);
    const joined = [...(contact.joined ?? []), id];
    const committed = await commitOrWait(
      ports,
      { ...started, contact: { ...contact, joined, version: contact.version + 1 } },
      attempt,
    );
    if (committed?.ok) return true;
  }
  throw new Unavailable(`not enrolled after ${MAX_TRIES} tries`);
}

/** Every attribute stands in it from the start: objects of one shape are copied ten times faster. */
type Whole<Item> = { readonly [Key in keyof Required<Item>]: Item[Key] };

function newEnrollment(
  live: LiveCampaign,
  { id, contact, paceFrom, guest, beginAt }: EnrollRow,
  now: number,
): Whole<Enrollment> {
  const { workflow, campaign } = live.setup;
  const started = `${id}.1.0`;
  const first = beginAt ?? workflow.start;
  return {
    schema: 1,
    id,
    contact: contact.id,
    organisation: contact.organisation,
    campaign: campaign.campaign,
    workflow: workflow.id,
    rep: contact.rep,
    run: 1,
    runStartedAt: now,
    runFirstStay: 0,
    version: 1,
    status: 'open',
    outcome: undefined,
    reason: undefined,
    step: first,
    stay: 0,
    phase: 'answered',
    answer: { stay: 0, by: 'signal', next: first, at: now, cause: started, signalAt: now, version: 0 },
    enteredAt: now,
    enteredBy: started,
    signalAt: now,
    touch: undefined,
    timer: undefined,
    rev: 0,
    facts: {},
    nurtured: [],
    hold: undefined,
    checkAt: now + CHECK_MARGIN_MS,
    checks: 0,
    paceFrom,
    answeredAt: [],
    moves: [],
    lastReport: undefined,
    given: undefined,
    eventRevision: live.state.eventRevision,
    nurtureRounds: 0,
    startedAt: now,
    lastSignOfLifeAt: undefined,
    spent: undefined,
    reply: undefined,
    undo: undefined,
    refusal: undefined,
    eraseAt: undefined,
    guest: guest || contact.stage === 'customer' ? true : undefined,
  };
}

function startedEvent(enrollment: Enrollment, contact: Contact) {
  return {
    key: `${enrollment.id}.1.0`,
    at: enrollment.startedAt,
    type: 'EnrollmentStarted' as const,
    campaign: enrollment.campaign,
    contact: contact.id,
    enrollment: enrollment.id,
    organisation: contact.organisation,
    data: {
      workflow: enrollment.workflow,
      stage: contact.stage,
      rep: contact.rep,
      source: contact.source,
      language: contact.language,
      timeZone: contact.timeZone,
    },
  };
}
