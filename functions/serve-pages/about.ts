import type { Contact } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { formOf } from '../../workflows/texts/contact-values.ts';
import type { SignedLink } from '../shared/links.ts';
import type { PagePorts } from './page-ports.ts';
import { contactWords } from './words/contact-in-language.ts';
import type { ContactWords } from './words/contact-words.ts';

/** A contact in a campaign, as both are now. */
export interface About {
  readonly enrollment: Enrollment;
  readonly contact: Contact;
  readonly live: LiveCampaign;
}

/** Whom a page is about; undefined where there is nobody any more, or the link was taken back. */
export async function loadAbout(
  ports: PagePorts,
  link: SignedLink,
  { id, revocable = true }: { readonly id: string; readonly revocable?: boolean },
): Promise<About | undefined> {
  const enrollment = await ports.store.enrollment(id);
  if (!enrollment || (revocable && (await isRevoked(ports, link, id)))) return undefined;
  const [contact, live] = await Promise.all([
    ports.store.contact(enrollment.contact),
    ports.campaigns.live(enrollment.campaign),
  ]);
  return contact && { enrollment, contact, live };
}

/** Links of a holder that were issued before somebody took them back are dead; those of later mails are not. */
export async function isRevoked({ revocations }: PagePorts, link: SignedLink, holder: string): Promise<boolean> {
  const at = await revocations.revokedAt(holder);
  return at !== undefined && link.issuedAt <= at;
}

/** The words of the contact's pages: his language, in the campaign's form of address. */
export function wordsFor({ contact, live }: About) {
  return contactWords(contact.language, formOf(live.setup.campaign, contact.language));
}

/** Who answers for the page: as the law wants it of each message. */
export function senderLine({ setup }: LiveCampaign): string {
  const { organisation, address, registration, email } = setup.campaign.sender;
  return [organisation, address, registration, email].filter((part) => part !== undefined).join(' · ');
}

/** The words around a press, in the contact's language. */
export function noticesOf(about: About | undefined): ContactWords {
  if (!about) throw new Error('a page without anybody shows no words');
  return wordsFor(about);
}
