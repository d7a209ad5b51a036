import { mailOfLine } from '../../../functions/adapters/mail/mail-of-line.ts';
import type { WrittenMail } from '../../../functions/adapters/mail/written-mail.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import { type Played, rehearsalContext } from './rehearsal-context.ts';

/** Every mail of a rehearsal in order, each with what was known at its moment; calls of a digest stand in the digest. */
export function* renderOutbox(rehearsal: Played, texts: TextStore): Generator<WrittenMail> {
  const context = rehearsalContext(rehearsal, texts);
  for (const line of rehearsal.lines) {
    const mail = mailOfLine(context.at(line), line);
    if (mail) yield mail;
    context.journal.read(line);
  }
}
