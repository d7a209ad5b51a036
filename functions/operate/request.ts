import * as z from 'zod';
import { SIGNAL_NAMES } from '../../workflows/signals.ts';
import { campaignActSchema } from '../change-campaign/act-schema.ts';
import { email, instant, phone, text } from '../receive-webhook/event-fields.ts';
import { addedSchema } from '../review-audience/read-added.ts';
import { LIST_KINDS } from '../shared/list-address.ts';

const campaign = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const id = z.string().regex(/^[a-z2-7]{26}$/);
/** The caller's own name for this request: the same key twice is one act. */
const key = z.string().min(1).max(200);
/** A mail address or phone number as in the audience, or an enrollment's id. */
const contact = z.string().min(1).max(320);
/** Of a rep, as in the reps' file. */
const address = z.string().min(1).max(320);
const tasks = z.array(z.string().max(200)).min(1).max(100).optional();
const list = { campaign, list: z.enum(LIST_KINDS), of: z.string().max(320), person: z.string().max(320) };
const page = { campaign, after: z.string().max(200).optional() };

/** Somebody who was not invited. */
const guestShape = {
  firstName: text.optional(),
  lastName: text,
  organisation: text.optional(),
  /** Whose guest he is: as in the audience. */
  guestOf: contact.optional(),
};

