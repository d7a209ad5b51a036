import * as z from 'zod';
import { present } from '../../workflows/audience/present.ts';
import { readReply } from '../../workflows/replies/read-reply.ts';
import { plainText } from '../../workflows/texts/plain-text.ts';
import { commonShape, contactSchema, type EventData, type Reading } from './event-data.ts';

const LONGEST_BODY = 100_000;
const LONGEST_LINE = 2_000;
const MOST_HEADERS = 200;

const schema = z.strictObject({
  ...commonShape,
  contact: contactSchema,
  subject: z.string().max(LONGEST_LINE).optional(),
  text: z.string().max(LONGEST_BODY).overwrite(plainText).optional(),
  headers: z
    .record(z.string().max(LONGEST_LINE), z.string().max(LONGEST_LINE))
    .refine((headers) => Object.keys(headers).length <= MOST_HEADERS, `wants at most ${MOST_HEADERS} headers`)
    .optional(),
});

/**
 * A mail that somebody wrote back, as the mailbox has it. What it is, we say: a person's reply, a note that he is away,
 * or a machine's report, which says nothing about the contact.
 */
export function readMailReply(data: Readonly<Record<string, unknown>>, writtenAt: number): Reading<EventData> {
  const read = schema.safeParse(data);
  if (!read.success) return { ok: false, issues: read.error.issues };
  const { campaign, id, contact, ...mail } = read.data;
  const writtenOn = new Date(writtenAt).toISOString().slice(0, 10);
  return {
    ok: true,
    value: {
      campaign,
      ...(id !== undefined && { id }),
      who: present(contact),
      says: saidBy(readReply({ ...present(mail), writtenOn })),
    },
  };
}

function saidBy(reply: ReturnType<typeof readReply>): EventData['says'] {
  switch (reply.by) {
    case 'person':
      return [{ signal: 'replied', ...(reply.text !== '' && { data: { text: reply.text } }) }];
    case 'note':
      // The day begins at midnight in Greenwich: on that date everywhere in Europe, before anybody is at work.
      return [
        { signal: 'auto-replied', ...(reply.until !== undefined && { data: { until: Date.parse(reply.until) } }) },
      ];
    case 'machine':
      return [];
  }
}
