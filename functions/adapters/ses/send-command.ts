import type { Attachment, MessageHeader, SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { mailHeaders } from '../mail/mail-headers.ts';
import type { WrittenMail } from '../mail/written-mail.ts';
import { asciiAddress, formatMailbox, withoutControls } from './mail-address.ts';

export interface SendOptions {
  readonly configurationSet: string;
  readonly tags: SendEmailCommandInput['EmailTags'];
}

/** What is asked of SES for a mail; undefined where an address is none that SES takes. SES makes the MIME of it. */
export function sendCommand(
  { eml, kind }: Pick<WrittenMail, 'eml' | 'kind'>,
  { configurationSet, tags }: SendOptions,
): SendEmailCommandInput | undefined {
  const [from, to] = [formatMailbox(eml.from), formatMailbox(eml.to)];
  if (from === undefined || to === undefined) return undefined;
  const replyTo = eml.replyTo === undefined ? undefined : asciiAddress(eml.replyTo);
  return {
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    ...(replyTo !== undefined && { ReplyToAddresses: [replyTo] }),
    Content: {
      Simple: {
        Subject: { Data: withoutControls(eml.subject), Charset: 'UTF-8' },
        Body: { Text: { Data: eml.text, Charset: 'UTF-8' }, Html: { Data: eml.html, Charset: 'UTF-8' } },
        Headers: mailHeaders(eml, kind).map(({ name, value }): MessageHeader => ({ Name: name, Value: value })),
        ...(eml.calendar && { Attachments: [calendarFile(eml.calendar)] }),
      },
    },
    EmailTags: tags,
    ConfigurationSetName: configurationSet,
    // Links are ours as they stand: a rewritten one would count who reads, which nobody agreed to.
    ConfigurationOverrides: {
      Tracking: { OpenTrackingEnabled: 'DISABLED', ClickTrackingEnabled: 'DISABLED' },
    },
  };
}

function calendarFile({ method, content }: NonNullable<WrittenMail['eml']['calendar']>): Attachment {
  return {
    FileName: 'event.ics',
    ContentType: `text/calendar; method=${method}; charset=UTF-8`,
    ContentDisposition: 'ATTACHMENT',
    ContentTransferEncoding: 'BASE64',
    RawContent: new TextEncoder().encode(content),
  };
}
