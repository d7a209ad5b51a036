import * as z from 'zod';
import type { Signal } from '../../workflows/domain/signal.ts';
import { type MailTags, readTags } from '../adapters/ses/mail-tags.ts';
import type { MailEvent } from '../settle-touch/settle-touch.ts';

/** What an event of SES means: what became of the touch, and what the contact's mail box or he himself did. */
export interface MailNews {
  readonly settle?: MailEvent;
  readonly signal?: Signal;
}

/** As EventBridge delivers it. Loose: AWS adds fields; addresses and subjects are left unread. */
const eventSchema = z.object({
  source: z.literal('aws.ses'),
  time: z.string().optional(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      timestamp: z.string().optional(),
      tags: z.record(z.string(), z.array(z.string())).optional(),
    }),
    bounce: z.object({ bounceType: z.string(), timestamp: z.string().optional() }).optional(),
    complaint: z.object({ complaintFeedbackType: z.string().nullish(), timestamp: z.string().optional() }).optional(),
  }),
});

type SesEvent = z.output<typeof eventSchema>;

/**
 * Reads an event of SES; undefined where it says nothing to Baton: another mail of the account, an opening, a delay.
 * Delivered twice it gives the same signal with the same key. Throws where it is no event of SES.
 */
export function readMailEvent(event: unknown): MailNews | undefined {
  const read = eventSchema.parse(event);
  const tags = readTags(read.detail.mail.tags ?? {});
  if (!tags) return undefined;
  const { touch } = tags;
  switch (read.detail.eventType) {
    case 'Send':
    case 'Delivery':
      return { settle: { touch, happened: 'delivered' } };
    case 'Reject':
      return { settle: { touch, happened: 'rejected' } };
    // A mail that came back or was called spam had gone out.
    case 'Bounce':
      return { settle: { touch, happened: 'delivered' }, ...bounced(read, tags) };
    case 'Complaint':
      return { settle: { touch, happened: 'delivered' }, ...complained(read, tags) };
    default:
      return undefined;
  }
}

function bounced(event: SesEvent, tags: MailTags): Pick<MailNews, 'signal'> {
  const { bounce } = event.detail;
  const kind = bounce?.bounceType === 'Permanent' ? 'hard' : 'soft';
  return signalOf(event, tags, { signal: 'bounced', touch: tags.touch, data: { kind }, at: bounce?.timestamp });
}

/** Feedback that a person's mail box sends and that is no complaint. Source: SES, complaint object; RFC 6650, feedback types. */
const NO_COMPLAINT: readonly unknown[] = ['not-spam', 'auth-failure', 'virus'];

function complained(event: SesEvent, tags: MailTags): Pick<MailNews, 'signal'> {
  const { complaint } = event.detail;
  if (NO_COMPLAINT.includes(complaint?.complaintFeedbackType)) return {};
  return signalOf(event, tags, { signal: 'complained', at: complaint?.timestamp });
}

interface Said extends Pick<Signal, 'signal' | 'touch' | 'data'> {
  readonly at: string | undefined;
}

/** Only of a mail to the contact himself: a rep's mail box says nothing of him. */
function signalOf(event: SesEvent, { to, enrollment }: MailTags, said: Said): Pick<MailNews, 'signal'> {
  if (to !== 'contact' || enrollment === undefined) return {};
  const { at, ...rest } = said;
  const { messageId, timestamp } = event.detail.mail;
  const occurredAt = [at, event.time, timestamp]
    .map((text) => Date.parse(text ?? ''))
    .find((time) => !Number.isNaN(time));
  if (occurredAt === undefined) throw new Error(`SES event about ${enrollment} without a time`);
  return { signal: { ...rest, key: `ses.${messageId}.${said.signal}`, enrollment, by: 'system', occurredAt } };
}
