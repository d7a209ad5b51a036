import { eraseContact } from '../erase-contact/erase-contact.ts';
import { addressOf, findEnrollment } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import type { RequestOf } from './request.ts';

/** Whom an erasure would concern, and in which campaigns: what is open there ends. */
export function planErasure(ports: OperatePorts) {
  return async ({ campaign, contact: named }: RequestOf<'erase-plan'>) => {
    const enrollment = await findEnrollment(ports, campaign, named);
    if ('ok' in enrollment) return enrollment;
    const contact = await ports.store.contact(enrollment.contact);
    const all = await ports.otherCampaigns.allOf(enrollment.contact);
    return {
      ok: true,
      contact: addressOf(contact, enrollment.contact),
      erasedAt: contact?.erasedAt ?? null,
      campaigns: all.map(({ campaign: name, status, step }) => ({ campaign: name, status, step })),
    } as const;
  };
}

/** A contact's own wish, or the operator's: who he is goes, everywhere, and the answer is the proof. */
export function erase(ports: OperatePorts) {
  return async ({ campaign, contact: named }: RequestOf<'erase'>) => {
    const enrollment = await findEnrollment(ports, campaign, named);
    if ('ok' in enrollment) return enrollment;
    return { ok: true, ...(await eraseContact(ports)(enrollment.contact)) } as const;
  };
}
