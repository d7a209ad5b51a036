import { type Draft, writeTouch } from './draft.ts';
import { ownerOf } from './hand-off.ts';
import { listTouch } from './list-touch.ts';

/** The address is wrong: the owner gets it as a task, once, in the transaction that closed it. */
export function noticeAddress(draft: Draft, cause: string): void {
  const { next, live, now } = draft;
  const receiver = ownerOf(draft);
  const to = live.setup.reps.has(receiver) ? 'rep' : 'manager';
  const mail = { id: `address-wrong.${next.contact}.${draft.contact.version}`, template: 'address-wrong', to } as const;
  const touch = listTouch(live, { ...mail, receiver, about: next.id, contact: next.contact, cause }, now);
  writeTouch(draft, touch, 'absent');
}

/** A yes: both managers read it that day; who owns the organisation too, where he is to say which colleagues go on. */
export function noticeCustomer(draft: Draft, cause: string): void {
  const { next, live, now, organisation } = draft;
  const { managers } = live.setup.campaign;
  const asked = (organisation.decided?.until ?? now) > now ? [ownerOf(draft)] : [];
  const mail = { template: 'customer', urgency: 'urgent', about: next.id, contact: next.contact, cause } as const;
  for (const receiver of new Set([managers.marketing, managers.sales, ...asked])) {
    const to = live.setup.reps.has(receiver) ? 'rep' : 'manager';
    const id = `customer.${next.id}.${receiver}`;
    writeTouch(draft, listTouch(live, { ...mail, id, to, receiver }, now), 'absent');
  }
}
