import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { moneyWords } from '../../../workflows/texts/amount-words.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import { sourceWords } from '../../../workflows/texts/source-words.ts';
import type { MailContext } from './mail-context.ts';

/** What was ordered, and where the contact came from: the source of the campaign's result. */
export function orderOf(
  { contactOf, live }: MailContext,
  { enrollment, lines }: Known,
  language: string,
): Partial<ListLine> {
  const end = lines.findLast(({ type }) => type === 'EnrollmentEnded');
  const { sources, currency } = live.setup.plan;
  const money = ['revenue', 'margin'].flatMap((field) => {
    const amount = end ? fieldOf(end, field) : '';
    return amount === '' || Number.isNaN(Number(amount)) ? [] : [moneyWords(language, Number(amount), currency)];
  });
  const source = contactOf(enrollment)?.source;
  const name = source === undefined ? undefined : sourceWords(sources, source, language);
  return { what: money.join(' / '), ...(name !== undefined && { reason: name }) };
}

/** Only who has to say which colleagues go on is told until when. */
export function colleaguesBy(context: MailContext, line: StoryLine): Pick<ListFields, 'answerBy'> {
  const { about = '' } = context.touches.get(fieldOf(line, 'touch')) ?? {};
  const contact = context.contactOf(about);
  const { managers } = context.live.setup.campaign;
  const receiver = fieldOf(line, 'receiver');
  const owner = contact && context.organisationOf(contact);
  const until = owner?.decided?.until ?? 0;
  const isOwner = owner && receiver === (owner.owner === 'marketing' ? managers.marketing : owner.owner);
  return isOwner && until > (owner.decided?.at ?? 0) ? { answerBy: until } : {};
}