/** Everything an operator may ask of a stage. A key that is not here is a problem, not something left unread. */
const requestSchema = z.discriminatedUnion('do', [
  /** Where the command puts files, and whether the campaign runs here. */
  z.strictObject({ do: z.literal('stage'), campaign: campaign.optional() }),
  /** What launching the files under `inbox/<campaign>/<launch>/` would change. Writes nothing. */
  z.strictObject({ do: z.literal('launch-plan'), campaign, launch: id }),
  /** Does it; again it completes what was left half-way, or has nothing to do. */
  z.strictObject({ do: z.literal('launch'), campaign, launch: id }),
  z.strictObject({ do: z.literal('launch-status'), campaign, launch: id }),
  z.strictObject({ do: z.literal('status'), campaign }),
  z.strictObject({ do: z.literal('why'), campaign, contact }),
  /** Events as they are stored and the addresses of whom they concern, a page of enrollments at a time. */
  z.strictObject({ do: z.literal('export'), ...page }),
  /** What a report needs besides the export: files, state, and the names of the few it tells of. */
  z.strictObject({ do: z.literal('report'), campaign, enrollments: z.array(id).max(50) }),
  /** The ledger of one contact: what was planned, sent, skipped, without the texts. */
  z.strictObject({ do: z.literal('mails'), campaign, contact }),
  z.strictObject({
    do: z.literal('send-test'),
    campaign,
    template: z.string().min(1).max(100),
    contact: contact.optional(),
    language: z.string().length(2).optional(),
    to: z.email().max(320),
    key,
  }),
  z.strictObject({ do: z.literal('doctor') }),
  z.strictObject({ do: z.literal('resume-plan'), ...page }),
  /** A line is resumed where it is still held since then, so that a repeat lets no later hold go. */
  z.strictObject({
    do: z.literal('resume'),
    campaign,
    lines: z
      .array(z.strictObject({ enrollment: id, since: z.int() }))
      .min(1)
      .max(100),
  }),
  /** What a person said to somebody: entered by an operator where it came neither by a page nor by a webhook. */
  z.strictObject({
    do: z.literal('signal'),
    campaign,
    contact,
    by: z.enum(['contact', 'rep', 'marketing', 'sales', 'host', 'system', 'campaign']),
    signal: z.enum(SIGNAL_NAMES as [string, ...string[]]),
    /** Id of the touch it answers, or `open`: that of the step the contact is in. */
    touch: z.string().max(200).optional(),
    data: z.record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean()])).optional(),
    /** Instant with its zone, or local time of the campaign. Default: now. */
    occurredAt: z.string().max(40).optional(),
    key,
  }),
  /** What an erasure of one contact would remove. Writes nothing. */
  z.strictObject({ do: z.literal('erase-plan'), campaign, contact }),
  /** Removes who he is, in all campaigns; again it finds nothing to remove. */
  z.strictObject({ do: z.literal('erase'), campaign, contact }),
  /** What an act on the whole campaign would do: its numbers. Writes nothing. */
  z.strictObject({ do: z.literal('act-plan'), campaign, act: campaignActSchema }),
  /** Does it, once. */
  z.strictObject({ do: z.literal('act'), campaign, by: z.string().min(1).max(320), act: campaignActSchema }),
  /** Begins the review of the audience under `inbox/<campaign>/<launch>/`, or takes over what changed in it. */
  z.strictObject({ do: z.literal('review'), campaign, launch: id }),
  z.strictObject({ do: z.literal('review-status'), campaign }),
  /** With the hash that was shown it is refused where something changed since. */
  z.strictObject({
    do: z.literal('sign'),
    campaign,
    what: z.enum(['audience', 'plan']),
    side: z.enum(['marketing', 'sales']),
    person: z.string().max(320),
    hash: z.string().length(64).optional(),
  }),
  /** The list of a rep (`of`: his address), or of a side of the decision; `person` is who may answer it. */
  z.strictObject({ do: z.literal('open-list'), ...list }),
  z.strictObject({
    do: z.literal('answer-list'),
    ...list,
    lines: z
      .array(
        z.strictObject({
          line: z.string().max(100),
          answer: z.string().max(20),
          reason: z.string().max(500).optional(),
          round: z.int().optional(),
          to: z.string().max(320).optional(),
          personalLine: z.string().max(1000).optional(),
        }),
      )
      .max(500),
    /** Of the audience: contacts the rep puts on his list, by the columns of the audience's file. */
    added: z.array(addedSchema).max(20).optional(),
    /** Every other line as proposed. */
    rest: z.literal('agree').optional(),
    key,
  }),
  /** Links in mails that have gone: of a contact, or of a rep, manager or host by his address. */
  z.strictObject({ do: z.literal('revoke-links'), campaign, contact: contact.optional(), reader: address.optional() }),
  z.strictObject({ do: z.literal('close-attendance'), campaign, by: z.enum(['host', 'system']) }),
  /** A rep is away: in all his campaigns, unless one is named. Local dates, both included. */
  z.strictObject({
    do: z.literal('absent'),
    campaign: campaign.optional(),
    rep: address,
    from: z.iso.date(),
    until: z.iso.date(),
    deputy: address.optional(),
    by: z.string().min(1).max(320),
  }),
  /** Calls of a rep to a colleague: those named, else all he has open. */
  z.strictObject({ do: z.literal('give-calls'), campaign: campaign.optional(), rep: address, to: address, tasks }),
  /** His manager leaves them with him: nobody is told of them any more. */
  z.strictObject({ do: z.literal('leave-calls'), campaign: campaign.optional(), rep: address, tasks }),
  /** Too much today: what he did not promise comes again on another day. */
  z.strictObject({ do: z.literal('put-off-calls'), campaign: campaign.optional(), rep: address, tasks }),
  z.strictObject({ do: z.literal('review-list'), campaign }),
  /** With a contact what stands there is his; without one it is discarded. */
  z.strictObject({
    do: z.literal('review-settle'),
    campaign,
    entry: z.string().max(300),
    contact: contact.optional(),
    /** He was not invited and came: who he is, as far as the entry does not say so. */
    guest: z.strictObject({ ...guestShape, lastName: guestShape.lastName.optional() }).optional(),
  }),
  /** Somebody stands at the door who was not invited. */
  z.strictObject({
    do: z.literal('walk-in'),
    campaign,
    key,
    ...guestShape,
    email: email.optional(),
    phone: phone.optional(),
    guests: z.int().min(0).max(100).optional(),
  }),
  /** What a rep noted of a guest at the event. */
  z.strictObject({
    do: z.literal('conversation'),
    campaign,
    contact,
    key,
    spoken: z.boolean(),
    interest: z.int().min(1).max(5).optional(),
    issue: text.optional(),
    timing: text.optional(),
    note: text.optional(),
    appointmentAt: instant.optional(),
    callBackAt: instant.optional(),
    no: z.strictObject({ reason: text, for: z.enum(['person', 'organisation']) }).optional(),
  }),
]);

export type OperateRequest = z.output<typeof requestSchema>;
export type RequestOf<Do extends OperateRequest['do']> = Extract<OperateRequest, { readonly do: Do }>;

/** An expected no, a bad request among them: in sentences that say what would be right. */
export interface Refused {
  readonly ok: false;
  readonly problems: readonly string[];
}

/** The answer that says no. */
export function refused(...problems: readonly string[]): Refused {
  return { ok: false, problems };
}

/** Reads a request; what is wrong with it is told all at once, each by its path. */
export function readRequest(request: unknown): OperateRequest | Refused {
  const read = requestSchema.safeParse(request);
  if (read.success) return read.data;
  return refused(...read.error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`));
}
