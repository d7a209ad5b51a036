import type { Contact } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { contactIds } from '../shared/contact-id.ts';
import { enrollmentId } from '../shared/launch-rows.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type Refused, refused } from './request.ts';

type StorePorts = Pick<OperatePorts, 'store'>;

/** Who is meant by a mail address, a number or an enrollment's id. Ids are hashes: nothing is searched. */
export async function findEnrollment(
  { store }: StorePorts,
  campaign: string,
  contact: string,
): Promise<Enrollment | Refused> {
  const ids = candidates(campaign, contact.trim());
  for (const id of ids) {
    const enrollment = await store.enrollment(id);
    if (enrollment?.campaign === campaign) return enrollment;
  }
  return refused(`contact: "${contact}" is not in ${campaign}. Write the address as in the audience.`);
}

function candidates(campaign: string, contact: string): readonly string[] {
  if (/^[a-z2-7]{26}$/.test(contact)) return [contact];
  const named = contact.includes('@') ? { email: contact } : { phone: contact.replace(/[\s()-]/g, '') };
  return contactIds(named).map((id) => enrollmentId(campaign, id));
}

/** How a contact is named in what operators read: as in the audience; of who has no address, his number or id. */
export function addressOf(contact: Contact | undefined, id: string): string {
  return contact?.email ?? contact?.phone ?? contact?.mobile ?? id;
}

/** Contacts of enrollments by id, a few at a time. */
export async function readContacts(
  { store }: StorePorts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  const contacts = new Map<string, Contact>();
  const waiting = [...new Set(ids)];
  const worker = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const contact = await store.contact(id);
      if (contact) contacts.set(id, contact);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, worker));
  return contacts;
}

export const READS_AT_ONCE = 10;
