import { present } from '../../workflows/audience/present.ts';
import { addWalkIn } from '../add-walk-in/add-walk-in.ts';
import { noteConversation } from '../note-conversation/note-conversation.ts';
import { findEnrollment } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

/** A guest who was not invited, entered by an operator while the check-in page is not at hand. */
export function enterWalkIn(ports: OperatePorts) {
  return async ({ do: _, guestOf, key, ...guest }: RequestOf<'walk-in'>) => {
    const host = guestOf === undefined ? undefined : await findEnrollment(ports, guest.campaign, guestOf);
    if (host && 'ok' in host) return host;
    const added = await addWalkIn(ports)({
      ...present(guest),
      key: `operate.${key}`,
      ...(host && { guestOf: host.id }),
    });
    return added.ok ? added : refused(`organisation: ${added.message}`);
  };
}

/** What a rep noted of a guest, told to an operator. */
export function enterConversation(ports: OperatePorts) {
  return async ({ do: _, campaign, contact, key, ...note }: RequestOf<'conversation'>) => {
    const enrollment = await findEnrollment(ports, campaign, contact);
    if ('ok' in enrollment) return enrollment;
    const noted = await noteConversation(ports)({ ...present(note), enrollment: enrollment.id, key: `operate.${key}` });
    return noted.ok ? { ...noted, enrollment: enrollment.id } : refused(`contact: ${contact} is not there any more`);
  };
}
