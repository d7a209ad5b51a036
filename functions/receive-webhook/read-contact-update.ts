import * as z from 'zod';
import { present } from '../../workflows/audience/present.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { commonShape, contactSchema, type EventData, type Reading } from './event-data.ts';
import { phone, text } from './event-fields.ts';

/**
 * What `contact.updated` may change: no address, which is who a contact is, and neither country nor legal form, on which
 * the law's answer hangs.
 */
const fieldsShape = {
  salutation: z.enum(['mr', 'ms', 'none']).optional(),
  title: text.optional(),
  firstName: text.optional(),
  initials: text.optional(),
  lastNamePrefix: text.optional(),
  lastName: text.optional(),
  role: text.optional(),
  buyingRole: z.enum(['decides', 'advises', 'uses', 'unknown']).optional(),
  phone: phone.optional(),
  mobile: phone.optional(),
  street: text.optional(),
  postcode: text.optional(),
  city: text.optional(),
  crmContactId: text.optional(),
  crmOrganisationId: text.optional(),
};

/** Reads what was kept of such a change. */
export const contactFieldsSchema = z.object(fieldsShape);

const lowered = z.literal('objected', { error: 'a permission is only lowered here: write objected, or leave it out' });

const updateSchema = z.strictObject({
  ...fieldsShape,
  ...commonShape,
  contact: contactSchema,
  emailPermission: lowered.optional(),
  phonePermission: lowered.optional(),
  objected: z.literal(true, { error: 'an objection is never taken back: write true, or leave it out' }).optional(),
});

const SAYS_SOMETHING = 'says nothing that changed';
const schema = updateSchema.refine(
  ({ campaign: _campaign, contact: _contact, id: _id, ...rest }) => Object.keys(present(rest)).length > 0,
  SAYS_SOMETHING,
);

/** Changed fields, and the signals that lower a permission: they go the way of every other opt-out. */
export function readContactUpdate(data: Readonly<Record<string, unknown>>): Reading<EventData> {
  const read = schema.safeParse(data);
  if (!read.success) return { ok: false, issues: read.error.issues };
  const { campaign, id, contact, emailPermission, phonePermission, objected, ...changed } = read.data;
  const fields = present(changed);
  const signals: SignalName[] = [
    ...(emailPermission ? (['unsubscribed'] as const) : []),
    ...(phonePermission ? (['do-not-call'] as const) : []),
    ...(objected ? (['objected'] as const) : []),
  ];
  const says = signals.map((signal) => ({ signal }));
  return {
    ok: true,
    value: {
      campaign,
      ...(id !== undefined && { id }),
      who: present(contact),
      says: Object.keys(fields).length > 0 ? [{ data: fields }, ...says] : says,
    },
  };
}
