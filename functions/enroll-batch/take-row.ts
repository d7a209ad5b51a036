import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { recount } from '../../workflows/domain/hand-off.ts';
import { withKept } from '../../workflows/domain/kept-objection.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Change, Ports } from '../../workflows/ports.ts';
import type { WorkRow } from '../launch-campaign/launch-files.ts';
import type { OtherCampaigns } from '../launch-campaign/launch-ports.ts';
import { keptAgainst, type ObjectionPorts } from '../shared/kept-objections.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { type EnrollRow, enrollBatch } from './enroll-batch.ts';
import { type Applicant, refusalToJoin } from './may-join.ts';
import { mergeContact } from './merge-contact.ts';
import { updateEnrolled } from './update-enrolled.ts';

export interface TakePorts extends Ports {
  readonly otherCampaigns: OtherCampaigns;
  readonly addressKeys: ObjectionPorts['addressKeys'];
}

/** What became of a row. */
export type Became = 'enrolled' | 'updated' | 'unchanged' | { readonly reason: string };

/** Takes one row of an audience: enrols who may join, updates who is enrolled, says why of everybody else. Again it changes nothing more. */
export function takeRow(ports: TakePorts) {
  return async (campaign: string, written: WorkRow): Promise<Became> => {
    const enrolled = await ports.store.enrollment(written.id);
    if (enrolled && enrolled.stay > 0) {
      const { contact: file, base } = written;
      return base ? updateEnrolled(ports)({ enrollment: written.id, file, base }) : 'unchanged';
    }
    const live = await ports.campaigns.live(campaign);
    const applicant = await applicantOf(ports, live, written);
    const reason = enrolled ? undefined : refusalToJoin(live, applicant, ports.clock.now());
    if (reason !== undefined) {
      await tellRefused(ports, live, written, reason);
      return { reason };
    }
    const row = { ...written, contact: withKept(written.contact, applicant.kept) };
    if (applicant.stored) await takeOver(ports, row, { live, kept: applicant.kept });
    else if (row.joins || isKnownElsewhere(applicant.organisation, campaign)) await join(ports, row);
    const isNew = (await enrollBatch(ports)({ campaign, rows: [toEnroll(row, applicant)] })) > 0;
    return isNew ? 'enrolled' : 'unchanged';
  };
}

async function applicantOf(ports: TakePorts, live: LiveCampaign, row: WorkRow): Promise<Applicant> {
  const stored = await ports.store.contact(row.contact.id);
  const organisation = await ports.store.organisation(row.organisation.id);
  const open = stored ? await ports.otherCampaigns.openOf(stored.id) : [];
  const others = open.filter(({ campaign }) => campaign !== live.state.id);
  return {
    file: row.contact,
    stored,
    kept: await keptAgainst(ports, row.contact),
    organisation,
    others: await Promise.all(others.map((enrollment) => withCampaign(ports, enrollment))),
    ticked: row.ticked === true,
  };
}

/** A campaign that is not there any more has nobody in nurture. */
async function withCampaign(ports: Ports, enrollment: Enrollment): Promise<Applicant['others'][number]> {
  const { campaign } = enrollment;
  const isThere = (await ports.store.campaignState(campaign)) !== undefined;
  return { enrollment, ...(isThere && { live: await ports.campaigns.live(campaign) }) };
}

/** What we know of him goes before what the file says; whoever was in nurture alone makes way for this campaign. */
function toEnroll(row: WorkRow, { stored, others }: Applicant): EnrollRow {
  const isGuest = (stored ?? row.contact).stage === 'customer';
  return { ...row, ...(isGuest && { guest: true }), ...(others.length > 0 && { pausesOthers: true }) };
}

/** Written by another campaign first: this one's contacts have not been counted there. */
function isKnownElsewhere(organisation: Organisation | undefined, campaign: string): boolean {
  return organisation?.firstIn !== undefined && organisation.firstIn !== campaign;
}

