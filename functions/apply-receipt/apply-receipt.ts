import type { Receipt, Receipts, ReceivedEvent, RefusedAct } from '../shared/cloud-ports.ts';
import { PAGE_SOURCE } from '../shared/page-source.ts';
import { type ApplyPorts, applyEvent } from './apply-event.ts';
import { pageActOf } from './apply-page-act.ts';
import { refusedAct, tellRefused } from './tell-refused.ts';
import { whyIgnored } from './why-ignored.ts';

export type ReceiptPorts = ApplyPorts & { readonly receipts: Receipts };

/** A message of the receipt queue. */
export interface ReceiptMessage {
  readonly source: string;
  readonly id: string;
}

/**
 * Applies a receipt's events one by one, in the order they were sent, and closes it. A fault at one stops there, so that
 * attendance is never closed before what was recorded ahead of it; the message comes again and passes by what is done.
 */
export function applyReceipt(ports: ReceiptPorts) {
  const apply = applyEvent(ports);
  const applyOne = async (event: ReceivedEvent, { page }: Receipt, isRepeat: boolean): Promise<string | undefined> => {
    const act = pageActOf(event.type);
    if (act) return act(ports, event, isRepeat);
    const applied = await apply(event);
    if (!page || event.enrollment === undefined) return undefined;
    return applied === 'unmatched' ? 'unmatched' : whyIgnored(ports, event.key);
  };
  return async ({ source, id }: ReceiptMessage): Promise<void> => {
    const receipt = await ports.receipts.find(source, id);
    // Absent: its 30 days are over.
    const turn = receipt && (await turnOf(ports, receipt));
    if (!turn) return;
    const refused: RefusedAct[] = [];
    for (const event of receipt.events) {
      const why = await applyOne(event, receipt, turn === 'again');
      if (why !== undefined) refused.push(refusedAct(event, why));
    }
    await tellRefused(ports, receipt, refused);
    if (source === PAGE_SOURCE) await ports.receipts.move(source, id, 'applying', 'done');
    else await ports.receipts.finish(source, id);
  };
}

/** What was pressed on a page can be taken back until this moment, and not after it; a worker that died here goes on. */
async function turnOf(
  { receipts }: ReceiptPorts,
  { source, id, status }: Receipt,
): Promise<'first' | 'again' | undefined> {
  if (status === 'applying') return 'again';
  if (status !== 'taken') return undefined;
  if (source !== PAGE_SOURCE || (await receipts.move(source, id, 'taken', 'applying'))) return 'first';
  return (await receipts.find(source, id))?.status === 'applying' ? 'again' : undefined;
}
