import { Webhook } from 'standardwebhooks';
import { createMemoryReceipts } from '../../functions/adapters/memory/memory-receipts.ts';
import { applyReceipt } from '../../functions/apply-receipt/apply-receipt.ts';
import { receiveWebhook, type WebhookResponse } from '../../functions/receive-webhook/receive-webhook.ts';
import type { Reviews } from '../../functions/shared/cloud-ports.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { World } from './world.ts';

/** The door of webhooks into a world: what comes in is signed, kept as a receipt, and applied by the worker, as on AWS. */
export interface WebhookDoor {
  /** Posts a body now, under a `webhook-id` of its own. */
  post(id: string, body: string): Promise<WebhookResponse>;
  readonly reviews: Reviews;
}

/** For rehearsals only: whoever knows it gets into a rehearsal. */
const KEY = `whsec_${Buffer.from('a rehearsal has nothing to hide').toString('base64')}`;

/** What a door needs of its world. */
export type DoorWorld = Pick<World, 'clock' | 'run' | 'reviews'> & { readonly ports: Ports };

export function createWebhookDoor({ clock, run, ports, reviews }: DoorWorld): WebhookDoor {
  const receipts = createMemoryReceipts();
  const apply = applyReceipt({ ...ports, receipts, reviews });
  const receive = receiveWebhook({
    ...ports,
    receipts,
    webhookKeys: { current: async () => [KEY] },
    receiptQueue: {
      enqueue: async (source, id, delaySeconds = 0) =>
        void clock.at(clock.now() + delaySeconds * 1000, () => run(() => apply({ source, id }))),
    },
  });
  const sender = new Webhook(KEY);
  return {
    reviews,
    post: (id, body) => {
      const sentAt = new Date(clock.now());
      return receive({
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': sender.sign(id, sentAt, body),
        },
        rawBody: Buffer.from(body),
      });
    },
  };
}
