import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { MailRequest } from '../../functions/adapters/mail/mail-request.ts';

/** The bytes of an `.eml` file. The same request gives the same bytes on any machine and day. */
export function writeEml(request: MailRequest): Promise<Uint8Array> {
  const { from, to, replyTo, subject, html, text, sentAt, id, domain, unsubscribe, calendar } = request;
  const local = id.replaceAll(/[^A-Za-z0-9.-]/g, '-');
  const composer = new MailComposer({
    from,
    to,
    ...(replyTo !== undefined && { replyTo }),
    subject,
    html,
    text,
    date: new Date(sentAt),
    messageId: `<${local}@${domain}>`,
    // RFC 2046 §5.1.1: a boundary has at most 70 characters, of which nodemailer adds 14.
    baseBoundary: local.slice(-50),
    textEncoding: 'quoted-printable',
    headers: {
      'X-Mailer': 'Baton',
      ...(unsubscribe !== undefined && {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    ...(calendar && {
      icalEvent: { method: calendar.method, filename: 'event.ics', content: calendar.content },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
