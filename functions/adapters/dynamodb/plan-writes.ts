import type { AudienceReview } from '../../../workflows/domain/audience-review.ts';
import type { Enrollment, TokenItem } from '../../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Change, Claim, TouchWrite } from '../../../workflows/ports.ts';
import { type Condition, equals, hasVersion, isAbsent } from './expression.ts';
import {
  audienceKey,
  audienceLineKey,
  campaignEventKey,
  campaignKey,
  claimKey,
  contactKey,
  enrollmentEventKey,
  enrollmentKey,
  enrollmentOfTouch,
  type Key,
  listTouchKey,
  memberKey,
  objectionKey,
  organisationKey,
  type Place,
  pointerKey,
  reviewedKey,
  seatsKey,
  stayTouchKey,
  tokenKey,
} from './keys.ts';
import { storedAudience, storedAudienceLine } from './stored-audience.ts';
import { storedCampaign, storedContact, storedObjection, storedOrganisation, storedSeats } from './stored-contact.ts';
import { storedEnrollment, storedToken } from './stored-enrollment.ts';
import { storedEvent, storedTouch } from './stored-touch.ts';
import { check, mergeWrites, put, update, type Write } from './writes.ts';

/** Finds where an enrollment lies; undefined where there is none. */
export type Locate = (enrollment: string) => Promise<Place | undefined>;

/** What a change writes and rests on, an item each. */
export async function planWrites(change: Change, locate: Locate): Promise<readonly Write[]> {
  const { claim, enrollment, unchanged, unchangedContact, unchangedOrganisation } = change;
  const { token, contact, organisation, campaign, seats } = change;
  const find: Locate = async (id) => (id === enrollment?.id ? enrollment : locate(id));
  const writes: Write[] = [];
  if (claim) writes.push(claimWrite(claim));
  if (enrollment) writes.push(...enrollmentWrites(enrollment));
  if (unchanged) {
    const place = await find(unchanged.enrollment);
    // Nowhere to be found: its pointer, which has no version, is asked in its place and refuses all but 0.
    const key = place ? enrollmentKey(place) : pointerKey(unchanged.enrollment);
    writes.push(check(key, hasVersion(unchanged.version), 'version'));
  }
  if (unchangedContact) {
    writes.push(check(contactKey(unchangedContact.contact), hasVersion(unchangedContact.version), 'version'));
  }
  if (unchangedOrganisation) {
    const { organisation: id, version } = unchangedOrganisation;
    writes.push(check(organisationKey(id), hasVersion(version), 'version'));
  }
  if (token) writes.push(await tokenWrite(token, find));
  if (contact) writes.push(update(contactKey(contact.id), storedContact, contact, follows(contact.version)));
  if (organisation) {
    writes.push(
      update(organisationKey(organisation.id), storedOrganisation, organisation, follows(organisation.version)),
    );
  }
  if (campaign) writes.push(update(campaignKey(campaign.id), storedCampaign, campaign, follows(campaign.version)));
  if (seats) writes.push(update(seatsKey(seats.id), storedSeats, seats, follows(seats.version)));
  writes.push(...audienceWrites(change));
  for (const objection of change.objections ?? [])
    writes.push(update(objectionKey(objection.id), storedObjection, objection, follows(objection.version)));
  for (const touch of change.touches ?? []) writes.push(await touchWrite(touch, find));
  for (const event of change.rewritten ?? []) writes.push(put(await eventKey(event, find), storedEvent.write(event)));
  for (const event of change.events ?? []) writes.push(put(await eventKey(event, find), storedEvent.write(event)));
  return mergeWrites(writes);
}

/** The key of a touch: in its contact's partition where its id begins with an enrollment's; undefined where that is none. */
export async function touchKey(touch: string, locate: Locate): Promise<Key | undefined> {
  const enrollment = enrollmentOfTouch(touch);
  if (enrollment === undefined) return listTouchKey(touch);
  const place = await locate(enrollment);
  return place && stayTouchKey(place, touch);
}

function audienceWrites({ review, lines = [] }: Change): Write[] {
  return [
    ...(review ? reviewWrites(review) : []),
    ...lines.map((line) =>
      update(audienceLineKey(line.campaign, line.contact), storedAudienceLine, line, follows(line.version)),
    ),
  ];
}

/** With every version: a review begun before there was such a list stands on it from its next change on. */
function reviewWrites(review: AudienceReview): Write[] {
  return [
    update(audienceKey(review.id), storedAudience, review, follows(review.version)),
    put(reviewedKey(review.id), { schema: 1, kind: 'reviewed', campaign: review.id }),
  ];
}

function follows(version: number): { readonly condition: Condition; readonly refusal: 'version' } {
  return { condition: hasVersion(version - 1), refusal: 'version' };
}

function claimWrite({ key, result, why }: Claim): Write {
  const item = { schema: 1, kind: 'claim', result, ...(why !== undefined && { why }) };
  return put(claimKey(key), item, { condition: isAbsent, refusal: 'duplicate' });
}

/** With its first version go the pointer by which it is found, and the line by which its colleagues find it. */
function enrollmentWrites(enrollment: Enrollment): Write[] {
  const { id, contact, campaign, organisation, version } = enrollment;
  const writes = [update(enrollmentKey(enrollment), storedEnrollment, enrollment, follows(version))];
  if (version === 1) {
    const pointer = { schema: 1, kind: 'pointer', contact, campaign };
    writes.push(put(pointerKey(id), pointer, { condition: isAbsent, refusal: 'version' }));
    writes.push(put(memberKey(organisation, id), { schema: 1, kind: 'member', enrollment: id, contact, campaign }));
  }
  return writes;
}

async function tokenWrite(token: TokenItem, locate: Locate): Promise<Write> {
  const place = await locate(token.enrollment);
  if (!place) throw new Error(`${token.enrollment}: a token of no enrollment`);
  return update(tokenKey(place), storedToken, token, { condition: isNotOlder(token), refusal: 'token' });
}

/** By (run, stay, attempt), as far as the stored one's. */
function isNotOlder({ run, stay, attempt }: TokenItem): Condition {
  return ({ name, value }) => {
    const [runName, stayName, attemptName] = [name('run'), name('stay'), name('attempt')];
    const [runValue, stayValue] = [value(run), value(stay)];
    const sameStay = `${stayName} = ${stayValue} AND ${attemptName} <= ${value(attempt)}`;
    const sameRun = `${runName} = ${runValue} AND (${stayName} < ${stayValue} OR (${sameStay}))`;
    return `attribute_not_exists(${name('pk')}) OR ${runName} < ${runValue} OR (${sameRun})`;
  };
}

async function touchWrite({ next, ifStatus }: TouchWrite, locate: Locate): Promise<Write> {
  const key = await touchKey(next.id, locate);
  if (!key) throw new Error(`${next.id}: a touch of no enrollment`);
  const condition = ifStatus === 'absent' ? isAbsent : equals('status', ifStatus);
  return update(key, storedTouch, next, { condition, refusal: 'touch' });
}

/** Events of an enrollment lie with it, all others with their campaign. */
async function eventKey(event: DomainEvent, locate: Locate): Promise<Key> {
  const { enrollment, campaign, contact, at, key } = event;
  if (enrollment === undefined) return campaignEventKey(campaign, at, key);
  const place = contact === undefined ? await locate(enrollment) : { contact, campaign };
  return place ? enrollmentEventKey(place, key) : campaignEventKey(campaign, at, key);
}
