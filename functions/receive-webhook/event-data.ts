import * as z from 'zod';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { email, ownId, phone, text } from './event-fields.ts';

/** Who an event is about, as the sender knows him. */
type Who = Readonly<Record<string, string>>;

/** One thing an event says: a signal, changed fields of the contact, or neither where its type says all. */
interface Said {
  readonly signal?: SignalName;
  readonly data?: SignalData;
}

/** What an event's `data` say. */
export interface EventData {
  readonly campaign: string;
  readonly who: Who;
  /** Id of the call task or ask it reports on. */
  readonly task?: string;
  /** The sender's own id of the event. */
  readonly id?: string;
  readonly says: readonly Said[];
}

export type Issue = z.core.$ZodIssue;
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A contact as others know him: found by address or number; the rest tells a person who is meant. */
export const contactSchema = z
  .strictObject({
    email: email.optional(),
    phone: phone.optional(),
    crmContactId: text.optional(),
    firstName: text.optional(),
    lastName: text.optional(),
    organisation: text.optional(),
  })
  .refine(
    (who) => (who.email ?? who.phone ?? who.crmContactId ?? who.lastName) !== undefined,
    'say who: email, phone, crmContactId or lastName',
  );

/** Of every event. */
export const commonShape = { campaign: ownId, id: text.optional() };
