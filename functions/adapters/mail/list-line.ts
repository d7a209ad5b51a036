import type { Known } from '../../../workflows/story/journal.ts';
import type { ListLine } from '../../../workflows/texts/mail-values.ts';
import { phoneWords } from '../../../workflows/texts/phone-words.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import type { MailContext } from './mail-context.ts';

/** A contact on a list, with his number and the link to his story; none where nothing is known of him. */
export function lineOf(context: MailContext, known: Known, reader: string, more: Partial<ListLine>): ListLine[] {
  const contact = context.contactOf(known.enrollment);
  if (!contact) return [];
  const { role, organisationName: organisation, email } = contact;
  const phone = contact.phone ?? contact.mobile;
  return [
    {
      name: fullName(contact) || email || organisation,
      organisation,
      ...(role !== undefined && { role }),
      ...(phone !== undefined && { phone: phoneWords(phone), tel: phone }),
      ...(known.issue !== undefined && { issue: known.issue }),
      url: context.link('k', `${known.enrollment}.${reader}`),
      ...more,
    },
  ];
}
