import { fold } from '../../workflows/audience/fold.ts';
import { hashId } from '../../workflows/audience/hash-id.ts';
import { matchOrganisations } from '../../workflows/audience/match-organisations.ts';
import { present } from '../../workflows/audience/present.ts';
import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import { withFirstOwners } from '../../workflows/domain/hand-off.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { Workflow } from '../../workflows/workflow.ts';
import { enrollBatch } from '../enroll-batch/enroll-batch.ts';
import { contactIds } from '../shared/contact-id.ts';
import { enrollmentId } from '../shared/launch-rows.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { sha256 } from '../shared/sha256.ts';

/** A guest who was not invited, as the check-in page, the review list or a script knows him. */
export interface WalkIn {
  readonly campaign: string;
  /** The caller's own name for this act: the same key twice is one attendance. */
  readonly key: string;
  readonly lastName: string;
  readonly firstName?: string;
  /** Left out only for somebody's guest, who is of his organisation. */
  readonly organisation?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly guests?: number;
  readonly occurredAt?: number;
  /** Enrollment of the contact who brought him. */
  readonly guestOf?: string;
  /** The rep who met him: he is his while nobody owns his organisation. */
  readonly rep?: string;
  /** What he agreed to at the door, with the words he read. */
  readonly consent?: { readonly email?: string; readonly phone?: string };
}

export type WalkedIn =
  | { readonly ok: true; readonly enrollment: string; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'no-organisation'; readonly message: string };

/**
 * Whoever stands at the door becomes a contact with source `walk-in`, enrolled, and attends. He gets no invitation and
 * takes no seat away; what he may be sent follows from what he agreed to, else from the law. Somebody who was invited
 * after all attends as who he is. Done twice it is the same.
 */
export function addWalkIn(ports: Ports) {
  const receive = receiveSignal(ports);
  const enroll = enrollBatch(ports);
  return async (walkIn: WalkIn): Promise<WalkedIn> => {
    const { campaign, key, occurredAt = ports.clock.now(), guests } = walkIn;
    const live = await ports.campaigns.live(campaign);
    const host = await hostOf(ports, walkIn);
    const organisation = host?.organisationName ?? walkIn.organisation;
    if (organisation === undefined)
      return { ok: false, reason: 'no-organisation', message: 'name his organisation, or whose guest he is' };
    const ids = idsOf(walkIn, organisation);
    const known = await findEnrolled(ports, campaign, ids);
    const id = known ?? enrollmentId(campaign, ids[0] ?? '');
    let isNew = false;
    if (known === undefined) {
      const row = await rowOf(ports, live, walkIn, { id: ids[0] ?? '', organisation, host });
      isNew = (await enroll({ campaign, rows: [{ ...row, id }] })) > 0;
    }
    const data = guests === undefined ? {} : { data: { guests } };
    await receive({ key: `walk-in.${id}.${key}`, signal: 'attended', enrollment: id, by: 'host', occurredAt, ...data });
    return { ok: true, enrollment: id, isNew };
  };
}

async function hostOf({ store }: Ports, { guestOf }: WalkIn): Promise<Contact | undefined> {
  const enrollment = guestOf === undefined ? undefined : await store.enrollment(guestOf);
  return enrollment && store.contact(enrollment.contact);
}

/** As reading an audience makes them; of who leaves neither address nor number by his name and organisation. */
function idsOf({ email, phone, firstName = '', lastName }: WalkIn, organisation: string): readonly string[] {
  const ids = contactIds(present({ email, phone }));
  if (ids.length > 0) return ids;
  return [hashId(sha256(`walk-in:${fold(firstName)} ${fold(lastName)} ${fold(organisation)}`))];
}

async function findEnrolled({ store }: Ports, campaign: string, ids: readonly string[]): Promise<string | undefined> {
  for (const id of ids.map((contact) => enrollmentId(campaign, contact))) if (await store.enrollment(id)) return id;
  return undefined;
}

interface Origin {
  readonly id: string;
  readonly organisation: string;
  readonly host: Contact | undefined;
}

async function rowOf(ports: Ports, live: LiveCampaign, walkIn: WalkIn, { id, organisation: name, host }: Origin) {
  const now = ports.clock.now();
  const stored = await ports.store.contact(id);
  const made = await organisationOf(ports, { name, email: walkIn.email, host: stored ?? host });
  const contact = stored ?? newContact(live, walkIn, { id, host, now }, made);
  const metBy = walkIn.rep ?? live.setup.campaign.managers.sales;
  const [organisation = made] = made.version > 0 ? [made] : withFirstOwners([made], [contact], metBy);
  const rep = contact.rep ?? host?.rep ?? repOf(live, organisation, metBy);
  const beginAt = doorStep(live.setup.workflow);
  return { contact: { ...contact, rep }, organisation, paceFrom: now, ...(beginAt !== undefined && { beginAt }) };
}

/** Of the contact who brought him; else by domain and name, as in an audience, and as it stands in the table. */
async function organisationOf(
  { store }: Ports,
  {
    name,
    email,
    host,
  }: { readonly name: string; readonly email: string | undefined; readonly host: Contact | undefined },
): Promise<Organisation> {
  const [made] = matchOrganisations([{ name, ...(email !== undefined && { email }) }], sha256).organisations;
  const id = host?.organisation ?? made?.id ?? '';
  const stored = await store.organisation(id);
  if (stored) return stored;
  if (!made) throw new Error(`${name}: no organisation could be made of it`);
  return { ...made, id };
}

/** Its owner where that is a rep already; else the rep who met him, or the sales manager, who gives him away. */
function repOf({ setup }: LiveCampaign, { owner }: Organisation, metBy: string): string {
  return setup.reps.has(owner) ? owner : metBy;
}

interface Door {
  readonly id: string;
  readonly host: Contact | undefined;
  readonly now: number;
}

function newContact(
  { setup }: LiveCampaign,
  walkIn: WalkIn,
  { id, host, now }: Door,
  organisation: Organisation,
): Contact {
  const { campaign } = setup;
  const { email, phone, firstName, lastName, consent } = walkIn;
  const at = new Date(now).toISOString();
  const permission = (text: string | undefined) =>
    text === undefined
      ? ({ status: 'none', source: SOURCE } as const)
      : ({ status: 'consent', source: SOURCE, at, text } as const);
  return {
    schema: 1,
    id,
    version: 0,
    ...present({ email, phone, firstName, lastName }),
    salutation: 'none',
    buyingRole: 'unknown',
    ...present({ country: host?.country, region: host?.region, legalForm: host?.legalForm }),
    language: host?.language ?? campaign.language,
    timeZone: host?.timeZone ?? campaign.timeZone,
    organisation: organisation.id,
    organisationName: organisation.name,
    source: SOURCE,
    more: {},
    emailPermission: permission(consent?.email),
    phonePermission: permission(consent?.phone),
    stage: 'lead',
  };
}

const SOURCE = 'walk-in';

/** Where somebody at the door begins: at the hand-off whose next step waits for the end of attendance, else at that wait. */
function doorStep({ steps }: Workflow): string | undefined {
  const all = Object.values(steps);
  const waits = all.find((step) => 'asks' in step && step.asks === 'attendance-closed');
  const handOff = all.find((step) => step.do === 'hand-off' && step.go !== undefined && step.go === waits?.name);
  return (handOff ?? waits)?.name;
}
