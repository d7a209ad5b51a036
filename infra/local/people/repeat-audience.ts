import type { Invited } from '../../../functions/shared/launch-rows.ts';
import { sha256 } from '../../../functions/shared/sha256.ts';
import { hashId } from '../../../workflows/audience/hash-id.ts';
import type { Contact, Organisation } from '../../../workflows/domain/contact.ts';

/** So many contacts: the audience as it is, then again and again under new addresses, in organisations of their own. */
export function repeatAudience(invited: Invited, count: number): Invited {
  const contacts: Contact[] = invited.contacts.slice(0, count);
  const used = new Set(contacts.map(({ organisation }) => organisation));
  const organisations: Organisation[] = invited.organisations.filter(({ id }) => used.has(id));
  const known = new Map(invited.organisations.map((organisation) => [organisation.id, organisation]));
  for (let copy = 2; contacts.length < count && invited.contacts.length > 0; copy += 1) {
    const names = new Map<string, Organisation>();
    for (const contact of invited.contacts.slice(0, count - contacts.length)) {
      const first = known.get(contact.organisation);
      const organisation = names.get(contact.organisation) ?? (first && copyOrganisation(first, copy));
      if (!organisation) continue;
      names.set(contact.organisation, organisation);
      contacts.push(copyContact(contact, organisation, copy));
    }
    organisations.push(...names.values());
  }
  return { ...invited, contacts, organisations };
}

function copyOrganisation(organisation: Organisation, copy: number): Organisation {
  return { ...organisation, id: copyId(organisation.id, copy), name: `${organisation.name} ${copy}` };
}

/** `anna@voorbeeld.example` → `anna+2@voorbeeld.example`; whoever has only a phone: `+31100000258` → `+311000002582`. */
function copyContact(contact: Contact, organisation: Organisation, copy: number): Contact {
  const { email, phone, mobile } = contact;
  return {
    ...contact,
    id: copyId(contact.id, copy),
    organisation: organisation.id,
    organisationName: organisation.name,
    ...(email !== undefined && { email: email.replace('@', `+${copy}@`) }),
    ...(email === undefined && phone !== undefined && { phone: `${phone}${copy}` }),
    ...(email === undefined && mobile !== undefined && { mobile: `${mobile}${copy}` }),
  };
}

function copyId(id: string, copy: number): string {
  return hashId(sha256(`${id} ${copy}`));
}
