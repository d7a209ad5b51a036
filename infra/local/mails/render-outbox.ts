import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import type { Rehearsal } from '../rehearse.ts';
import { contactMail } from './contact-mail.ts';
import { listMail } from './list-mail.ts';
import { createMailContext, type MailContext } from './mail-context.ts';
import { repMail } from './rep-mail.ts';
import type { WrittenMail } from './written-mail.ts';

/** Every mail of a rehearsal in order, each with what was known at its moment; calls of a digest stand in the digest. */
export function* renderOutbox(rehearsal: Rehearsal, texts: TextStore): Generator<WrittenMail> {
  const context = createMailContext(rehearsal, texts);
  for (const line of rehearsal.lines) {
    const mail = mailOf(context, line);
    if (mail) yield mail;
    context.journal.read(line);
  }
}

function mailOf(context: MailContext, line: StoryLine): WrittenMail | undefined {
  const isSingleCall = line.type === 'CallTaskSent' && line.in === 'single';
  if (line.type !== 'MailSent' && !isSingleCall) return undefined;
  const known = context.journal.of(fieldOf(line, 'enrollment'));
  if (!known) return listMail(context, line);
  return line.to === 'contact' ? contactMail(context, known, line) : repMail(context, known, line);
}
