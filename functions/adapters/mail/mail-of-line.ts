import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { contactMail } from './contact-mail.ts';
import { listMail } from './list-mail.ts';
import type { MailContext } from './mail-context.ts';
import { repMail } from './rep-mail.ts';
import { withdrawnMail } from './withdrawn-mail.ts';
import type { WrittenMail } from './written-mail.ts';

/** The mail a line says was sent; undefined where it says no such thing. Calls of a digest stand in the digest. */
export function mailOfLine(context: MailContext, line: StoryLine): WrittenMail | undefined {
  const isSingleCall = line.type === 'CallTaskSent' && line.in === 'single';
  if (line.type !== 'MailSent' && !isSingleCall) return undefined;
  if (line.type === 'MailSent' && line.template === 'withdrawn') return withdrawnMail(context, line);
  const known = context.journal.of(fieldOf(line, 'enrollment'));
  if (!known) return listMail(context, line);
  return line.to === 'contact' ? contactMail(context, known, line) : repMail(context, known, line);
}
