import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import { CHECK_MARGIN_MS, type Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
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
  await writeNew(ports, { organisation: { ...row.organisation, version: 1 } });
  await writeNew(ports, { contact: { ...row.contact, version: 1 } });
  const enrollment = newEnrollment(live, row, ports.clock.now());
  const isNew = await writeNew(ports, { enrollment, events: [startedEvent(enrollment, row.contact)] });
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

function newEnrollment(live: LiveCampaign, { id, contact, paceFrom }: EnrollRow, now: number): Enrollment {
  const { workflow, campaign } = live.setup;
  const started = `${id}.1.0`;
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
    // Every attribute stands in it from the start: objects of one shape are copied ten times faster.
    outcome: undefined,
    reason: undefined,
    step: workflow.start,
    stay: 0,
    phase: 'answered',
    answer: { stay: 0, by: 'signal', next: workflow.start, at: now, cause: started, signalAt: now, version: 0 },
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
    eventRevision: live.state.eventRevision,
    nurtureRounds: 0,
    startedAt: now,
    lastSignOfLifeAt: undefined,
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
