import { scheduleRepDay } from '../../functions/draw-rep-day/rep-day.ts';
import { type EnrollRow, enrollBatch } from '../../functions/enroll-batch/enroll-batch.ts';
import type { Audience } from '../../workflows/audience/audience.ts';
import { hashId } from '../../workflows/audience/hash-id.ts';
import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import { withFirstOwners } from '../../workflows/domain/hand-off.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { approachSummary } from '../../workflows/permission/approach-summary.ts';
import { mayMail } from '../../workflows/permission/channels-for.ts';
import { sha256 } from './read-folder.ts';
import type { World } from './world.ts';

/** What an audience file brings to a launch. */
export type Invited = Pick<Audience, 'contacts' | 'organisations' | 'rejected'>;

/** Id of an enrollment: equal for the same campaign and contact wherever it is made. */
export function enrollmentId(campaign: string, contact: string): string {
  return hashId(sha256(`${campaign} ${contact}`));
}

/** Launches a campaign into a world at its present instant: the state, everybody enrolled, the timers of reps and campaign. */
export async function launchInto(world: World, setup: CampaignSetup, invited: Invited): Promise<void> {
  const { ports, clock } = world;
  const id = setup.campaign.campaign;
  const at = clock.now();
  const state = newState(setup, at);
  await ports.store.commit({ campaign: state, events: launchEvents(setup, invited, at) });
  const paced = paceRows(setup, invited, at);
  await world.run(() => enrollBatch(ports)({ campaign: id, rows: paced }));
  for (const rep of setup.reps.keys()) {
    const calendar = setup.calendars.rep(rep);
    await scheduleRepDay(ports, calendar, { campaign: id, rep, date: calendar.localDate(at) });
  }
  clock.at(at, () => world.run((doors) => doors.runCampaignClock({ campaign: id })));
}

function newState(setup: CampaignSetup, launchedAt: number): CampaignState {
  const { event, campaign } = setup.campaign;
  const instant = (local: string | undefined): number => (local === undefined ? launchedAt : instantOf(setup, local));
  return {
    schema: 1,
    id: campaign,
    version: 1,
    launchedAt,
    eventStart: instant(event?.start),
    eventEnd: instant(event?.end),
    eventRevision: 0,
    attendance: { status: 'open' },
    done: {},
    rev: 0,
  };
}

/** The instant of a local time `2027-03-18T14:00` in the campaign's zone. */
export function instantOf(setup: CampaignSetup, local: string): number {
  const [date = '', time = '00:00'] = local.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return setup.calendars.campaign.instant(date, hours * 60 + minutes);
}

function launchEvents(setup: CampaignSetup, invited: Invited, at: number): DomainEvent[] {
  const { campaign, audience } = setup.campaign;
  const key = `${campaign}.launched`;
  const summary = approachSummary(invited.contacts);
  const { mail, phone, letter, none } = summary;
  const launched: DomainEvent = {
    key,
    at,
    type: 'CampaignLaunched',
    campaign,
    data: {
      contacts: invited.contacts.length,
      rejected: invited.rejected.length,
      approach: { mail, phone, letter, none },
    },
  };
  const rejected = invited.rejected.map(
    ({ line, reason }): DomainEvent => ({
      key: `${campaign}.rejected.${line}`,
      at,
      type: 'RowRejected',
      campaign,
      cause: key,
      data: { file: audience.file, line, reason },
    }),
  );
  return [launched, ...rejected];
}

/** At most so many invitations a rep a day: the rest waits for his next business days, in the order of the file. */
function paceRows(setup: CampaignSetup, { contacts, organisations }: Invited, launchedAt: number): EnrollRow[] {
  const limit = setup.campaign.limits.invitesPerRepPerDay;
  const owned = withFirstOwners(organisations, contacts, setup.campaign.managers.sales);
  const byId = new Map(owned.map((organisation) => [organisation.id, organisation]));
  const invites = new Map<string, number>();
  return contacts.flatMap((contact) => {
    const organisation = byId.get(contact.organisation);
    if (!organisation) return [];
    const paceFrom = mayMail(contact, 'marketing').allowed
      ? paceOf(setup, contact, { invites, limit, launchedAt })
      : launchedAt;
    return [{ id: enrollmentId(setup.campaign.campaign, contact.id), contact, organisation, paceFrom }];
  });
}

interface Pace {
  readonly invites: Map<string, number>;
  readonly limit: number;
  readonly launchedAt: number;
}

function paceOf(setup: CampaignSetup, contact: Contact, { invites, limit, launchedAt }: Pace): number {
  const rep = contact.rep ?? '';
  const before = invites.get(rep) ?? 0;
  invites.set(rep, before + 1);
  const days = Math.floor(before / limit);
  return days === 0
    ? launchedAt
    : setup.calendars.contact(contact).add(launchedAt, { amount: days, unit: 'business days' }, 1);
}
