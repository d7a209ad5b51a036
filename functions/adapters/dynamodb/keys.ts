import { createHash } from 'node:crypto';
import type { PageAddress } from '../../shared/cloud-ports.ts';

/** Where an item lies. Ids never hold a `#` in front of what follows them. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Whose an enrollment is: immutable, so that it may be remembered. */
export interface Place {
  readonly contact: string;
  readonly campaign: string;
}

/** An index of many writers is spread over this many partitions (1,000 write units a second each). */
export const SHARDS = 16;

export const contactKey = (contact: string): Key => ({ pk: `C#${contact}`, sk: 'CONTACT' });
export const organisationKey = (organisation: string): Key => ({ pk: `O#${organisation}`, sk: 'ORG' });
export const memberKey = (organisation: string, enrollment: string): Key => ({
  pk: `O#${organisation}`,
  sk: `${MEMBERS}${enrollment}`,
});
export const campaignKey = (campaign: string): Key => ({ pk: `P#${campaign}`, sk: 'CAMPAIGN' });
/** The seats of the campaign's event. */
export const seatsKey = (campaign: string): Key => ({ pk: `P#${campaign}`, sk: 'SEATS' });
export const audienceKey = (campaign: string): Key => ({ pk: `P#${campaign}`, sk: 'AUDIENCE' });
export const audienceLineKey = (campaign: string, contact: string): Key => ({
  pk: `P#${campaign}`,
  sk: `${AUDIENCE_LINES}${contact}`,
});
export const filesKey = (campaign: string): Key => ({ pk: `P#${campaign}`, sk: 'FILES' });
/** All campaigns that were launched, in one partition: there are few. */
export const launchedKey = (campaign: string): Key => ({ pk: 'CAMPAIGNS', sk: campaign });
export const reviewedKey = (campaign: string): Key => ({ pk: 'REVIEWED', sk: campaign });
export const reviewKey = (campaign: string, id: string): Key => ({ pk: `P#${campaign}`, sk: `${REVIEWS}${id}` });
export const receiptKey = (source: string, id: string): Key => ({ pk: `W#${source}#${id}`, sk: 'RECEIPT' });
/** What was refused on a page, beside the receipts of its presses. */
export const refusedKey = ({ letter, subject }: PageAddress): Key => ({
  pk: `W#page#${letter}.${subject}`,
  sk: 'REFUSED',
});
export const pointerKey = (enrollment: string): Key => ({ pk: `E#${enrollment}`, sk: 'POINTER' });
export const enrollmentKey = (place: Place): Key => ({ pk: `C#${place.contact}`, sk: `E#${place.campaign}` });
export const tokenKey = (place: Place): Key => below(place, 'TOKEN');
/** Hashed: keys of signals come from outside and may be of any length. */
export const claimKey = (key: string): Key => ({ pk: `S#${sha256(key).toString('base64url')}`, sk: 'CLAIM' });
/** What an erased contact objected to, by the keyed hash of an address of his. */
export const objectionKey = (objection: string): Key => ({ pk: `K#${objection}`, sk: 'OBJECTION' });
/** A touch outside a stay. */
export const listTouchKey = (touch: string): Key => ({ pk: `T#${touch}`, sk: 'TOUCH' });
export const stayTouchKey = (place: Place, touch: string): Key => below(place, `T#${touch}`);

/** Sort keys of who is enrolled at an organisation begin with this. */
export const MEMBERS = 'E#';
/** Links of a holder that count no more. */
export const revocationKey = (holder: string): Key => ({ pk: `L#${holder}`, sk: 'REVOKED' });

/** Sort keys of reviews begin with this. */
export const REVIEWS = 'REVIEW#';
/** Sort keys of the lines of an audience under review begin with this. */
export const AUDIENCE_LINES = 'LINE#';
/** Sort keys of a campaign's own events begin with this. */
export const CAMPAIGN_EVENTS = 'V#';

/** Sort keys of an enrollment's events, or touches, begin with this. */
export const eventsBelow = (campaign: string): string => `E#${campaign}#V#`;
export const touchesBelow = (campaign: string): string => `E#${campaign}#T#`;

/** In the order of versions: keys of events are `<enrollment>.<version>.<number>`. */
export function enrollmentEventKey(place: Place, key: string): Key {
  const [, version, number] = /\.(\d{1,8})\.(\d{1,2})$/.exec(key) ?? [];
  const order = version && number ? `${version.padStart(8, '0')}#${number.padStart(2, '0')}` : key;
  return below(place, `V#${order}`);
}

export function campaignEventKey(campaign: string, at: number, key: string): Key {
  return { pk: `P#${campaign}`, sk: `${CAMPAIGN_EVENTS}${digits(at)}#${key}` };
}

/** The enrollment a touch's id begins with; undefined for one outside any stay. */
export function enrollmentOfTouch(touch: string): string | undefined {
  return /^([a-z2-7]{26})\./.exec(touch)?.[1];
}

export function shardOf(enrollment: string): number {
  return (sha256(enrollment)[0] ?? 0) % SHARDS;
}

export const campaignShard = (campaign: string, shard: number): string => `${campaign}#${shard}`;
export const checkShard = (shard: number): string => `check#${shard}`;
/** List mails are few: one partition of the index by check holds them, apart from enrollments. */
export const LIST_CHECKS = 'list';
export const taskOrder = (notBefore: number, touch: string): string => `${digits(notBefore)}#${touch}`;

/** Instants sort as text. */
function digits(at: number): string {
  return String(Math.max(0, at)).padStart(15, '0');
}

function below({ contact, campaign }: Place, part: string): Key {
  return { pk: `C#${contact}`, sk: `E#${campaign}#${part}` };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