/** A line of the campaign's own, once, however often the row comes. */
async function tellRefused(ports: Ports, { setup, state }: LiveCampaign, row: WorkRow, reason: string): Promise<void> {
  const key = `${state.id}.refused.${row.contact.id}`;
  const { file } = setup.campaign.audience;
  await untilWritten(ports, async () => {
    if (await ports.store.claim(key)) return undefined;
    const data = { file, line: row.line, reason };
    const event = { key, at: ports.clock.now(), type: 'RowRejected' as const, campaign: state.id, data };
    return { claim: { key, result: 'ignored' }, events: [event] };
  });
}

/** Somebody known from an earlier campaign, or from an earlier try: what the file says of him now. */
async function takeOver(
  ports: Ports,
  { contact: file, base }: WorkRow,
  { live, kept }: { readonly live: LiveCampaign; readonly kept: Applicant['kept'] },
): Promise<void> {
  await untilWritten(ports, async () => {
    const stored = await ports.store.contact(file.id);
    if (!stored) return undefined;
    if (stored.erasedAt !== undefined)
      return { contact: knownAgain(stored, file), ...(await countedAgain(ports, live, { stored, file })) };
    const merged = mergeContact(stored, file, base, ports.clock.now());
    const contact = withKept(merged.contact, kept);
    return contact === stored ? undefined : { contact: { ...contact, version: stored.version + 1 } };
  });
}

/** Of who was erased nothing is known but what he objected to: the file tells him anew, and raises nothing over that. */
function knownAgain({ version, objectedAt, refusedAt, emailClosed, phoneClosed }: Contact, file: Contact): Contact {
  return {
    ...file,
    version: version + 1,
    ...(objectedAt !== undefined && { objectedAt }),
    ...(refusedAt !== undefined && { refusedAt }),
    ...(emailClosed !== undefined && { emailClosed }),
    ...(phoneClosed !== undefined && { phoneClosed }),
  };
}

/** What he had become before he was erased counts no more at his organisation; he is what the file says. */
async function countedAgain(
  ports: Ports,
  { setup, state }: LiveCampaign,
  { stored, file }: { readonly stored: Contact; readonly file: Contact },
): Promise<Pick<Change, 'organisation' | 'events'>> {
  const organisation = await ports.store.organisation(stored.organisation);
  if (!organisation || stored.stage === file.stage || file.organisation !== organisation.id) return {};
  const move = { from: stored.stage, to: file.stage };
  const counts = recount(organisation, move, file.rep ?? setup.campaign.managers.sales);
  const { id, owner: from } = organisation;
  const of = { campaign: state.id, contact: file.id, organisation: id, at: ports.clock.now() };
  const data = { from, to: counts.owner };
  const told = { ...of, key: `${state.id}.owner.${file.id}`, type: 'OwnerChanged' as const, data };
  return {
    organisation: { ...organisation, ...counts, version: organisation.version + 1 },
    ...(counts.owner !== from && { events: [told] }),
  };
}

/** A new contact at an organisation that is followed up already: both are written together, so that he is counted once. */
async function join(ports: Ports, { contact, organisation: first }: WorkRow): Promise<void> {
  await untilWritten(ports, async () => {
    if (await ports.store.contact(contact.id)) return undefined;
    const organisation = (await ports.store.organisation(first.id)) ?? { ...first, version: 0 };
    return { contact: { ...contact, version: 1 }, organisation: counted(organisation, contact.stage) };
  });
}

function counted(organisation: Organisation, stage: WorkRow['contact']['stage']): Organisation {
  const isWithSales = stage === 'prospect' || stage === 'customer';
  return {
    ...organisation,
    version: organisation.version + 1,
    leads: (organisation.leads ?? 0) + Number(stage === 'lead'),
    withSales: (organisation.withSales ?? 0) + Number(isWithSales),
  };
}

/** Reads, decides and writes until nobody else wrote in between; `change` gives undefined where nothing is to be written. */
async function untilWritten(ports: Ports, change: () => Promise<Change | undefined>): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const next = await change();
    if (!next) return;
    const committed = await commitOrWait(ports, next, attempt);
    if (committed?.ok) return;
  }
  throw new Unavailable(`not enrolled after ${MAX_TRIES} tries`);
}
