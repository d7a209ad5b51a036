import type { Rep } from '../../../workflows/language/reps-schema.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { occasionOf } from '../../../workflows/texts/call-outcomes.ts';
import { buildRepFields } from '../../../workflows/texts/contact-values.ts';
import type { MailValues } from '../../../workflows/texts/mail-values.ts';
import { readerKey } from '../../shared/link-reader.ts';
import { callEntry } from './call-entry.ts';
import { type MailContext, repOf, valuesAbout, valuesForColleague } from './mail-context.ts';
import { taskFields } from './task-fields.ts';
import { type WrittenMail, writeMail } from './written-mail.ts';

/** A mail to a rep about one contact: a single call task, or the question how an appointment or quote stands. */
export function repMail(context: MailContext, known: Known, line: StoryLine): WrittenMail | undefined {
  const contact = context.contactOf(known.enrollment);
  const told = valuesAbout(context, known, line);
  if (!contact || !told) return undefined;
  const { campaign } = context.live.setup;
  const isCall = line.type === 'CallTaskSent';
  const receiver = repOf(context, fieldOf(line, isCall ? 'rep' : 'receiver'));
  const values = isCall ? spokenBy(told, receiver, known.rep) : told;
  const language = receiver.language ?? campaign.language;
  const { enrollment } = known;
  const touch = fieldOf(line, 'touch');
  const reader = readerKey(context.live.setup, receiver.email);
  const task = taskFields(context, {
    ...{ contact, known, line, values, language, readerKey: reader },
    occasion: occasionOf(fieldOf(line, isCall ? 'script' : 'template')),
    ...(isCall && { script: fieldOf(line, 'script') }),
  });
  const calls = (what: string) => [campaign.campaign, what, reader, reader].join('.');
  return writeMail(context, {
    line,
    template: `reps/${isCall ? 'call-task' : fieldOf(line, 'template')}`,
    languages: [language, campaign.language, 'en'],
    values: {
      ...valuesForColleague(context, values, language),
      rep: buildRepFields(receiver),
      task,
      links: {
        ...values.links,
        contact: context.link('k', `${enrollment}.${reader}`),
        delegate: context.link('m', calls('give'), { [`task.${touch}`]: 'yes' }),
        away: context.link('m', calls('away')),
      },
      timeZone: receiver.timeZone ?? campaign.timeZone,
    },
    to: { name: receiver.name, address: receiver.email },
    from: internalSender(context),
    ...(isCall && {
      entry: callEntry(context, { known, touch, task: context.touches.get(touch), language, receiver, line }),
    }),
  });
}

/** A call is made by who got the task: where that is not the contact's rep, in his name. */
function spokenBy(values: MailValues, caller: Rep, rep: string): MailValues {
  if (caller.email === rep) return values;
  const fields = buildRepFields(caller);
  return rep === '' ? { ...values, rep: fields } : { ...values, deputy: fields };
}

/** Baton's own mails say whose tool it is. */
export function internalSender({ live }: MailContext): { readonly name: string; readonly address: string } {
  const { sender } = live.setup.campaign;
  return { name: `Baton, ${sender.name}`, address: sender.email };
}
