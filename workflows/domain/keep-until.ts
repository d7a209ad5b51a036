import type { Draft } from './draft.ts';
import { retainedUntil } from './erase-contact.ts';

/** Ended and closed: nothing is left to look after but the day on which the contact's data have been kept long enough. */
export function keepUntil(draft: Draft): void {
  const { next, contact } = draft;
  const until = contact.erasedAt === undefined ? retainedUntil(draft) : undefined;
  next.eraseAt = until;
  next.checkAt = until;
}
