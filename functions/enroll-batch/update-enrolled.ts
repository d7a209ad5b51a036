import type { Contact } from '../../workflows/domain/contact.ts';
import { changeContact, type Draft, emit, toChange } from '../../workflows/domain/draft.ts';
import { passTask } from '../../workflows/domain/escalate-task.ts';
import type { Ports } from '../../workflows/ports.ts';
import { transact } from '../shared/transact.ts';
import { type Merged, mergeContact } from './merge-contact.ts';

/** What a newer file says of somebody who is enrolled already. */
export interface Update {
  readonly enrollment: string;
  readonly file: Contact;
  /** The same row in the launch before. */
  readonly base: Contact;
}

/** Takes over what a newer file changed, in one transaction; again it finds nothing to change. */
export function updateEnrolled(ports: Ports) {
  return async ({ enrollment, file, base }: Update): Promise<'updated' | 'unchanged'> => {
    const done = await transact(ports, enrollment, (draft) => {
      const merged = mergeContact(draft.contact, file, base, draft.now);
      if (merged.contact === draft.contact) return { result: 'unchanged' as const };
      changeContact(draft, merged.contact);
      tell(draft, merged);
      if (merged.fields.includes('rep')) changeRep(draft);
      return { write: toChange(draft), result: 'updated' as const };
    });
    return done.status === 'done' ? done.result : 'unchanged';
  };
}

function tell(draft: Draft, { fields, lowered }: Merged): void {
  for (const field of fields) emit(draft, 'DataEnriched', { field, by: 'campaign', from: 'audience file' });
  for (const permission of lowered) emit(draft, 'PermissionChanged', { ...permission });
}

/** Another rep from here on; a call that still waits goes into his queue, one that was sent stays with who has it. */
function changeRep(draft: Draft): void {
  const { next, contact } = draft;
  next.rep = contact.rep;
  const touch = next.touch;
  if (touch?.queued && touch.status === 'planned' && contact.rep !== undefined) passTask(draft, touch.id, contact.rep);
}
