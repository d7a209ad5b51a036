import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { type CalendarFileRequest, renderCalendarFile } from '../../../workflows/texts/calendar-file.ts';
import { formOf } from '../../../workflows/texts/contact-values.ts';
import type { MailValues } from '../../../workflows/texts/mail-values.ts';
import { headerLine } from '../../../workflows/texts/plain-text.ts';
import { type RenderedMail, renderMail } from '../../../workflows/texts/render-mail.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import type { MailKind } from '../../../workflows/workflow.ts';
import type { MailContext } from './mail-context.ts';
import type { MailRequest } from './mail-request.ts';

/** One mail of a rehearsal, ready to be written; `ics` is the calendar file it carries. */
export interface WrittenMail {
  readonly line: StoryLine;
  /** What stands in the file's name: the text's. */
  readonly template: string;
  readonly kind: MailKind;
  readonly eml: MailRequest;
  readonly ics?: string;
}

/** Letters of a person's or organisation's name that a list of mails could show. */
const LONGEST_NAME = 120;

export interface Draft {
  readonly line: StoryLine;
  readonly template: string;
  /** Tried in this order; only internal mails have more than one. */
  readonly languages: readonly string[];
  readonly values: MailValues;
  readonly to: MailRequest['to'];
  readonly from: MailRequest['from'];
  readonly replyTo?: string;
  readonly sources?: readonly string[];
  /** An entry in the reader's calendar that is not the event's. */
  readonly entry?: CalendarEntry;
}

export type CalendarEntry = Pick<CalendarFileRequest, 'uid' | 'sequence' | 'method' | 'event'>;

/** Renders a draft. Throws where its text is missing: `validate` says so long before. */
export function writeMail(context: MailContext, draft: Draft): WrittenMail {
  const { line, template, values, to, from, replyTo } = draft;
  const { campaign } = context.live.setup;
  const mail = renderIn(context, draft);
  const ics = draft.entry ? entryFile(draft, draft.entry) : calendarOf(context, draft);
  const { unsubscribe } = values.links;
  return {
    line,
    template,
    kind: mail.kind,
    ...(ics !== undefined && { ics }),
    eml: {
      from: mailbox(mail.from === 'campaign' ? { name: campaign.sender.name, address: campaign.sender.email } : from),
      to: mailbox(to),
      ...(replyTo !== undefined && mail.from !== 'campaign' && { replyTo }),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      sentAt: Date.parse(line.at),
      id: fieldOf(line, 'touch'),
      domain: campaign.sender.domain,
      ...(mail.kind === 'marketing' && unsubscribe !== undefined && { unsubscribe }),
      ...(ics !== undefined && { calendar: { method: draft.entry?.method ?? methodOf(line), content: ics } }),
    },
  };
}

/** A name as a header may hold it, whatever stands in a file or was typed on a page. */
function mailbox({ name, address }: MailRequest['to']): MailRequest['to'] {
  return { name: headerLine(name, LONGEST_NAME), address };
}

function renderIn({ texts, live }: MailContext, { languages, template, values, sources }: Draft): RenderedMail {
  let missing = '';
  for (const language of languages) {
    const form = formOf(live.setup.campaign, language);
    const rendered = renderMail({ template, language, form, texts, values, ...(sources && { sources }) });
    if (rendered.ok) return rendered.mail;
    missing = rendered.message;
  }
  throw new Error(missing);
}

function entryFile({ line, from, to }: Draft, entry: CalendarEntry): string {
  return renderCalendarFile({
    ...entry,
    organiser: { name: from.name, email: from.address },
    attendee: { name: to.name, email: to.address },
    stampAt: Date.parse(line.at),
  });
}

/**
 * The calendar file the line names, RFC 5545; undefined where it names none. Who invites stays the same whoever the rep is by
 * then: calendars take a change from nobody else (RFC 5546 §3.2.5).
 */
function calendarOf({ live, instants }: MailContext, { line, values, to }: Draft): string | undefined {
  const { calendar } = line;
  if (typeof calendar !== 'object' || calendar === null || !('uid' in calendar) || !('sequence' in calendar))
    return undefined;
  const { campaign } = live.setup;
  const { venue } = campaign.event ?? {};
  const location = [venue?.name, venue?.address].filter((part) => part !== undefined).join(', ') || venue?.online;
  const host = campaign.event?.host;
  return renderCalendarFile({
    uid: String(calendar.uid),
    sequence: Number(calendar.sequence),
    method: methodOf(line),
    event: {
      name: values.event?.name ?? values.campaign.name,
      startAt: instants.startAt,
      endAt: instants.endAt,
      ...(location !== undefined && { location }),
    },
    organiser: { name: host?.name ?? campaign.sender.name, email: host?.email ?? campaign.sender.email },
    attendee: { name: to.name, email: to.address },
    stampAt: Date.parse(line.at),
  });
}

function methodOf({ calendar }: StoryLine): 'PUBLISH' | 'CANCEL' {
  const cancels =
    typeof calendar === 'object' && calendar !== null && 'method' in calendar && calendar.method === 'CANCEL';
  return cancels ? 'CANCEL' : 'PUBLISH';
}

/** Who gets a mail to a contact. */
export function contactAddress(
  contact: Parameters<typeof fullName>[0] & { readonly email?: string },
): MailRequest['to'] {
  return { name: fullName(contact), address: contact.email ?? '' };
}
