import type { Known } from '../../../workflows/story/journal.ts';
import { moneyWords } from '../../../workflows/story/signal-words.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import type { MailContext } from './mail-context.ts';

/** What was ordered, and where the contact came from: the source of the campaign's result. */
export function orderOf({ contactOf, live }: MailContext, { enrollment, lines }: Known): Partial<ListLine> {
  const end = lines.findLast(({ type }) => type === 'EnrollmentEnded');
  const money = ['revenue', 'margin'].map((name) => moneyWords(end ? fieldOf(end, name) : ''));
  const source = contactOf(enrollment)?.source;
  const name = source === undefined ? undefined : (live.setup.plan.sources[source]?.name ?? source);
  return { what: money.filter((words) => words !== '').join(' / '), ...(name !== undefined && { reason: name }) };
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
