import type { Receipt, Receipts, ReceivedEvent, RefusedAct } from '../shared/cloud-ports.ts';

/** So many are told of one press; a page whose list changed under it refuses them all for one reason. */
const MOST_TOLD = 5;

export function refusedAct({ type, signal, data }: ReceivedEvent, why: string): RefusedAct {
  const to = data?.to;
  return { type, ...(signal !== undefined && { signal }), ...(typeof to === 'string' && { to }), why };
}

/** Beside the page it was pressed on, whose next view tells it; a press that was carried out leaves nothing to tell. */
export async function tellRefused(
  { receipts }: { readonly receipts: Receipts },
  { id, page, takenAt, events }: Receipt,
  acts: readonly RefusedAct[],
): Promise<void> {
  const [event] = events;
  if (!page || !event) return;
  const earlier = acts.length === 0 ? await receipts.refusedOn(page) : undefined;
  if (acts.length === 0 && (earlier?.acts.length ?? 0) === 0) return;
  const press = { page, campaign: event.campaign, press: id, pressedAt: takenAt };
  await receipts.refuse({ schema: 1, ...press, acts: acts.slice(0, MOST_TOLD) });
}
