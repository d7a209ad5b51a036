import MailComposer from 'nodemailer/lib/mail-composer/index.js';

/** A mail as it goes over the wire. All that a mailer would invent (date, id, boundaries) is given. */
export interface EmlRequest {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** When it is sent, epoch milliseconds: the `Date` header, in UTC. */
  readonly sentAt: number;
  /** Unique and known beforehand, e.g. the touch: makes `Message-ID` and the boundaries. */
  readonly id: string;
  readonly domain: string;
  /** RFC 8058: the address that unsubscribes by one `POST`. */
  readonly unsubscribe?: string;
  readonly calendar?: { readonly method: 'PUBLISH' | 'CANCEL'; readonly content: string };
}

/** The bytes of an `.eml` file. The same request gives the same bytes on any machine and day. */
export function writeEml(request: EmlRequest): Promise<Uint8Array> {
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
