import type { Receipts } from '../shared/cloud-ports.ts';
import { type ApplyPorts, applyEvent } from './apply-event.ts';

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
    if (receipt?.status !== 'taken') return;
    for (const event of receipt.events) await apply(event);
    await ports.receipts.finish(source, id);
  };
}
