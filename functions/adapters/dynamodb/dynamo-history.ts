import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { History } from '../../shared/cloud-ports.ts';
import { compareEvents, compareTouches } from '../past-order.ts';
import { CAMPAIGN_EVENTS, campaignKey, enrollmentKey, eventsBelow, type Key, touchesBelow } from './keys.ts';
import { enrollmentKeys } from './lists.ts';
import { createPlaces } from './places.ts';
import type { Item } from './stored-item.ts';
import { storedEvent, storedTouch } from './stored-touch.ts';
import { below, queryItems, type TableAccess } from './table-access.ts';

const PAGE = 200;
/** Enrollments read at once: a campaign of 2,000 in some 5 seconds, and no more than the client has connections for. */
const AT_ONCE = 25;

/** The past as it lies with each enrollment and campaign. */
export function createDynamoHistory(access: TableAccess): History {
  const places = createPlaces(access);
  const itemsBelow = async (enrollment: string, prefix: (campaign: string) => string): Promise<readonly Item[]> => {
    const place = await places.locate(enrollment);
    return place ? queryItems(access, below(enrollmentKey(place).pk, prefix(place.campaign))) : [];
  };
  const eventsOfCampaign = async (campaign: string): Promise<DomainEvent[]> => {
    const items = await queryItems(access, below(campaignKey(campaign).pk, CAMPAIGN_EVENTS));
    return items.map(storedEvent.read).sort(compareEvents);
  };
  return {
    eventsOfCampaign,
    eventsOf: async (campaign) => {
      const events = await eventsOfCampaign(campaign);
      const keys = await allKeys(access, campaign);
      for (let start = 0; start < keys.length; start += AT_ONCE) {
        const some = keys.slice(start, start + AT_ONCE);
        const lists = await Promise.all(some.map(({ pk }) => queryItems(access, below(pk, eventsBelow(campaign)))));
        for (const items of lists) for (const item of items) events.push(storedEvent.read(item));
      }
      return events.sort(compareEvents);
    },
    eventsOfEnrollment: async (enrollment) => (await itemsBelow(enrollment, eventsBelow)).map(storedEvent.read),
    touchesOfEnrollment: async (enrollment) =>
      (await itemsBelow(enrollment, touchesBelow)).map(storedTouch.read).sort(compareTouches),
  };
}

async function allKeys(access: TableAccess, campaign: string): Promise<readonly Key[]> {
  const keys: Key[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await enrollmentKeys(access, campaign, { after, limit: PAGE });
    keys.push(...page);
    after = page.at(-1)?.id;
    if (page.length < PAGE) return keys;
  }
}
