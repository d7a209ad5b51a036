import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { type MailContext, repOf, valuesAbout } from './mail-context.ts';
import { contactAddress, type WrittenMail, writeMail } from './written-mail.ts';

/** A mail to a contact as it was sent: from his rep, in his language. */
export function contactMail(context: MailContext, known: Known, line: StoryLine): WrittenMail | undefined {
  const contact = context.contactOf(known.enrollment);
  const values = valuesAbout(context, known, line);
  if (!contact || !values) return undefined;
  const { sender } = context.live.setup.campaign;
  const rep = repOf(context, known.rep);
  return writeMail(context, {
    line,
    template: fieldOf(line, 'template'),
    languages: [contact.language],
    values,
    to: contactAddress(contact),
    from: sender.from === 'rep' ? { name: rep.name, address: rep.email } : { name: sender.name, address: sender.email },
    sources: sourcesOf(context, contact.source),
  });
}

/** What may choose a version of a text: the source, and the word its plan gives it. */
export function sourcesOf({ live }: MailContext, source: string | undefined): readonly string[] {
  if (source === undefined) return [];
  const script = live.setup.plan.sources[source]?.script;
  return script === undefined ? [source] : [source, script];
}
