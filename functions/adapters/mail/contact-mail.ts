import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { type MailContext, repOf, valuesAbout } from './mail-context.ts';
import { contactAddress, type Draft, type WrittenMail, writeMail } from './written-mail.ts';

/** A mail to a contact as it was sent: from his rep, in his language. */
export function contactMail(context: MailContext, known: Known, line: StoryLine): WrittenMail | undefined {
  const contact = context.contactOf(known.enrollment);
  const values = valuesAbout(context, known, line);
  if (!contact || !values) return undefined;
  return writeMail(context, {
    line,
    template: fieldOf(line, 'template'),
    languages: [contact.language],
    values,
    to: contactAddress(contact),
    ...senderOf(context, known.rep),
    sources: sourcesOf(context, contact.source),
  });
}

/**
 * The contact's rep, where the campaign wants it so: from his own address where that is at the sender's domain, which
 * SPF, DKIM and DMARC speak for; else by the sender's, and answers go to him.
 */
function senderOf(context: MailContext, email: string): Pick<Draft, 'from' | 'replyTo'> {
  const { sender } = context.live.setup.campaign;
  if (sender.from !== 'rep') return { from: { name: sender.name, address: sender.email } };
  const rep = repOf(context, email);
  if (rep.email.endsWith(`@${sender.domain}`)) return { from: { name: rep.name, address: rep.email } };
  return { from: { name: `${rep.name} via ${sender.name}`, address: sender.email }, replyTo: rep.email };
}

/** What may choose a version of a text: the source, and the word its plan gives it. */
export function sourcesOf({ live }: MailContext, source: string | undefined): readonly string[] {
  if (source === undefined) return [];
  const script = live.setup.plan.sources[source]?.script;
  return script === undefined ? [source] : [source, script];
}
