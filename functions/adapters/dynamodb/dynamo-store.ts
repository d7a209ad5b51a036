import type { CampaignState } from '../../../workflows/domain/campaign-state.ts';
import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import type { Change, Claim, CommitResult, Store } from '../../../workflows/ports.ts';
import { isTask } from '../is-task.ts';
import { compareText } from '../past-order.ts';
import { commitWrites } from './commit-writes.ts';
import {
  AUDIENCE_LINES,
  audienceKey,
  audienceLineKey,
  campaignKey,
  claimKey,
  contactKey,
  enrollmentKey,
  objectionKey,
  organisationKey,
  seatsKey,
  tokenKey,
} from './keys.ts';
import { checksBefore, enrollmentKeys, membersOf, reviewedCampaigns, taskKeys } from './lists.ts';
import { createPlaces } from './places.ts';
import { planWrites, touchKey } from './plan-writes.ts';
import { storedAudience, storedAudienceLine } from './stored-audience.ts';
import { storedCampaign, storedContact, storedObjection, storedOrganisation, storedSeats } from './stored-contact.ts';
import { storedEnrollment, storedToken } from './stored-enrollment.ts';
import type { Item, Stored } from './stored-item.ts';
import { storedTouch } from './stored-touch.ts';
import { below, getItem, getItems, queryItems, type TableAccess } from './table-access.ts';

/** The table in DynamoDB. Single items are read consistently, lists of ids may lag, what they name is read as it is now. */
export function createDynamoStore(access: TableAccess): Store {
  const places = createPlaces(access);
  const commit = async (change: Change): Promise<CommitResult> => {
    const result = await commitWrites(access, await planWrites(atHome(access, change), places.locate));
    if (!result.ok && result.reason !== 'duplicate' && change.claim && (await claim(change.claim.key))) {
      // Not every condition that failed needs to be told: a repeat is a duplicate, whatever else is refused.
      return { ok: false, reason: 'duplicate' };
    }
    if (result.ok && change.enrollment) places.know(change.enrollment);
    return result;
  };
  const claim = async (key: string): Promise<Claim | undefined> => {
    const item = await getItem(access, claimKey(key));
    const { why } = item ?? {};
    return item && { key, result: item.result as Claim['result'], ...(typeof why === 'string' && { why }) };
  };
  return {
    enrollment: async (id) => {
      const place = await places.locate(id);
      return place && read(storedEnrollment, await getItem(access, enrollmentKey(place)));
    },
    token: async (enrollment) => {
      const place = await places.locate(enrollment);
      return place && read(storedToken, await getItem(access, tokenKey(place)));
    },
    contact: async (id) => read(storedContact, await getItem(access, contactKey(id))),
    organisation: async (id) => read(storedOrganisation, await getItem(access, organisationKey(id))),
    touch: async (id) => {
      const key = await touchKey(id, places.locate);
      return key && read(storedTouch, await getItem(access, key));
    },
    around: async (enrollment, asked) => {
      places.know(enrollment);
      const open = enrollment.touch && (await touchKey(enrollment.touch.id, places.locate));
      const keys = [
        contactKey(enrollment.contact),
        organisationKey(enrollment.organisation),
        ...(asked.seats ? [seatsKey(enrollment.campaign)] : []),
        ...(open ? [open] : []),
      ];
      const [contact, organisation, ...rest] = await getItems(access, keys);
      const seats = asked.seats ? rest.shift() : undefined;
      return {
        contact: read(storedContact, contact),
        organisation: read(storedOrganisation, organisation),
        touch: read(storedTouch, rest[0]),
        seats: read(storedSeats, seats),
      };
    },
    claim,
    campaignState: async (id) => fromHome(access, read(storedCampaign, await getItem(access, campaignKey(id)))),
    seats: async (campaign) => read(storedSeats, await getItem(access, seatsKey(campaign))),
    audienceReview: async (campaign) => read(storedAudience, await getItem(access, audienceKey(campaign))),
    reviewed: () => reviewedCampaigns(access),
    audienceLine: async (campaign, contact) =>
      read(storedAudienceLine, await getItem(access, audienceLineKey(campaign, contact))),
    audienceLines: async (campaign) =>
      (await queryItems(access, { ...below(campaignKey(campaign).pk, AUDIENCE_LINES), consistent: true })).map(
        storedAudienceLine.read,
      ),
    objections: async (ids) =>
      (await getItems(access, ids.map(objectionKey))).flatMap((item) => read(storedObjection, item) ?? []),
    tasksOf: (rep) => tasksOf(access, rep),
    enrollmentsOf: async (campaign, after, limit) => {
      const enrollments = await enrollmentsOf(access, campaign, { after, limit });
      for (const enrollment of enrollments) places.know(enrollment);
      return enrollments;
    },
    membersOf: (organisation) => membersOf(access, organisation),
    checksBefore: (at, limit) => checksBefore(access, at, limit),
    commit,
  };
}

/** A campaign's item names the table it lives in; a copy of it keeps the name of the other one. */
function atHome({ table }: TableAccess, change: Change): Change {
  const { campaign } = change;
  return campaign ? { ...change, campaign: { ...campaign, home: campaign.home ?? table } } : change;
}

function fromHome({ table }: TableAccess, state: CampaignState | undefined): CampaignState | undefined {
  if (state?.home !== table) return state;
  const { home: _, ...here } = state;
  return here;
}

function read<T>(stored: Stored<T>, item: Item | undefined): T | undefined {
  return item && stored.read(item);
}

/** The index may still hold what has left the queue, or its old place in it. */
async function tasksOf(access: TableAccess, rep: string): Promise<readonly Touch[]> {
  const items = await getItems(access, await taskKeys(access, rep));
  const tasks = items.flatMap((item) => read(storedTouch, item) ?? []);
  return tasks
    .filter((touch) => touch.rep === rep && isTask(touch))
    .sort((left, right) => left.notBefore - right.notBefore || compareText(left.id, right.id));
}

interface Page {
  readonly after: string | undefined;
  readonly limit: number;
}

/** A full page as long as there are enough: what the index still holds and the table does not is made up for. */
async function enrollmentsOf(access: TableAccess, campaign: string, page: Page): Promise<readonly Enrollment[]> {
  const found: Enrollment[] = [];
  let after = page.after;
  for (;;) {
    const limit = page.limit - found.length;
    const keys = await enrollmentKeys(access, campaign, { after, limit });
    for (const item of await getItems(access, keys)) if (item) found.push(storedEnrollment.read(item));
    after = keys.at(-1)?.id;
    if (keys.length < limit || found.length === page.limit) return found;
  }
}
