import * as z from 'zod';
import { SIGNAL_NAMES } from '../../workflows/signals.ts';

const campaign = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const id = z.string().regex(/^[a-z2-7]{26}$/);
/** The caller's own name for this request: the same key twice is one act. */
const key = z.string().min(1).max(200);
/** A mail address or phone number as in the audience, or an enrollment's id. */
const contact = z.string().min(1).max(320);
const page = { campaign, after: z.string().max(200).optional() };

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
  /** What a person said to somebody: entered by an operator while there are no pages for it. */
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
  z.strictObject({ do: z.literal('close-attendance'), campaign, by: z.enum(['host', 'system']) }),
  z.strictObject({ do: z.literal('review-list'), campaign }),
  /** With a contact what stands there is his; without one it is discarded. */
  z.strictObject({ do: z.literal('review-settle'), campaign, entry: z.string().max(300), contact: contact.optional() }),
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
