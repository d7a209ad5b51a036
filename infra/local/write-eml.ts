import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { mailHeaders } from '../../functions/adapters/mail/mail-headers.ts';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';

/** The bytes of an `.eml` file. The same mail gives the same bytes on any machine and day. */
export function writeEml({ eml, kind }: Pick<WrittenMail, 'eml' | 'kind'>): Promise<Uint8Array> {
  const { from, to, replyTo, subject, html, text, sentAt, id, domain, calendar } = eml;
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
    // Prepared: a header is written as it is, never folded within its value.
    headers: [
      { key: 'X-Mailer', value: 'Baton' },
      ...mailHeaders(eml, kind).map(({ name, value }) => ({ key: name, value: { prepared: true, value } })),
    ],
    ...(calendar && {
      icalEvent: { method: calendar.method, filename: 'event.ics', content: calendar.content },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
