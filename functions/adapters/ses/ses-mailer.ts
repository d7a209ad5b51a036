import { type SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { Unavailable } from '../../../workflows/errors.ts';
import type { Mailer, MailResult } from '../../../workflows/ports.ts';
import type { Count } from '../aws/call-service.ts';
import type { MailSources } from '../mail/mail-sources.ts';
import { writeTouch } from '../mail/write-touch.ts';
import { tagsOf } from './mail-tags.ts';
import { sendCommand } from './send-command.ts';
import { refusalOf } from './ses-refusal.ts';

/** How mails reach SES. The client makes one attempt (`createSesClient`). */
export interface SesAccess {
  readonly client: SESv2Client;
  readonly configurationSet: string;
  readonly count?: Count;
}

/** Mails through SES: written as in a rehearsal, sent once. What proves nothing about the mail is thrown. */
export function createSesMailer(access: SesAccess & MailSources): Mailer {
  return {
    send: async (touch, tasks) => {
      const written = await writeTouch(access, touch, tasks);
      if (written.status === 'refused') return written;
      const { configurationSet } = access;
      return sendOnce(access, sendCommand(written.mail, { configurationSet, tags: [...tagsOf(touch)] }));
    },
  };
}

/** Hands a mail to SES; one without an address that SES takes is refused. Throws what proves nothing. */
export async function sendOnce(
  { client, count }: SesAccess,
  input: SendEmailCommandInput | undefined,
): Promise<MailResult> {
  if (!input) return { status: 'refused', retry: false, reason: 'the address is not one SES takes' };
  if ((await client.config.maxAttempts()) !== 1) throw new Error('the SES client repeats calls: make it one attempt');
  count?.('ses:SendEmail');
  try {
    const { MessageId } = await client.send(new SendEmailCommand(input));
    if (MessageId !== undefined) return { status: 'accepted' };
  } catch (fault) {
    const refusal = refusalOf(fault);
    if (refusal) return refusal;
    throw fault;
  }
  throw new Unavailable('ses:SendEmail: an answer without an id');
}
