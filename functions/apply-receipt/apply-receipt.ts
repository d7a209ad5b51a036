import type { Receipt, Receipts } from '../shared/cloud-ports.ts';
import { PAGE_SOURCE } from '../shared/page-source.ts';
import { type ApplyPorts, applyEvent } from './apply-event.ts';
import { pageActOf } from './apply-page-act.ts';

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
  return async ({ source, id }: ReceiptMessage): Promise<void> => {
    const receipt = await ports.receipts.find(source, id);
    // Absent: its 30 days are over.
    if (!receipt || !(await mayApply(ports, receipt))) return;
    for (const event of receipt.events) {
      const act = pageActOf(event.type);
      await (act ? act(ports, event) : apply(event));
    }
    if (source === PAGE_SOURCE) await ports.receipts.move(source, id, 'applying', 'done');
    else await ports.receipts.finish(source, id);
  };
}

/** What was pressed on a page can be taken back until this moment, and not after it; a worker that died here goes on. */
async function mayApply({ receipts }: ReceiptPorts, { source, id, status }: Receipt): Promise<boolean> {
  if (source !== PAGE_SOURCE || status !== 'taken') return status === 'taken' || status === 'applying';
  if (await receipts.move(source, id, 'taken', 'applying')) return true;
  return (await receipts.find(source, id))?.status === 'applying';
}
