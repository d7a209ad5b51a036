import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { callTaskWords } from '../../../workflows/texts/call-task-words.ts';
import { type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import { closedWords } from '../../../workflows/texts/permission-words.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import type { MailContext } from './mail-context.ts';
import { MOST_COLLEAGUES, standingOf } from './task-colleagues.ts';

/** What was closed since the launch, with its day: `ma 1 feb 09:30 · Mail mag niet: heeft zich afgemeld; …`. */
export function warningsOf(lines: readonly StoryLine[], reader: Reader): readonly string[] {
  return lines.flatMap((line) => {
    if (line.type !== 'PermissionChanged' || fieldOf(line, 'to') === 'service') return [];
    const channel = fieldOf(line, 'channel') === 'phone' ? 'phone' : 'mail';
    const words = closedWords(reader.language, channel, fieldOf(line, 'reason'));
    return [`${renderDate(Date.parse(line.at), 'short', reader)} · ${words}`];
  });
}

/** An appointment or quote that is open, his own or a colleague's: `er loopt een offerte bij Mette Holm`. */
export function openMatters(context: MailContext, known: Known, { language }: Reader): readonly string[] {
  const { open, openAt } = callTaskWords(language);
  const own = openOf(known);
  const colleagues = (context.colleaguesOf?.(known.enrollment) ?? []).slice(0, MOST_COLLEAGUES);
  const others = colleagues.flatMap((enrollment) => {
    const colleague = context.journal.of(enrollment);
    const what = colleague && openOf(colleague);
    const contact = what && context.contactOf(enrollment);
    return what && contact ? [openAt(open[what], fullName(contact) || contact.organisationName)] : [];
  });
  const elsewhere = heldElsewhere(context, known);
  return [...(own ? [open[own]] : []), ...others, ...(elsewhere ? [open[elsewhere]] : [])];
}

/** Of another campaign nothing else is told here. */
function heldElsewhere({ contactOf, organisationOf, live }: MailContext, { enrollment }: Known) {
  const contact = contactOf(enrollment);
  const held = contact && organisationOf(contact)?.heldBy;
  return held !== undefined && held.campaign !== live.state.id ? held.reason : undefined;
}

function openOf(known: Known): 'appointment' | 'quote' | undefined {
  const standing = standingOf(known, true);
  return standing === 'appointment' || standing === 'quote' ? standing : undefined;
}
