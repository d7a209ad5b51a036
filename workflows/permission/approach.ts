import type { Contact } from '../domain/contact.ts';
import { type Channels, channelsFor } from './channels-for.ts';

/** The channel by which a contact is approached first; `none` = not approachable. */
export type Approach = 'mail' | 'phone' | 'letter' | 'none';

/** How many contacts are approached by which channel, and why the others may not be mailed, by reason. */
export interface ApproachSummary {
  readonly mail: number;
  readonly phone: number;
  readonly letter: number;
  readonly none: number;
  readonly notMailed: ReadonlyMap<string, number>;
}

/** Mail where it is allowed, else phone, else letter, else none (seminar rule 2). */
export function approachOf(channels: Channels): Approach {
  if (channels.email.allowed) return 'mail';
  if (channels.phone.allowed) return 'phone';
  return channels.letter.allowed ? 'letter' : 'none';
}

/** Counts the approach of each contact as permissions stand now. */
export function approachSummary(contacts: Iterable<Contact>): ApproachSummary {
  const counts = { mail: 0, phone: 0, letter: 0, none: 0 };
  const notMailed = new Map<string, number>();
  for (const contact of contacts) {
    const channels = channelsFor(contact);
    counts[approachOf(channels)] += 1;
    if (channels.email.allowed) continue;
    notMailed.set(channels.email.reason, (notMailed.get(channels.email.reason) ?? 0) + 1);
  }
  return { ...counts, notMailed };
}
