import { instantsOf, type MailContext } from '../../../functions/adapters/mail/mail-context.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { createJournal } from '../../../workflows/story/journal.ts';
import { rehearsalLinks } from '../../../workflows/texts/contact-values.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import type { Rehearsal } from '../rehearse.ts';

/** What the mails of a rehearsal are written from: its own items, and a journal that is read along with its lines. */
export function rehearsalContext({ world, setup, contacts }: Rehearsal, texts: TextStore): MailContext {
  const { items } = world.store;
  const live = world.live();
  const drawn = new Map<string, Touch[]>();
  for (const touch of items.touches.values()) {
    if (touch.digest !== undefined) drawn.set(touch.digest, [...(drawn.get(touch.digest) ?? []), touch]);
  }
  return {
    live,
    texts,
    journal: createJournal(),
    instants: instantsOf(live),
    touches: items.touches,
    drawn,
    contactOf: (enrollment) => contacts.get(items.enrollments.get(enrollment)?.contact ?? ''),
    organisationOf: (contact) => items.organisations.get(contact.organisation),
    link: rehearsalLinks(setup.campaign.sender.domain),
  };
}
