import type { Contact } from '../domain/contact.ts';
import type { CallLoad } from '../language/capacity-rules.ts';
import { channelsFor } from './channels-for.ts';

/** By the rep's address: how many of his contacts may be phoned, apart for those who are invited by mail first. */
export function callLoads(contacts: Iterable<Contact>): ReadonlyMap<string, CallLoad> {
  const loads = new Map<string, CallLoad>();
  for (const contact of contacts) {
    const { email, phone } = channelsFor(contact);
    if (contact.rep === undefined || !phone.allowed) continue;
    const { mailed, phoneOnly } = loads.get(contact.rep) ?? { mailed: 0, phoneOnly: 0 };
    loads.set(contact.rep, email.allowed ? { mailed: mailed + 1, phoneOnly } : { mailed, phoneOnly: phoneOnly + 1 });
  }
  return loads;
}
