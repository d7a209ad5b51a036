import type { Known } from '../../../workflows/story/journal.ts';
import type { ListFields } from '../../../workflows/texts/mail-values.ts';
import type { MailContext } from './mail-context.ts';

/** Said yes, and has a seat. */
export function isComing({ response, hasSeat }: Known): boolean {
  return response === 'accepted' && hasSeat;
}

/** Who is expected, and who came. */
export function countGuests({ journal }: MailContext): Pick<ListFields, 'accepted' | 'attended'> {
  const known = [...journal.all()];
  return { accepted: known.filter(isComing).length, attended: known.filter(({ came }) => came).length };
}
