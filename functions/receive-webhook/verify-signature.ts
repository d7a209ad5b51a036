import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Five minutes either way, as the Standard Webhooks specification recommends. */
const TOLERANCE_MS = 300_000;
const SIGNATURES_READ = 20;

/** One delivery by the Standard Webhooks specification; names of headers are in lower case. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: Uint8Array;
}

/**
 * The id of a delivery that is signed with one of these keys and neither old nor early at `now`; undefined for any other,
 * whatever is wrong with it. The package's own check reads the real clock, so only its signing is used. Throws on a key
 * that is none: that is ours to mend.
 */
export function verifiedId({ headers, rawBody }: Delivery, keys: readonly string[], now: number): string | undefined {
  const id = headers['webhook-id'];
  const stamp = headers['webhook-timestamp'];
  const given = headers['webhook-signature'];
  if (!id || !given || stamp === undefined || !/^\d{1,12}$/.test(stamp)) return undefined;
  const sentAt = Number(stamp) * 1000;
  if (Math.abs(now - sentAt) > TOLERANCE_MS) return undefined;
  const signatures = given.split(' ').slice(0, SIGNATURES_READ);
  const body = Buffer.from(rawBody);
  const expected = keys.map((key) => new Webhook(key).sign(id, new Date(sentAt), body));
  return expected.some((one) => signatures.some((other) => isSame(one, other))) ? id : undefined;
}

/** Takes the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
