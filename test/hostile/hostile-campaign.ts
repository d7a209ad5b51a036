import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { renderOutbox } from '../../infra/local/mails/render-outbox.ts';
import type { Rehearsal } from '../../infra/local/rehearse.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { TextStore } from '../../workflows/texts/text-store.ts';
import { attackAt } from './attacks.ts';

/**
 * A rehearsal whose people are hostile: each has one attack in every field a person can be named or described by, as if
 * nothing had been cleaned where it came in; what was said about him too.
 */
export function hostileRehearsal(rehearsal: Rehearsal): Rehearsal {
  const { world, contacts, lines } = rehearsal;
  const named = new Map(
    [...contacts.values()].map((contact, index) => [contact.id, hostile(contact, attackAt(index))]),
  );
  const { items } = world.store;
  const organisations = new Map(
    [...items.organisations].map(([id, organisation], index) => [id, { ...organisation, name: attackAt(index) }]),
  );
  const said = lines.map((line, index) => {
    const attack = attackAt(index);
    const { data } = line;
    return typeof data === 'object' && data !== null
      ? { ...line, data: { ...data, note: attack, issue: attack, text: attack } }
      : line;
  });
  return {
    ...rehearsal,
    contacts: named,
    lines: said,
    world: { ...world, store: { ...world.store, items: { ...items, organisations } } },
  };
}

function hostile(contact: Contact, attack: string): Contact {
  return {
    ...contact,
    ...{ title: attack, firstName: attack, initials: attack, lastNamePrefix: attack, lastName: attack },
    ...{ organisationName: attack, role: attack, street: attack, postcode: attack, city: attack },
    ...{ personalLine: attack, note: attack, segment: attack },
    more: Object.fromEntries([
      ['__proto__', attack],
      ['constructor', attack],
      ['site', attack],
    ]),
  };
}

export function hostileMails(rehearsal: Rehearsal, texts: TextStore): readonly WrittenMail[] {
  return [...renderOutbox(hostileRehearsal(rehearsal), texts)];
}
