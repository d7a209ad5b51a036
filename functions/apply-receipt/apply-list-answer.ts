import * as z from 'zod';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { Ports } from '../../workflows/ports.ts';
import { answerList } from '../answer-list/answer-list.ts';
import type { LineAnswer } from '../answer-list/list-answer.ts';
import { type AddedContact, addedSchema } from '../review-audience/read-added.ts';
import type { ReceivedEvent } from '../shared/cloud-ports.ts';
import { LIST_KINDS, type OpenedList } from '../shared/list-address.ts';

/** What a page says of a joint list. */
export const LIST_ANSWERED = 'page.list';

const lineSchema = z.object({
  line: z.string(),
  answer: z.string(),
  reason: z.string().exactOptional(),
  round: z.number().exactOptional(),
  to: z.string().exactOptional(),
  personalLine: z.string().exactOptional(),
});

const answerSchema = z.object({
  list: z.enum(LIST_KINDS),
  of: z.string(),
  person: z.string(),
  lines: z.string().transform((text) => z.array(lineSchema).parse(JSON.parse(text))),
  added: z
    .string()
    .transform((text) => z.array(addedSchema).parse(JSON.parse(text)))
    .exactOptional(),
  rest: z.literal('agree').exactOptional(),
  seenAt: z.number().exactOptional(),
});

interface ListSaid extends OpenedList {
  readonly lines: readonly LineAnswer[];
  readonly added?: readonly AddedContact[];
  readonly rest?: 'agree';
  readonly seenAt: number;
}

/** A list's answer as an event carries it. */
export function listData({ list, of, person, lines, added, rest, seenAt }: Omit<ListSaid, 'campaign'>): SignalData {
  const told = { list, of, person, lines: JSON.stringify(lines), seenAt };
  return { ...told, ...(added && { added: JSON.stringify(added) }), ...(rest && { rest }) };
}

/** By the use case of the lists; the event's key is the form's nonce, so that it is said once however often it comes. Tells why it does not count. */
export async function applyListAnswer(
  ports: Ports,
  { campaign, key, data }: ReceivedEvent,
): Promise<string | undefined> {
  const told = await answerList(ports)({ ...answerSchema.parse(data), campaign, nonce: key });
  if (!told.ok) return 'changed';
  return told.lines.some(({ result }) => result === 'late') ? 'left-list' : undefined;
}
