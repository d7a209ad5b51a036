import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { transact } from '../shared/transact.ts';
import { type ErasePorts, eraseContact } from './erase-contact.ts';

/**
 * The data of a contact have been kept long enough after this campaign. They go where no other one still needs them:
 * that one looks after them by itself.
 */
export function eraseRetained(ports: ErasePorts) {
  return async ({ id, contact }: Enrollment): Promise<void> => {
    const others = (await ports.otherCampaigns.allOf(contact)).filter((other) => other.id !== id);
    const now = ports.clock.now();
    if (!others.some((other) => needsHim(other, now))) await eraseContact(ports)(contact);
    await transact(ports, id, (draft) => {
      const { next } = draft;
      if (next.eraseAt === undefined) return { result: false };
      next.eraseAt = undefined;
      next.checkAt = undefined;
      return { write: { enrollment: next }, result: true };
    });
  };
}

function needsHim({ status, outcome, eraseAt }: Enrollment, now: number): boolean {
  return status === 'open' || outcome === 'yes' || (eraseAt !== undefined && eraseAt > now);
}
