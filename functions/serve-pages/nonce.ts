import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKey } from '../shared/links.ts';

/** What a form carries so that its press counts once. `id` is the same for every press of the same form. */
export interface Nonce {
  readonly id: string;
  /** When the page was opened, rounded down to a second: epoch milliseconds. */
  readonly openedAt: number;
}

/** A form posts late, from a lift or a train; after a week it is opened anew. */
const LIVES_MS = 7 * 86_400_000;
const NONCE = /^([A-Za-z0-9_-]{16})\.([a-z0-9]{1,8})\.([A-Za-z0-9_-]{22})$/;

/** A nonce for the page of a link, made when somebody opens it. Nothing is stored. */
export function createNonce(keys: readonly LinkKey[], token: string, now: number, random: string): string {
  const [key] = keys;
  if (!key) throw new Error('no key for forms');
  const opened = Math.floor(now / 1000).toString(36);
  return `${random}.${opened}.${signatureOf(key, { token, opened, random })}`;
}

/** The nonce, if we made it for this very link and not too long ago. */
export function readNonce(keys: readonly LinkKey[], token: string, text: string, now: number): Nonce | undefined {
  const [, random, opened, signature] = NONCE.exec(text) ?? [];
  if (random === undefined || opened === undefined || signature === undefined) return undefined;
  const given = Buffer.from(signature);
  const isOurs = keys.some((key) => timingSafeEqual(Buffer.from(signatureOf(key, { token, opened, random })), given));
  const openedAt = Number.parseInt(opened, 36) * 1000;
  return isOurs && now - openedAt < LIVES_MS ? { id: random, openedAt } : undefined;
}

interface Signed {
  readonly token: string;
  readonly opened: string;
  readonly random: string;
}

function signatureOf({ secret }: LinkKey, { token, opened, random }: Signed): string {
  return createHmac('sha256', secret)
    .update(['baton-form-1', token, opened, random].join('\n'))
    .digest('base64url')
    .slice(0, 22);
}
