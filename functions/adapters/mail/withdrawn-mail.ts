import { withdrawnTask } from '../../../workflows/domain/withdraw-notice.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { buildRepFields } from '../../../workflows/texts/contact-values.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import { readerKey } from '../../shared/link-reader.ts';
import { cancelledEntry } from './call-entry.ts';
import { readerOf } from './list-reader.ts';
import { type MailContext, repOf, valuesAbout, valuesForColleague } from './mail-context.ts';
import { internalSender } from './rep-mail.ts';
import { taskFields } from './task-fields.ts';
import { taskHistory } from './task-history.ts';
import { type WrittenMail, writeMail } from './written-mail.ts';

/** A few words to a rep whose task became pointless, with what takes it out of his calendar. */
export function withdrawnMail(context: MailContext, line: StoryLine): WrittenMail | undefined {
  const notice = context.touches.get(fieldOf(line, 'touch'));
  const known = context.journal.of(notice?.about ?? '');
  const contact = known && context.contactOf(known.enrollment);
  const values = known && valuesAbout(context, known, line);
  const touch = notice && withdrawnTask(notice);
  if (!known || !contact || !values || touch === undefined) return undefined;
  const { campaign } = context.live.setup;
  const receiver = repOf(context, fieldOf(line, 'receiver'));
  const reader = readerOf(context, line);
  const { language } = reader;
  const last = notice?.reason === 'answered' ? taskHistory(known.lines, reader).at(-1) : undefined;
  const reason = last ?? digestWords(language).withdrawn[notice?.reason ?? ''];
  const key = readerKey(context.live.setup, receiver.email);
  const about = { contact, known, line, values, language, readerKey: key };
  const task = taskFields(context, { ...about, occasion: 'invitation' });
  return writeMail(context, {
    line,
    template: 'reps/withdrawn',
    languages: [language, campaign.language, 'en'],
    values: {
      ...valuesForColleague(context, values, language),
      rep: buildRepFields(receiver),
      task: { ...task, ...(reason !== undefined && { reason }) },
      links: {
        ...values.links,
        contact: context.link('k', `${known.enrollment}.${key}`),
      },
      timeZone: receiver.timeZone ?? campaign.timeZone,
    },
    to: { name: receiver.name, address: receiver.email },
    from: internalSender(context),
    entry: cancelledEntry(context, { known, touch, task: notice, language, receiver }, notice?.calendar?.sequence ?? 1),
  });
}
