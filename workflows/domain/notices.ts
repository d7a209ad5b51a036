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

/** The number is wrong: whoever keeps numbers, as the plan says, gets it as a task; else the rep's manager. */
export function noticeNumber(draft: Draft, cause: string): void {
  const { next, live, now } = draft;
  const { campaign, plan, reps } = live.setup;
  const side = plan.data.fields.phone?.owner;
  const receiver =
    side === undefined ? (reps.get(next.rep ?? '')?.manager ?? campaign.managers.sales) : campaign.managers[side];
  const mail = { id: `number-wrong.${next.contact}.${next.version}`, template: 'number-wrong', to: 'manager' } as const;
  const touch = listTouch(live, { ...mail, receiver, about: next.id, contact: next.contact, cause }, now);
  writeTouch(draft, touch, 'absent');
}

/** A call was promised and put off again and again: his manager sees it. */
export function noticeMoves(draft: Draft, cause: string): void {
  const { next, live, now } = draft;
  const { campaign, reps } = live.setup;
  const receiver = reps.get(next.rep ?? '')?.manager ?? campaign.managers.sales;
  const mail = { id: `call-moved.${next.id}.${next.stay}`, template: 'call-moved', to: 'manager' } as const;
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
