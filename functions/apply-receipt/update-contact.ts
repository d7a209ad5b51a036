import type { Contact } from '../../workflows/domain/contact.ts';
import { changeContact, emit, toChange } from '../../workflows/domain/draft.ts';
import type { Ports } from '../../workflows/ports.ts';
import { contactFieldsSchema } from '../receive-webhook/read-contact-update.ts';
import type { ReceivedEvent } from '../shared/cloud-ports.ts';
import { transact } from '../shared/transact.ts';

export interface ContactUpdate extends ReceivedEvent {
  readonly enrollment: string;
}

/**
 * Writes what another system knows of a contact, field by field: the newest by the time it happened wins, in whatever
 * order they come; at the same time the greater text. Permissions are no fields.
 */
export function updateContact(ports: Ports) {
  return async ({
    enrollment,
    key,
    occurredAt,
    type,
    data,
  }: ContactUpdate): Promise<'applied' | 'duplicate' | 'unmatched'> => {
    const fields = Object.entries(contactFieldsSchema.parse(data ?? {})).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value] as const],
    );
    const updated = await transact(ports, enrollment, (draft) => {
      const { contact } = draft;
      const newer = fields.filter(([field, value]) => isNewer(contact, { field, value, occurredAt }));
      if (newer.length === 0) return { result: undefined };
      const changedAt = { ...contact.changedAt, ...Object.fromEntries(newer.map(([field]) => [field, occurredAt])) };
      for (const [field, value] of newer) {
        if (heldIn(contact, field) !== value) emit(draft, 'DataEnriched', { field, by: 'system', from: type });
      }
      changeContact(draft, { ...Object.fromEntries(newer), changedAt });
      return { write: { ...toChange(draft), claim: { key, result: 'recorded' } }, result: undefined };
    });
    if (updated.status === 'absent') return 'unmatched';
    return updated.status === 'refused' ? 'duplicate' : 'applied';
  };
}

interface Written {
  readonly field: string;
  readonly value: string;
  readonly occurredAt: number;
}

function isNewer(contact: Contact, { field, value, occurredAt }: Written): boolean {
  const before = contact.changedAt?.[field];
  if (before === undefined || before !== occurredAt) return before === undefined || before < occurredAt;
  return value > (heldIn(contact, field) ?? '');
}

function heldIn(contact: Contact, field: string): string | undefined {
  const value = Object.entries(contact).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : undefined;
}
