import type { Ports, Store } from '../../workflows/ports.ts';
import type { Receipt, ReceiptAnswer, ReceiptQueue, Receipts } from '../shared/cloud-ports.ts';
import { type MatchStore, matchEvents } from './match-events.ts';
import { type BodyFault, type ParsedEvent, parseEvents } from './parse-events.ts';
import { verifiedId } from './verify-signature.ts';

/** The keys that are valid now: during a rotation the old one and the new one. */
interface WebhookKeys {
  /** Each as `whsec_<base64>`. Throws where they cannot be read. */
  current(): Promise<readonly string[]>;
}

export interface WebhookPorts {
  readonly store: MatchStore & Pick<Store, 'campaignState'>;
  readonly clock: Pick<Ports['clock'], 'now'>;
  readonly receipts: Receipts;
  readonly receiptQueue: ReceiptQueue;
  readonly webhookKeys: WebhookKeys;
}

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as they came: the signature is about them. */
  readonly rawBody: Uint8Array;
}

/** `body` is to be sent as JSON. */
export type WebhookResponse =
  | { readonly status: 202; readonly body: ReceiptAnswer }
  | { readonly status: 401 | 413; readonly body: { readonly error: string } }
  | { readonly status: 422; readonly body: { readonly faults: readonly BodyFault[] } };

/** The door's name in receipts. */
const SOURCE = 'generic';
const MOST_BYTES = 256 * 1024;
const LONGEST_ID = 256;
/** An item of the table holds 400 KB; as JSON a receipt is never smaller than there. */
const MOST_RECEIPT_BYTES = 380_000;

/**
 * Takes a delivery in: all of it as one receipt, or nothing. What throws before the receipt is kept has taken nothing;
 * after it the sender's repeat finds the receipt and queues it again, so that none waits for ever.
 */
export function receiveWebhook(ports: WebhookPorts) {
  return async ({ headers, rawBody }: WebhookRequest): Promise<WebhookResponse> => {
    if (rawBody.byteLength > MOST_BYTES) return tooLarge(`at most ${MOST_BYTES} bytes`);
    const now = ports.clock.now();
    const keys = await ports.webhookKeys.current();
    if (keys.length === 0) throw new Error('no key for webhooks: nobody could be told from a stranger');
    const id = verifiedId({ headers: inLowerCase(headers), rawBody }, keys, now);
    // Whoever guesses is not told how close he came.
    if (id === undefined) return { status: 401, body: { error: 'signature' } };
    if (id.length > LONGEST_ID) return refuse([{ path: 'webhook-id', message: `at most ${LONGEST_ID} characters` }]);
    const known = await ports.receipts.find(SOURCE, id);
    if (known) return answerAgain(ports, known);
    const { events, faults } = parseEvents(new TextDecoder().decode(rawBody), now);
    const unknown = await unknownCampaigns(ports.store, events);
    if (faults.length + unknown.length > 0) return refuse([...faults, ...unknown]);
    return take(ports, { id, now, events });
  };
}

interface Delivered {
  readonly id: string;
  readonly now: number;
  readonly events: readonly ParsedEvent[];
}

async function take(ports: WebhookPorts, { id, now, events: parsed }: Delivered): Promise<WebhookResponse> {
  const { events, answer } = await matchEvents(ports.store, id, parsed);
  const receipt: Receipt = { schema: 1, source: SOURCE, id, status: 'taken', takenAt: now, events, answer };
  if (Buffer.byteLength(JSON.stringify(receipt)) > MOST_RECEIPT_BYTES) return tooLarge('send it in two');
  const earlier = await ports.receipts.take(receipt);
  return answerAgain(ports, earlier ?? receipt);
}

/** The first answer; what is not applied yet goes to the queue, again if need be. */
async function answerAgain({ receiptQueue }: WebhookPorts, receipt: Receipt): Promise<WebhookResponse> {
  if (receipt.status === 'taken') await receiptQueue.enqueue(receipt.source, receipt.id);
  return { status: 202, body: receipt.answer };
}

async function unknownCampaigns(
  store: WebhookPorts['store'],
  events: readonly ParsedEvent[],
): Promise<readonly BodyFault[]> {
  const known = new Map<string, boolean>();
  for (const { campaign } of events) {
    if (!known.has(campaign)) known.set(campaign, (await store.campaignState(campaign)) !== undefined);
  }
  return events
    .filter(({ campaign }) => known.get(campaign) !== true)
    .map(({ path }) => ({ path: `${path === '' ? '' : `${path}.`}data.campaign`, message: 'no such campaign' }));
}

function tooLarge(error: string): WebhookResponse {
  return { status: 413, body: { error } };
}

function refuse(faults: readonly BodyFault[]): WebhookResponse {
  return { status: 422, body: { faults } };
}

function inLowerCase(headers: WebhookRequest['headers']): WebhookRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
