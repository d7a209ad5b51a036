import { Webhook } from 'standardwebhooks';
import { createMemoryReceipts } from '../../functions/adapters/memory/memory-receipts.ts';
import { createMemoryReviews } from '../../functions/adapters/memory/memory-reviews.ts';
import { applyReceipt, type ReceiptPorts } from '../../functions/apply-receipt/apply-receipt.ts';
import { receiveWebhook, type WebhookPorts } from '../../functions/receive-webhook/receive-webhook.ts';
import type { Ports } from '../../workflows/ports.ts';

const secretOf = (text: string): string => `whsec_${Buffer.from(text).toString('base64')}`;
export const KEY = secretOf('the key of these tests: 24+');
export const OLD_KEY = secretOf('the key before that one: 24+');
export const STRANGERS_KEY = secretOf('the key of somebody else: 24+');

interface Sending {
  readonly id?: string;
  readonly key?: string;
  /** Seconds the sender's clock is ahead. */
  readonly ahead?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

interface Options {
  readonly keys?: readonly string[];
  readonly receive?: (ports: WebhookPorts) => WebhookPorts;
  readonly apply?: (ports: ReceiptPorts) => ReceiptPorts;
}

export type Door = ReturnType<typeof openDoor>;

/** The door of a world with its queue in the hands of the test: nothing is applied until `work` is called. */
export function openDoor(ports: Ports, { keys = [KEY], receive = same, apply = same }: Options = {}) {
  const receipts = createMemoryReceipts();
  const reviews = createMemoryReviews();
  const queue: { readonly source: string; readonly id: string }[] = [];
  const enqueue = async (source: string, id: string): Promise<void> => void queue.push({ source, id });
  const own = { ...ports, receipts, reviews };
  const take = receiveWebhook(
    receive({ ...own, receiptQueue: { enqueue }, webhookKeys: { current: async () => keys } }),
  );
  const applyOne = applyReceipt(apply(own));
  let sent = 0;
  const deliver = (body: string | Uint8Array, { id, key = KEY, ahead = 0, headers }: Sending = {}) => {
    sent += 1;
    const rawBody = Buffer.from(body);
    const name = id ?? `msg_${sent}`;
    const at = new Date((Math.floor(ports.clock.now() / 1000) + ahead) * 1000);
    return take({
      headers: {
        'Webhook-Id': name,
        'webhook-timestamp': String(at.getTime() / 1000),
        'webhook-signature': new Webhook(key).sign(name, at, rawBody),
        ...headers,
      },
      rawBody,
    });
  };
  return {
    receipts,
    reviews,
    queue,
    ports: own,
    deliver,
    applyOne,
    post: (events: unknown, sending?: Sending) => deliver(JSON.stringify(events), sending),
    /** Works the queue off; returns how many messages failed, which stay in it. */
    work: async (): Promise<number> => {
      const failed: typeof queue = [];
      for (const message of queue.splice(0)) await applyOne(message).catch(() => failed.push(message));
      queue.push(...failed);
      return failed.length;
    },
  };
}

function same<T>(ports: T): T {
  return ports;
}

/** One event as it is sent. */
export function eventOf(type: string, timestamp: string, data: Readonly<Record<string, unknown>>) {
  return { type, timestamp, data: { campaign: 'afrika', ...data } };
}

/** The address a scenario gives to a contact. */
export function named(name: string) {
  return { contact: { email: `${name}@${name}-bedrijf.example` } };
}
