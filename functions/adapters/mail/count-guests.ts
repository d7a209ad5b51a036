import type { ListFields } from '../../../workflows/texts/mail-values.ts';
import { isComing } from './event-lists.ts';
import type { MailContext } from './mail-context.ts';

/** Who is expected, and who came. */
export function countGuests({ journal }: MailContext): Pick<ListFields, 'accepted' | 'attended'> {
  const known = [...journal.all()];
  return { accepted: known.filter(isComing).length, attended: known.filter(({ came }) => came).length };
}
